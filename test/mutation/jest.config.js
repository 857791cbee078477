'use strict';

const { resolve } = require('node:path');

const base = require('../../jest.config.js');

/** jest as run by Stryker: many times in one process, each time with an active mutant. */
module.exports = {
	...base,
	rootDir: resolve(__dirname, '../..'),
	setupFiles: [...base.setupFiles, require.resolve('./setup.ts')],
	// A mutant in code that runs when a module is loaded must be active then.
	testEnvironmentOptions: { sharedModules: [] },
	testEnvironment: require.resolve('./jest-circus/environment.js'),
	testRunner: require.resolve('./jest-circus/runner.js'),
};
