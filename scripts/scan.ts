// What n8n's package scanner reports about the source and the packed package, including warnings.
import {
	analyzePackage,
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

/** The scanner's verdict, and all messages of its linter: it passes packages with warnings and doesn't show them. */
async function analyze(directory: string, patterns: string[]) {
	const { prototype } = ESLint;
	const { lintFiles } = prototype;
	let results: ESLint.LintResult[] = [];
	prototype.lintFiles = async function (files) {
		results = await lintFiles.call(this, files);
		return results;
	};
	try {
		const verdict = await analyzePackage(directory, patterns);
		return { verdict, results };
	} finally {
		prototype.lintFiles = lintFiles;
	}
}

async function scan(name: string, directory: string, patterns: string[]): Promise<boolean> {
	const { verdict, results } = await analyze(directory, patterns);
	const lines = results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, column, severity, ruleId, message }) => {
			const level = severity === 2 ? 'error' : 'warning';
			const position = `${relative(directory, filePath)}:${line ?? 0}:${column ?? 0}`;
			return `  ${position} ${level} ${message} (${ruleId ?? 'parser'})`;
		}),
	);
	// The scanner also passes a package in which it finds no files.
	const passed = verdict.passed && results.length > 0 && lines.length === 0;
	const found = `${results.length} files, ${lines.length} findings`;
	console.log(`${passed ? 'PASS' : 'FAIL'} ${name}: ${found}`);
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
