'use strict';

/** @type {import('jest').Config} */
module.exports = {
	rootDir: __dirname,
	testEnvironment: '<rootDir>/test/support/jest/environment.js',
	testEnvironmentOptions: {
		// Loaded once a worker, see the runtime.
		sharedModules: ['credentials', 'dist', 'nodes', 'test/sandbox', 'test/support'],
	},
	runtime: '<rootDir>/test/support/jest/runtime.js',
	testSequencer: '<rootDir>/test/support/jest/sequencer.js',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/sdk/'],
	// Packages that were installed into the real n8n are none of this project's.
	modulePathIgnorePatterns: [
		'<rootDir>/.cache/',
		'<rootDir>/test/e2e/',
		'<rootDir>/test/compat/n8n-1/',
		'<rootDir>/test/sdk/node_modules/',
	],
	globalSetup: '<rootDir>/test/support/globalSetup.ts',
	globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
	setupFiles: ['<rootDir>/test/support/environment.ts'],
	transform: {
		'\\.m?[jt]s$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
				module: { type: 'commonjs' },
				sourceMaps: 'inline',
			},
		],
	},
	// A test that takes a second alone takes minutes on a machine that others use, too.
	testTimeout: 600_000,
	// One more than the two cores that most machines of CI have: some tests wait.
	maxWorkers: 3,
	// What a suite loaded of n8n stays in its worker's memory, and slows the collection of garbage for all that follow.
	workerIdleMemoryLimit: '1GB',
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text-summary', 'lcov', 'json-summary'],
	coverageThreshold: { global: { lines: 95, branches: 95 } },
};
