'use strict';

const diagnostics = require('node:diagnostics_channel');
const vm = require('node:vm');
const { LegacyFakeTimers, ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** Stands for the worker's own context, which Node has no handle for. */
const OWN_CONTEXT = vm.createContext({});

const { compileFunction } = vm;

/** What jest loads for each test file, compiled: its own modules, and those of the tests which are not a test file. */
const compiled = new Map();

vm.compileFunction = (code, parameters, options) => {
	if (options?.parsingContext !== OWN_CONTEXT) return compileFunction(code, parameters, options);
	const known = compiled.get(options.filename);
	if (known?.code === code) return known.run;
	const run = compileFunction(code, parameters, { ...options, parsingContext: undefined });
	if (!options.filename.endsWith('.test.ts')) compiled.set(options.filename, { code, run });
	return run;
};

/**
 * Hosts that this worker has sent requests to. What a test file gave up, such as a page that was read ahead, may still be
 * repeated while the next file runs: a test that watches where requests go has to know them.
 */
const asked = new Set();
diagnostics.subscribe('http.client.request.start', ({ request }) => {
	asked.add(String(request.getHeader('host')));
});
const ASKED_BEFORE = Symbol.for('hosts that were asked by earlier test files');

/** What jest keeps in symbols on the global object: a suite must not find what an earlier one left. */
const OF_JEST = /jest|^(?:EVENT_HANDLERS|RETRY|TEST_TIMEOUT|LOG_ERRORS|WAIT_BEFORE)/i;

/**
 * Runs test files in the context of the worker itself, where jest makes a new one for each file.
 *
 * n8n is loaded once a worker, by Node (see installedPackage.js), and shares `Error`, `Array` and `Promise` with the
 * tests, as it does with the nodes in a real n8n. What a file changes in the process is undone when it ends.
 */
module.exports = class WorkerEnvironment {
	constructor({ projectConfig }) {
		this.global = globalThis;
		this.moduleMocker = new ModuleMocker(globalThis);
		const { moduleMocker } = this;
		this.fakeTimers = new LegacyFakeTimers({
			config: projectConfig,
			global: globalThis,
			moduleMocker,
			timerConfig: { idToRef: (id) => id, refToId: (timer) => timer },
		});
		this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
		this.before = {
			env: { ...process.env },
			exit: process.exit,
			console: globalThis.console,
		};
		globalThis[ASKED_BEFORE] = new Set(asked);
	}

	getVmContext() {
		return OWN_CONTEXT;
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	async setup() {
		// jest sets 100, and n8n's errors look at all of their frames.
		Error.stackTraceLimit = 30;
	}

	async teardown() {
		this.moduleMocker.restoreAllMocks();
		this.fakeTimers.dispose();
		this.fakeTimersModern.dispose();
		for (const name of Object.keys(process.env)) {
			if (!(name in this.before.env)) delete process.env[name];
		}
		Object.assign(process.env, this.before.env);
		process.exit = this.before.exit;
		globalThis.console = this.before.console;
		delete globalThis.__coverage__;
		for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
			if (OF_JEST.test(symbol.description)) Reflect.deleteProperty(globalThis, symbol);
		}
	}
};
