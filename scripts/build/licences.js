'use strict';

const { readdir, readFile, writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const { DIST, ROOT } = require('./paths');

const PACKAGE_FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const LICENCE_FILE = /^licen[cs]e(\.\w+)?$/i;

async function describePackage(folder) {
	const directory = join(ROOT, folder);
	const { name, version, license } = JSON.parse(
		await readFile(join(directory, 'package.json'), 'utf8'),
	);
	const file = (await readdir(directory)).find((entry) => LICENCE_FILE.test(entry));
	if (!file) throw new Error(`${name} is bundled but brings no licence text`);
	const text = (await readFile(join(directory, file), 'utf8')).trim();
	return `${name} ${version} (${license})\n\n${text}\n`;
}

/**
 * Writes the licences of the libraries that the bundles hold, as those licences ask.
 *
 * @param {string[]} inputs the bundles' input files, relative to the package's root
 */
async function writeLicences(inputs) {
	const folders = inputs.map((input) => PACKAGE_FOLDER.exec(input)?.[1]).filter(Boolean);
	const notices = await Promise.all([...new Set(folders)].sort().map(describePackage));
	const text = ['This package contains the following libraries.\n', ...notices].join(
		`\n${'-'.repeat(80)}\n\n`,
	);
	await writeFile(join(DIST, 'THIRD_PARTY_LICENSES.txt'), text);
}

module.exports = { writeLicences };
