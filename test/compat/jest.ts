import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './engine';

/** The results of a test run. */
export interface TestRun {
	passed: number;
	/** The failures: names of tests, and of suites that couldn't be loaded, with the reason. */
	failures: Array<{ name: string; message: string }>;
}

interface JestResult {
	numPassedTests: number;
	testResults: Array<{
		name: string;
		message: string;
		status: string;
		assertionResults: Array<{ fullName: string; status: string; failureMessages: string[] }>;
	}>;
}

/**
 * Runs tests with another engine and the built package.
 *
 * @param engine the folder from which n8n's packages are taken
 * @param args jest's arguments: path patterns, options
 * @param output whether to `show` or `hide` jest's output
 */
export async function runTests(
	engine: string,
	args: string[],
	output: 'show' | 'hide',
): Promise<TestRun> {
	const folder = mkdtempSync(join(tmpdir(), 'compat-'));
	try {
		const file = join(folder, 'result.json');
		const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
		const config = join(ROOT, 'test/compat/jest.config.js');
		const options = ['--config', config, '--json', '--outputFile', file];
		const stdio = output === 'show' ? 'inherit' : 'ignore';
		const child = spawn(process.execPath, [jest, ...options, ...args], {
			cwd: ROOT,
			env: { ...process.env, N8N_ENGINE: engine },
			// The output of --json is in the file.
			stdio: ['ignore', 'ignore', stdio],
		});
		await once(child, 'exit');
		return summary(JSON.parse(readFileSync(file, 'utf8')) as JestResult);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function summary({ numPassedTests, testResults }: JestResult): TestRun {
	const failures = testResults.flatMap(({ name, message, status, assertionResults }) => {
		const tests = assertionResults
			.filter((test) => test.status === 'failed')
			.map((test) => ({ name: test.fullName, message: test.failureMessages[0] ?? '' }));
		const lost = status === 'failed' && tests.length === 0;
		return lost ? [{ name: name.slice(ROOT.length + 1), message }] : tests;
	});
	return { passed: numPassedTests, failures };
}
