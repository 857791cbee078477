// What n8n's package scanner reports about the source and the packed package, including warnings.
import {
	analyzePackage,
	buildScanConfig,
	findPackageRoot,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { packageJson, ROOT } from './build/paths';
import { packPackage } from './pack';

/** The files of a published package that the scanner reads. */
const PACKED_FILE_PATTERNS = ['**/*.js', 'package.json'];

/**
 * The scanner passes packages with warnings and doesn't show them: lints again with the scanner's own configuration, and returns
 * every message.
 */
async function lint(
	directory: string,
	patterns: string[],
): Promise<{ files: number; lines: string[] }> {
	const eslint = new ESLint({
		cwd: directory,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
	});
	const results = await eslint.lintFiles(patterns);
	const lines = results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, column, severity, ruleId, message }) => {
			const level = severity === 2 ? 'error' : 'warning';
			const position = `${relative(directory, filePath)}:${line ?? 0}:${column ?? 0}`;
			return `  ${position} ${level} ${message} (${ruleId ?? 'parser'})`;
		}),
	);
	return { files: results.length, lines };
}

async function scan(name: string, directory: string, patterns: string[]): Promise<boolean> {
	const verdict = await analyzePackage(directory, patterns);
	const { files, lines } = await lint(directory, patterns);
	const passed = verdict.passed && lines.length === 0;
	console.log(`${passed ? 'PASS' : 'FAIL'} ${name}: ${files} files, ${lines.length} findings`);
	if (!verdict.passed) console.log(`  ${verdict.message}`);
	for (const line of lines) console.log(line);
	return passed;
}

/** Unpacks what `npm publish` would send. */
async function unpackPackage(directory: string): Promise<string> {
	const file = await packPackage(directory);
	const unpacked = join(directory, 'package');
	mkdirSync(unpacked);
	execFileSync('tar', ['-xzf', file, '-C', directory]);
	return unpacked;
}

/** Whether the scanner finds the package in the registry by its name, as it does after publishing. */
function isFound(): boolean {
	const found = findPackageRoot(ROOT, packageJson.name);
	const passed = found !== null && resolve(found) === ROOT;
	console.log(`${passed ? 'PASS' : 'FAIL'} package root: ${found ?? 'none'}`);
	return passed;
}

async function main(): Promise<void> {
	// Under NODE_ENV=test (set by jest), n8n's lint plugin takes every file for a trigger called Test.
	delete process.env.NODE_ENV;
	const temporary = mkdtempSync(join(tmpdir(), 'scan-'));
	try {
		const source = await scan('source', ROOT, SOURCE_FILE_PATTERNS);
		const packed = await scan('package', await unpackPackage(temporary), PACKED_FILE_PATTERNS);
		process.exitCode = isFound() && source && packed ? 0 : 1;
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
}

void main();
