'use strict';

const { TestEnvironment } = require('jest-environment-node');
const { activateIn, isKilled, noteKilled } = require('./mutant');

const CIRCUS_HANDLERS = Symbol.for('EVENT_HANDLERS');

let kept;

/**
 * One world of globals for all test files of a process, where jest makes one for each file: in a new world, n8n-workflow
 * and n8n-core would have to be loaded again for each file and each mutant, which takes far longer than the tests.
 *
 * Once a test has failed, those that follow are skipped: a mutant dies but once.
 */
module.exports = class KeptEnvironment {
	constructor(config, context) {
		kept ??= new TestEnvironment(config, context);
		this.context = kept.context;
		this.global = kept.global;
		this.moduleMocker = kept.moduleMocker;
		this.fakeTimers = kept.fakeTimers;
		this.fakeTimersModern = kept.fakeTimersModern;
		activateIn(this.global.process.env);
		// What Stryker and jest's runner left of the last file: a test that was skipped is never said to be over.
		if (this.global.__stryker__) this.global.__stryker__.currentTestId = undefined;
		delete this.global.__stryker__;
		delete this.global[CIRCUS_HANDLERS];
	}

	handleTestEvent(event) {
		if (event.name === 'test_start' && isKilled()) event.test.mode = 'skip';
		if (event.name === 'test_done' && event.test.errors.length > 0) noteKilled();
	}

	getVmContext() {
		return this.context;
	}

	exportConditions() {
		return kept.exportConditions();
	}

	async setup() {}

	async teardown() {
		this.fakeTimers.useRealTimers();
		this.fakeTimersModern.useRealTimers();
		// A mutant that opens a way to the prototype of objects must not spoil all that come after it.
		const { prototype } = this.global.Object;
		for (const key of Object.keys(prototype)) delete prototype[key];
	}
};
