'use strict';

const { createRequire } = require('node:module');
const { join, sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');
const ContextStorages = require('./contextStorages');
const SharedModules = require('./sharedModules');

const shared = new SharedModules();

/** The source map of each transformed file, including shared modules, for stack traces. */
const sourceMaps = new Map();

/**
 * Loads the imports of test files.
 *
 * Installed packages are left to Node, which loads them once per worker. The project's modules in the folders configured as
 * `sharedModules` are also loaded once per worker: jest would load all of them again for each test file, which takes longer than
 * most files do. The state of a module stays for later test files.
 *
 * A file that mocks a module gets its own modules, and so does each file when coverage is collected.
 */
module.exports = class WorkerRuntime extends Runtime {
	constructor(config, ...others) {
		super(config, ...others);
		const [, , , , { collectCoverage }] = others;
		const { sharedModules } = config.testEnvironmentOptions;
		const folders = collectCoverage ? [] : sharedModules;
		this.sharedFolders = folders.map((folder) => join(config.rootDir, folder, sep));
		this.hasOwnModules = false;
		this.transformCache.sourceMaps = sourceMaps;
		this.contextStorages = new ContextStorages();
		this.watchContextStorages();
		shared.useFor(this);
	}

	watchContextStorages() {
		const { coreModule, contextStorages } = this;
		const load = coreModule.require.bind(coreModule);
		coreModule.require = (name) =>
			/^(?:node:)?async_hooks$/.test(name) ? contextStorages.module : load(name);
	}

	teardown() {
		super.teardown();
		this.contextStorages.disable();
	}

	requireModule(from, moduleName, options, isRequireActual) {
		if (!options?.isInternalModule && moduleName !== undefined) {
			const file = this.resolve(from, moduleName);
			if (this.isInstalled(file)) return createRequire(from)(file);
			if (!this.hasOwnModules && this.isShared(file)) return shared.load(file);
		}
		return super.requireModule(from, moduleName, options, isRequireActual);
	}

	setMock(...args) {
		this.hasOwnModules = true;
		super.setMock(...args);
	}

	isInstalled(file) {
		return file.includes('/node_modules/');
	}

	isShared(file) {
		const isTestFile = file.endsWith('.test.ts');
		return !isTestFile && this.sharedFolders.some((folder) => file.startsWith(folder));
	}

	resolve(from, moduleName) {
		return this._resolution.resolveCjs(from, moduleName);
	}

	/** @returns the transformed file: JavaScript, or JSON */
	codeOf(file) {
		return file.endsWith('.json')
			? this.transformCache.transformJson(file)
			: this.transformCache.transform(file);
	}

	jestOfTestFile() {
		return this.jestGlobals.jestObjectFor(this._testPath);
	}
};
