'use strict';

const { join } = require('node:path');
const common = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...common,
	rootDir: join(__dirname, '../..'),
	testMatch: ['<rootDir>/test/e2e/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	modulePathIgnorePatterns: ['<rootDir>/.cache/'],
	// The real n8n starts, imports and stops within the first and last minutes; a busy machine takes long to show a page.
	testTimeout: 900_000,
	maxWorkers: 1,
};
