'use strict';

// Runs in its own process as `node loadLazily.js FOLDER`: what n8n does with an installed package at startup.
require('reflect-metadata');
const { LazyPackageDirectoryLoader } = require('n8n-core');
const { join, sep } = require('node:path');

async function main(folder) {
	const loader = new LazyPackageDirectoryLoader(folder);
	await loader.loadAll();
	const dist = join(folder, 'dist') + sep;
	const loaded = Object.keys(require.cache).filter((file) => file.startsWith(dist));
	const code = loaded.filter((file) => !file.endsWith('.json'));
	const nodes = Object.keys(loader.known.nodes).length;
	process.stdout.write(JSON.stringify({ nodes, code }));
}

main(process.argv[2]).catch((error) => {
	process.stderr.write(String(error));
	process.exitCode = 1;
});
