// What n8n's package scanner reports about the source and the packed package, including warnings.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	analyzePackage,
	buildScanConfig,
	findPackageRoot,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';
import { packPackage } from './pack.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
// Under NODE_ENV=test (set by jest), n8n's lint plugin takes every file for a trigger called Test.
delete process.env.NODE_ENV;

/** The files of a published package that the scanner reads. */
const PACKED_FILE_PATTERNS = ['**/*.js', 'package.json'];

/**
 * The scanner passes packages with warnings and doesn't show them: lints again with the scanner's own configuration, and returns
 * every message.
 */
async function messages(directory, patterns) {
	const eslint = new ESLint({
		cwd: directory,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
	});
	const results = await eslint.lintFiles(patterns);
	const lines = results.flatMap(({ filePath, messages: found }) =>
		found.map(({ line, column, severity, ruleId, message }) => {
			const level = severity === 2 ? 'error' : 'warning';
			const place = `${relative(directory, filePath)}:${line ?? 0}:${column ?? 0}`;
			return `  ${place} ${level} ${message} (${ruleId ?? 'parser'})`;
		}),
	);
	return { files: results.length, lines };
}

async function scan(name, directory, patterns) {
	const verdict = await analyzePackage(directory, patterns);
	const { files, lines } = await messages(directory, patterns);
	const passed = verdict.passed && lines.length === 0;
	console.log(`${passed ? 'PASS' : 'FAIL'} ${name}: ${files} files, ${lines.length} findings`);
	if (!verdict.passed) console.log(`  ${verdict.message}`);
	for (const line of lines) console.log(line);
	return passed;
}

/** Unpacks what `npm publish` would send. */
async function pack(directory) {
	const file = await packPackage(directory);
	const unpacked = join(directory, 'package');
	mkdirSync(unpacked);
	execFileSync('tar', ['-xzf', file, '-C', directory]);
	return unpacked;
}

/** Whether the scanner finds the package in the registry by its name, as it does after publishing. */
function isFound() {
	const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	const found = findPackageRoot(ROOT, name);
	const passed = found !== null && resolve(found) === ROOT;
	console.log(`${passed ? 'PASS' : 'FAIL'} package root: ${found ?? 'none'}`);
	return passed;
}

const temporary = mkdtempSync(join(tmpdir(), 'scan-'));
try {
	const source = await scan('source', ROOT, SOURCE_FILE_PATTERNS);
	const packed = await scan('package', await pack(temporary), PACKED_FILE_PATTERNS);
	process.exitCode = isFound() && source && packed ? 0 : 1;
} finally {
	rmSync(temporary, { recursive: true, force: true });
}
