'use strict';

const { basename, dirname, join, resolve } = require('node:path');

const ROOT = resolve(__dirname, '../..');
const DIST = join(ROOT, 'dist');
const KIT = join(ROOT, 'nodes/kit');
const KIT_INDEX = join(KIT, 'index.ts');

const packageJson = require(join(ROOT, 'package.json'));

/** `dist/nodes/X/X.node.js` is built from `nodes/X/X.node.ts`. */
function sourceOf(distFile) {
	return join(ROOT, distFile.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
}

/** The built files listed in package.json for n8n. */
function entryPoints() {
	const { nodes, credentials } = packageJson.n8n;
	return [...nodes, ...credentials].map((file) => ({
		source: sourceOf(file),
		output: join(ROOT, file),
	}));
}

/** The built files of the nodes. */
function nodeFiles() {
	return packageJson.n8n.nodes.map((file) => join(ROOT, file));
}

/** The folder and name of every node. */
function nodeFolders() {
	return packageJson.n8n.nodes.map((file) => {
		const source = sourceOf(file);
		return { folder: dirname(source), name: basename(source, '.node.ts') };
	});
}

module.exports = { DIST, KIT, KIT_INDEX, ROOT, entryPoints, nodeFiles, nodeFolders, packageJson };
