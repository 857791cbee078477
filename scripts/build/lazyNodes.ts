import type { INodeType } from 'n8n-workflow';
import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/**
 * n8n constructs a node for its description long before running it, and often without ever running it. So the file that n8n loads
 * contains the description as data, and functions that load the node's code on first call.
 */

type Methods = NonNullable<INodeType['methods']>;

/** What n8n may call on a node. */
const CALLED = ['execute', 'poll'] as const;

/** Where a node's code is built, beside the file that n8n loads. */
export function getCodeFile(output: string): string {
	return output.replace(/\.node\.js$/, '.code.js');
}

/** A text as a JavaScript literal, in the quotes that JSON uses least. */
function toLiteral(text: string): string {
	const escaped = text.replace(/[\\']/g, '\\$&');
	return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** @throws Error if a description contains something that JSON doesn't support, e.g. a function */
function toJson(name: string, description: object): string {
	const json = JSON.stringify(description);
	if (isDeepStrictEqual(JSON.parse(json), description)) return json;
	throw new Error(`The description of ${name} can't be written as JSON`);
}

function formatMethods(methods: Methods): string {
	const groups = Object.entries(methods).map(([group, functions]) => {
		const lines = Object.keys(functions ?? {}).map(
			(name) => `
			async ${name}(...args) {
				return await load().methods.${group}.${name}.apply(this, args);
			},`,
		);
		return `
		${group}: {${lines.join('')}
		},`;
	});
	return `
	methods = {${groups.join('')}
	};
`;
}

function formatCalled(name: string): string {
	return `
	async ${name}(...args) {
		return await load().${name}.apply(this, args);
	}
`;
}

/** The file that n8n loads. */
function formatNode(name: string, node: INodeType, codeFile: string): string {
	const called: string[] = CALLED.filter((method) => typeof node[method] === 'function');
	const { description, methods = {}, ...rest } = node;
	const others = Object.getOwnPropertyNames(Object.getPrototypeOf(node)).filter(
		(property) => property !== 'constructor' && !called.includes(property),
	);
	const unknown = [...Object.keys(rest), ...others];
	if (unknown.length > 0)
		throw new Error(`${name} has ${unknown.join(', ')}, which isn't passed on`);
	return `'use strict';

const description = ${toLiteral(toJson(name, description))};

let node;
const load = () => (node ??= new (require('./${codeFile}').${name})());

class ${name} {
	// n8n adds to a node's description, so each node gets its own copy.
	description = JSON.parse(description);
${formatMethods(methods)}${called.map(formatCalled).join('')}}

module.exports = { ${name} };
`;
}

/**
 * Writes the files that n8n loads, after the nodes' code has been built.
 *
 * @param outputs the files listed for the nodes in package.json
 */
export async function writeLazyNodes(outputs: string[]): Promise<void> {
	const load = createRequire(__filename);
	for (const output of outputs) {
		const code = getCodeFile(output);
		for (const [name, Node] of Object.entries(load(code) as Record<string, new () => INodeType>)) {
			await writeFile(output, formatNode(name, new Node(), basename(code)));
		}
	}
}
