'use strict';

const { readdir, readFile, writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const { DIST, ROOT } = require('./paths');

const PACKAGE_FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const LICENCE_FILE = /^licen[cs]e(\.\w+)?$/i;

/** The text of the ISC licence, for packages that name it but bring no file (saxes). */
const ISC = (author) => `ISC License

Copyright (c) ${author}

Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY
AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM
LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR
OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
PERFORMANCE OF THIS SOFTWARE.`;

async function licenceText(directory, { name, license, author }) {
	const file = (await readdir(directory)).find((entry) => LICENCE_FILE.test(entry));
	if (file) return (await readFile(join(directory, file), 'utf8')).trim();
	const holder = typeof author === 'string' ? author : author?.name;
	if (license === 'ISC' && holder) return ISC(holder);
	throw new Error(`${name} is bundled but brings no licence text`);
}

async function describePackage(folder) {
	const directory = join(ROOT, folder);
	const manifest = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'));
	const { name, version, license } = manifest;
	const text = await licenceText(directory, manifest);
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
