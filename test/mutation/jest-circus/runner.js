'use strict';

const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const { createEmptyTestResult } = require('@jest/test-result');
const circus = require('jest-circus/runner').default;

const { activeMutant, isKilled } = require('./mutant');

let names;

/** Names of the tests in each file, as found by the first, undisturbed run; stored for processes that start later. */
function testNames(rootDir) {
	const file = join(rootDir, 'testNames.json');
	return {
		add(testPath, { testResults }) {
			names = { ...names, [testPath]: testResults.map(({ fullName }) => fullName) };
			writeFileSync(file, JSON.stringify(names));
		},
		of(testPath) {
			names ??= JSON.parse(readFileSync(file, 'utf8'));
			return names[testPath] ?? [];
		},
	};
}

/** jest's result for a file whose tests were all skipped. */
function skipped(fullNames) {
	const testResults = fullNames.map((fullName) => ({
		ancestorTitles: [],
		failureMessages: [],
		fullName,
		status: 'pending',
		title: fullName,
	}));
	return { ...createEmptyTestResult(), numPendingTests: testResults.length, testResults };
}

/**
 * jest's runner, except for files without a test of the mutant: Stryker names the tests that reach a mutant, and jest would load
 * all files to look for them.
 */
module.exports = async function runFile(
	globalConfig,
	config,
	environment,
	runtime,
	testPath,
	send,
) {
	const known = testNames(config.rootDir);
	if (activeMutant() !== undefined) {
		const wanted = new RegExp(globalConfig.testNamePattern ?? '', 'i');
		const concerned = known.of(testPath).some((name) => wanted.test(name));
		if (!concerned || isKilled()) return skipped(known.of(testPath));
	}
	const result = await circus(globalConfig, config, environment, runtime, testPath, send);
	if (activeMutant() === undefined) known.add(testPath, result);
	return result;
};
