'use strict';

const { createRequire } = require('node:module');
const { join, sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');
const SharedModules = require('./sharedModules');

const shared = new SharedModules();

/** Where the source map of each transformed file is, for stack traces; of shared modules, too. */
const sourceMaps = new Map();

/**
 * Loads what test files import.
 *
 * Installed packages are left to Node, which loads them once a worker. The project's modules below the folders that the
 * configuration names `sharedModules` are loaded once a worker, too: jest would load all of them anew for each test file,
 * and that takes longer than most files do. What is kept in a module stays for the test files that follow.
 *
 * A file that mocks a module has modules of its own, and so has each file where coverage is collected.
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
		shared.useFor(this);
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

	/** @returns what jest makes of a file: JavaScript, or JSON */
	codeOf(file) {
		return file.endsWith('.json')
			? this.transformCache.transformJson(file)
			: this.transformCache.transform(file);
	}

	jestOfTestFile() {
		return this.jestGlobals.jestObjectFor(this._testPath);
	}
};
