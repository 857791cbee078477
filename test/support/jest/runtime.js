'use strict';

const { createRequire } = require('node:module');
const { default: Runtime } = require('jest-runtime');

const isInstalled = (file) => file.includes('/node_modules/');

/**
 * Leaves installed packages to Node, which loads them once a worker; jest would load them anew for each test file, and
 * loading n8n takes longer than most files do. The project's own modules are loaded anew, as jest does it.
 *
 * What a package keeps in its modules stays for the test files that follow.
 */
module.exports = class WorkerRuntime extends Runtime {
	requireModule(from, moduleName, options, isRequireActual) {
		if (!options?.isInternalModule && moduleName !== undefined) {
			const file = this._resolution.resolveCjs(from, moduleName);
			if (isInstalled(file)) return createRequire(from)(file);
		}
		return super.requireModule(from, moduleName, options, isRequireActual);
	}
};
