'use strict';

const base = require('../../jest.config');

/** @type {import('jest').Config} */
module.exports = { ...base, resolver: '<rootDir>/test/compat/resolver.js' };
