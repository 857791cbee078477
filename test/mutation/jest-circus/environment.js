'use strict';

const WorkerEnvironment = require('../../support/jest/environment');
const { isKilled, noteKilled } = require('./mutant');

/** The environment of the tests, which skips what follows once a test has failed: a mutant dies but once. */
module.exports = class MutationEnvironment extends WorkerEnvironment {
	constructor(config, context) {
		super(config, context);
		// What Stryker and jest's runner left of the last file: a test that was skipped is never said to be over.
		if (globalThis.__stryker__) globalThis.__stryker__.currentTestId = undefined;
		delete globalThis.__stryker__;
	}

	handleTestEvent(event) {
		if (event.name === 'test_start' && isKilled()) event.test.mode = 'skip';
		if (event.name === 'test_done' && event.test.errors.length > 0) noteKilled();
	}

	async teardown() {
		await super.teardown();
		// A mutant that opens a way to the prototype of objects must not spoil all that come after it.
		for (const key of Object.keys(Object.prototype)) delete Object.prototype[key];
	}
};
