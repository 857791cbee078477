'use strict';

const WorkerEnvironment = require('../../support/jest/environment');
const { isKilled, noteKilled } = require('./mutant');

/** The test environment, which skips the rest once a test has failed: one failure is enough to kill a mutant. */
module.exports = class MutationEnvironment extends WorkerEnvironment {
	constructor(config, context) {
		super(config, context);
		// State left by Stryker and jest's runner from the last file: skipped tests are never reported as finished.
		if (globalThis.__stryker__) globalThis.__stryker__.currentTestId = undefined;
		delete globalThis.__stryker__;
	}

	handleTestEvent(event) {
		if (event.name === 'test_start' && isKilled()) event.test.mode = 'skip';
		if (event.name === 'test_done' && event.test.errors.length > 0) noteKilled();
	}

	async teardown() {
		await super.teardown();
		// A mutant that opens a way to the object prototype must not affect all later ones.
		for (const key of Object.keys(Object.prototype)) delete Object.prototype[key];
	}
};
