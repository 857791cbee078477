'use strict';

const { resolve } = require('node:path');

const base = require('../../jest.config.js');

/** jest as Stryker runs it: many times in one process, with a mutant switched on each time. */
module.exports = {
	...base,
	rootDir: resolve(__dirname, '../..'),
	setupFiles: [...base.setupFiles, require.resolve('./setup.ts')],
	// A mutant in what a module does while it loads has to load it.
	testEnvironmentOptions: { sharedModules: [] },
	testEnvironment: require.resolve('./jest-circus/environment.js'),
	testRunner: require.resolve('./jest-circus/runner.js'),
};
