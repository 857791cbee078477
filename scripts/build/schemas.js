'use strict';

const { existsSync } = require('node:fs');
const { mkdir, writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const tsx = require('tsx/cjs/api');
const { DIST, nodeFolders } = require('./paths');

/** n8n looks in a folder named after the node's version, with three numbers. */
function versionFolder(version) {
	return `v${[...String(version).split('.'), '0', '0'].slice(0, 3).join('.')}`;
}

function versionsOf({ folder, name }) {
	const exported = tsx.require(join(folder, `${name}.node.ts`), __filename);
	return [new exported[name]().description.version].flat();
}

async function writeNodeSchemas(node) {
	const registry = join(node.folder, 'resources.ts');
	if (!existsSync(registry)) return;
	const { resources } = tsx.require(registry, __filename);
	for (const version of versionsOf(node)) {
		const base = join(DIST, 'nodes', node.name, '__schema__', versionFolder(version));
		for (const { value: resource, operations } of resources) {
			await mkdir(join(base, resource), { recursive: true });
			for (const { value: operation, output } of operations) {
				// `version` is that of the schema file itself; n8n's own files have it.
				const schema = { ...output, version: 1 };
				const file = join(base, resource, `${operation}.json`);
				await writeFile(file, `${JSON.stringify(schema, null, '\t')}\n`);
			}
		}
	}
}

/** Writes `__schema__/v<version>/<resource>/<operation>.json`: the output of an operation. */
async function writeSchemas() {
	for (const node of nodeFolders()) await writeNodeSchemas(node);
}

module.exports = { writeSchemas };
