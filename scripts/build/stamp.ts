import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DIST, ROOT } from './paths';

const STAMP = join(ROOT, '.cache/build.sha256');

/** Everything that the build reads; the lock file represents the libraries. */
const INPUTS = [
	'nodes',
	'credentials',
	'icons',
	'scripts/build',
	'gulpfile.js',
	'package.json',
	'package-lock.json',
];

async function listFiles(input: string): Promise<string[]> {
	const path = join(ROOT, input);
	if (!existsSync(path)) return [];
	if ((await stat(path)).isFile()) return [path];
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

async function hashInputs(): Promise<string> {
	const hash = createHash('sha256');
	for (const file of (await Promise.all(INPUTS.map(listFiles))).flat().sort()) {
		hash
			.update(file)
			.update('\0')
			.update(await readFile(file))
			.update('\0');
	}
	return hash.digest('hex');
}

/** Whether dist was built from the current files. */
export async function isUpToDate(): Promise<boolean> {
	if (!existsSync(DIST) || !existsSync(STAMP)) return false;
	return (await readFile(STAMP, 'utf8')) === (await hashInputs());
}

/** Notes which files dist was built from. */
export async function writeStamp(): Promise<void> {
	await mkdir(dirname(STAMP), { recursive: true });
	await writeFile(STAMP, await hashInputs());
}
