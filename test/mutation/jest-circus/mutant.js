'use strict';

/** How Stryker tells the code under test which mutant is active. */
const VARIABLE = '__STRYKER_ACTIVE_MUTANT__';

let killed;

/** Number of the active mutant; undefined while the tests run undisturbed. */
exports.activeMutant = () => process.env[VARIABLE];

/** Records that a test has killed the mutant: no other test needs to. */
exports.noteKilled = () => {
	killed = exports.activeMutant();
};

/** Whether a test has killed the active mutant. */
exports.isKilled = () => killed !== undefined && killed === exports.activeMutant();
