'use strict';

const { join } = require('node:path');
const common = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...common,
	rootDir: join(__dirname, '../..'),
	testMatch: ['<rootDir>/test/sdk/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	modulePathIgnorePatterns: ['<rootDir>/.cache/', '<rootDir>/test/e2e/'],
	globalSetup: undefined,
	globalTeardown: undefined,
};
