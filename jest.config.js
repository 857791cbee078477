'use strict';

/** @type {import('jest').Config} */
module.exports = {
	rootDir: __dirname,
	testEnvironment: '<rootDir>/test/support/jest/environment.js',
	testEnvironmentOptions: {
		// Loaded once per worker, see the runtime.
		sharedModules: ['credentials', 'dist', 'nodes', 'test/sandbox', 'test/support'],
	},
	runtime: '<rootDir>/test/support/jest/runtime.js',
	testSequencer: '<rootDir>/test/support/jest/sequencer.js',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/sdk/'],
	// Packages installed into the real n8n don't belong to this project.
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
	// A test that takes a second alone takes minutes on a busy machine.
	testTimeout: 600_000,
	// Twice the cores of most CI machines: with fewer, the cores are idle for a fifth of the time, while tests wait.
	maxWorkers: 4,
	// What a suite loads from n8n stays in its worker's memory, and slows garbage collection for all later suites.
	workerIdleMemoryLimit: '1GB',
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text-summary', 'lcov', 'json-summary'],
	coverageThreshold: { global: { lines: 95, branches: 95 } },
};
