'use strict';

const { resolve } = require('node:path');

const ROOT = resolve(__dirname, '../..');
const ENGINE = resolve(ROOT, process.env.N8N_ENGINE ?? 'test/compat/n8n-1');

const OF_ENGINE = /^(?:n8n-core|n8n-workflow|n8n-nodes-base|@n8n\/di|reflect-metadata)(?:\/|$)/;
const ENTRY = /^(?:nodes|credentials)\/.+\.(?:node|credentials)(?:\.ts)?$/;

/** The built file, if a test imports the source of a node or credential. */
function builtFile(request, basedir) {
	const path = resolve(basedir, request).slice(ROOT.length + 1);
	return ENTRY.test(path) ? resolve(ROOT, 'dist', `${path.replace(/\.ts$/, '')}.js`) : undefined;
}

/** jest's resolver, which takes n8n's packages from another engine, and the tested code from dist. */
module.exports = (request, options) => {
	const { defaultResolver, basedir } = options;
	if (OF_ENGINE.test(request)) return defaultResolver(request, { ...options, basedir: ENGINE });
	const isPath = request.startsWith('.') || request.startsWith(ROOT);
	return defaultResolver((isPath && builtFile(request, basedir)) || request, options);
};
