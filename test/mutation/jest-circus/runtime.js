'use strict';

const { default: Runtime } = require('jest-runtime');

/** Loads installed packages for all test files of a process; runs no test itself. */
let packages;

const isInstalled = (file) => file.includes('/node_modules/');

/**
 * Modules of installed packages are loaded once for a process: they don't change while mutants come and go. The
 * project's own are loaded anew for each test file, as jest does it.
 */
module.exports = class KeptRuntime extends Runtime {
	constructor(...args) {
		super(...args);
		packages ??= new Runtime(...args);
	}

	requireModule(from, moduleName, options, isRequireActual) {
		const kept =
			!isRequireActual &&
			!options?.isInternalModule &&
			isInstalled(this._resolution.resolveCjs(from, moduleName));
		return kept
			? packages.requireModule(from, moduleName, options)
			: super.requireModule(from, moduleName, options, isRequireActual);
	}
};
