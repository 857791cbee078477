'use strict';

const base = require('../../jest.config');

/** @type {import('jest').Config} */
module.exports = {
	...base,
	setupFiles: [...base.setupFiles, '<rootDir>/test/expressions/setup.ts'],
};
