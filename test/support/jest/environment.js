'use strict';

const diagnostics = require('node:diagnostics_channel');
const vm = require('node:vm');
const { LegacyFakeTimers, ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** Represents the worker's own context, for which Node has no handle. */
const OWN_CONTEXT = vm.createContext({});

/**
 * Sends the requests of fetch through connections that aren't kept, and without timers: in Node 20, a timer may meet a parser that
 * is gone, which throws an error that no test can catch (undici 6.24). Its dispatcher exists once a class of fetch is used.
 */
const DISPATCHER = Symbol.for('undici.globalDispatcher.1');
void globalThis.Response;
const { constructor: Agent } = globalThis[DISPATCHER];
globalThis[DISPATCHER] = new Agent({ pipelining: 0, headersTimeout: 0, bodyTimeout: 0 });

const { compileFunction } = vm;

/** What jest loads for each test file after compiling it: its own modules, and test modules that aren't test files. */
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
 * Hosts to which this worker has sent requests. What a test file abandoned, such as a prefetched page, may still be retried while
 * the next file runs: a test that checks where requests go must know them.
 */
const asked = new Set();
diagnostics.subscribe('http.client.request.start', ({ request }) => {
	asked.add(String(request.getHeader('host')));
});
const ASKED_BEFORE = Symbol.for('hosts that were asked by earlier test files');

/** Symbols that jest keeps on the global object: a suite must not find those of an earlier one. */
const OF_JEST = /jest|^(?:EVENT_HANDLERS|RETRY|TEST_TIMEOUT|LOG_ERRORS|WAIT_BEFORE)/i;

/**
 * Runs test files in the worker's own context, while jest creates a new one per file.
 *
 * n8n is loaded once per worker, by Node (see installedPackage.js), and shares `Error`, `Array` and `Promise` with the tests, as
 * it does with the nodes in a real n8n. Changes that a file makes to the process are undone when it ends.
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
		// jest sets 100, and n8n's errors examine all frames.
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
