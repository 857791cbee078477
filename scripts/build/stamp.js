'use strict';

const { createHash } = require('node:crypto');
const { existsSync } = require('node:fs');
const { mkdir, readdir, readFile, stat, writeFile } = require('node:fs/promises');
const { dirname, join } = require('node:path');
const { DIST, ROOT } = require('./paths');

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

async function filesOf(input) {
	const path = join(ROOT, input);
	if (!existsSync(path)) return [];
	if ((await stat(path)).isFile()) return [path];
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

async function inputHash() {
	const hash = createHash('sha256');
	for (const file of (await Promise.all(INPUTS.map(filesOf))).flat().sort()) {
		hash
			.update(file)
			.update('\0')
			.update(await readFile(file))
			.update('\0');
	}
	return hash.digest('hex');
}

/** Whether dist was built from the current files. */
async function isUpToDate() {
	if (!existsSync(DIST) || !existsSync(STAMP)) return false;
	return (await readFile(STAMP, 'utf8')) === (await inputHash());
}

async function writeStamp() {
	await mkdir(dirname(STAMP), { recursive: true });
	await writeFile(STAMP, await inputHash());
}

module.exports = { isUpToDate, writeStamp };
