'use strict';

const asyncHooks = require('node:async_hooks');

/**
 * The context storages (AsyncLocalStorage) of one test file: jest creates one for each file and never disables it. Before Node 24,
 * each promise of the worker gets a property for every enabled one, so that the hundredth file would take several times as long.
 */
module.exports = class ContextStorages {
	created = [];

	/** Node's module, for jest and the test file. */
	module = { ...asyncHooks, AsyncLocalStorage: this.recordingClass() };

	recordingClass() {
		const { created } = this;
		return class extends asyncHooks.AsyncLocalStorage {
			constructor(...args) {
				super(...args);
				created.push(this);
			}
		};
	}

	/** To be called when the file has ended. */
	disable() {
		for (const storage of this.created.splice(0)) storage.disable();
	}
};
