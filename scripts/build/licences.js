'use strict';

const { readdir, readFile, writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const { DIST, ROOT } = require('./paths');

const LICENCE_FILE = /^licen[cs]e(\.\w+)?$/i;
/** Licences of packages that don't include one, copied from their source repositories: one file each, named after the package. */
const TEXTS = join(__dirname, 'licences');

async function licenceText(folder, name) {
	const directory = join(ROOT, folder);
	const file = (await readdir(directory)).find((entry) => LICENCE_FILE.test(entry));
	if (file) return (await readFile(join(directory, file), 'utf8')).trim();
	const known = await readdir(TEXTS);
	if (!known.includes(`${name}.txt`)) {
		throw new Error(`${name} is bundled but brings no licence text`);
	}
	return (await readFile(join(TEXTS, `${name}.txt`), 'utf8')).trim();
}

async function notice({ folder, manifest: { name, version, license } }) {
	return `${name} ${version} (${license})\n\n${await licenceText(folder, name)}\n`;
}

/**
 * Writes the licences of the bundled libraries, as those licences require.
 *
 * @param packages as returned by `bundledPackages`
 */
async function writeLicences(packages) {
	const notices = await Promise.all(packages.map(notice));
	const text = ['This package contains the following libraries.\n', ...notices].join(
		`\n${'-'.repeat(80)}\n\n`,
	);
	await writeFile(join(DIST, 'THIRD_PARTY_LICENSES.txt'), text);
}

module.exports = { writeLicences };
