'use strict';

/** How Stryker tells the code under test which mutant is switched on. */
const VARIABLE = '__STRYKER_ACTIVE_MUTANT__';

let killed;

/** The mutant that is switched on, by its number; undefined while the tests run undisturbed. */
exports.activeMutant = () => process.env[VARIABLE];

/** Notes that a test noticed the mutant: no other has to. */
exports.noteKilled = () => {
	killed = exports.activeMutant();
};

/** Whether a test has noticed the mutant that is switched on. */
exports.isKilled = () => killed !== undefined && killed === exports.activeMutant();
