'use strict';

const { createRequire, isBuiltin } = require('node:module');
const { dirname } = require('node:path');
const { compileFunction } = require('node:vm');

const PARAMETERS = ['module', 'exports', 'require', '__dirname', '__filename', 'jest'];

/**
 * Modules that a worker loads once for all of its test files, as n8n loads a node once for all workflows.
 *
 * Module names are resolved, and files transformed, by the runtime of the current test file.
 */
module.exports = class SharedModules {
	modules = new Map();

	/** Modules outlive test files: their `jest` is that of the current file. */
	jest = new Proxy({}, { get: (_, name) => this.runtime.jestOfTestFile()[name] });

	/** @param runtime of the current test file */
	useFor(runtime) {
		this.runtime = runtime;
	}

	/** @returns the exports of a module */
	load(file) {
		const known = this.modules.get(file);
		if (known) return known.exports;
		const module = { id: file, filename: file, path: dirname(file), exports: {} };
		this.modules.set(file, module);
		try {
			this.evaluate(module);
		} catch (error) {
			this.modules.delete(file);
			throw error;
		}
		return module.exports;
	}

	evaluate(module) {
		const { filename, path, exports } = module;
		const code = this.runtime.codeOf(filename);
		if (filename.endsWith('.json')) {
			module.exports = JSON.parse(code);
			return;
		}
		module.require = this.requireIn(filename);
		const run = compileFunction(code, PARAMETERS, { filename });
		run.call(exports, module, exports, module.require, path, filename, this.jest);
	}

	requireIn(from) {
		const byNode = createRequire(from);
		const load = (name) => {
			if (isBuiltin(name)) return byNode(name);
			const file = this.runtime.resolve(from, name);
			if (this.runtime.isInstalled(file)) return byNode(file);
			if (this.runtime.isShared(file)) return this.load(file);
			throw new Error(`${from} is loaded once for all test files, ${file} for each of them`);
		};
		load.resolve = (name) => (isBuiltin(name) ? name : this.runtime.resolve(from, name));
		return load;
	}
};
