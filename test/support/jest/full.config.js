'use strict';

const { resolve } = require('node:path');

// Read by test/support/size.ts in each of jest's workers.
process.env.TEST_SIZE = 'full';

/** @type {import('jest').Config} */
module.exports = { ...require('../../../jest.config'), rootDir: resolve(__dirname, '../../..') };
