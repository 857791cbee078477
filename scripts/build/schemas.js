'use strict';

const { existsSync } = require('node:fs');
const { mkdir, writeFile } = require('node:fs/promises');
const { dirname, join } = require('node:path');
const tsx = require('tsx/cjs/api');
const { DIST, nodeFolders } = require('./paths');

/** n8n looks in the folder of the node's version, written with three numbers. */
function versionFolder(version) {
	return `v${[...String(version).split('.'), '0', '0'].slice(0, 3).join('.')}`;
}

function versionsOf({ folder, name }) {
	const exported = tsx.require(join(folder, `${name}.node.ts`), __filename);
	return [new exported[name]().description.version].flat();
}

/** Schemas by `resource/operation`; an operation has several where several API versions offer it. */
function outputsByName(resources) {
	const byName = new Map();
	for (const { value, operations } of resources) {
		for (const { value: operation, output } of operations) {
			const name = `${value}/${operation}`;
			byName.set(name, [...(byName.get(name) ?? []), output]);
		}
	}
	return byName;
}

/**
 * A schema that holds for what either schema describes. n8n finds schemas by resource and operation alone, so the API
 * versions of an operation share one; its editor shows properties, not alternatives.
 */
function eitherOf(left, right) {
	const types = [...new Set([left.type, right.type].flat())];
	const known = types.every((type) => type !== undefined);
	return {
		...left,
		...right,
		type: known ? (types.length === 1 ? types[0] : types) : undefined,
		properties: eitherProperties(left.properties, right.properties),
		items: left.items && right.items ? eitherOf(left.items, right.items) : undefined,
		enum: left.enum && right.enum ? [...new Set([...left.enum, ...right.enum])] : undefined,
		required: left.required?.filter((key) => right.required?.includes(key)),
	};
}

function eitherProperties(left, right) {
	if (left === undefined || right === undefined) return left ?? right;
	const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
	return Object.fromEntries(
		keys.map((key) => {
			const sides = [left[key], right[key]].filter(Boolean);
			return [key, sides.reduce(eitherOf)];
		}),
	);
}

async function writeNodeSchemas(node) {
	const registry = join(node.folder, 'resources.ts');
	if (!existsSync(registry)) return;
	const { resources } = tsx.require(registry, __filename);
	for (const version of versionsOf(node)) {
		const base = join(DIST, 'nodes', node.name, '__schema__', versionFolder(version));
		for (const [name, outputs] of outputsByName(resources)) {
			const file = join(base, `${name}.json`);
			await mkdir(dirname(file), { recursive: true });
			// `version` is the schema file's own; n8n's files have it.
			const schema = { ...outputs.reduce(eitherOf), version: 1 };
			await writeFile(file, `${JSON.stringify(schema, null, '\t')}\n`);
		}
	}
}

/** Writes `__schema__/v<version>/<resource>/<operation>.json`: what an operation puts out. */
async function writeSchemas() {
	for (const node of nodeFolders()) await writeNodeSchemas(node);
}

module.exports = { writeSchemas };
