'use strict';

const { readFile } = require('node:fs/promises');
const { join } = require('node:path');
const { ROOT } = require('./paths');

const PACKAGE_FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** The folder of the package that a file belongs to; undefined for the project's own files. */
const folderOf = (file) => PACKAGE_FOLDER.exec(file)?.[1];

/**
 * The libraries included in the bundles.
 *
 * @param {import('esbuild').Metafile['inputs']} inputs the bundles' input files by path below the package's root
 * @returns {Promise<Array<{folder: string, manifest: object, uses: string[], direct: boolean}>>} by folder: the
 * package's own package.json, the folders of the libraries that it imports, and whether the project itself imports it
 */
async function bundledPackages(inputs) {
	const uses = new Map();
	const direct = new Set();
	for (const [file, { imports }] of Object.entries(inputs)) {
		const folder = folderOf(file);
		const imported = imports.map(({ path }) => folderOf(path)).filter(Boolean);
		if (folder === undefined) {
			for (const other of imported) direct.add(other);
		} else {
			const others = imported.filter((other) => other !== folder);
			uses.set(folder, new Set([...(uses.get(folder) ?? []), ...others]));
		}
	}
	return await Promise.all(
		[...uses.keys()].sort().map(async (folder) => ({
			folder,
			manifest: JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8')),
			uses: [...uses.get(folder)].sort(),
			direct: direct.has(folder),
		})),
	);
}

module.exports = { bundledPackages, folderOf };
