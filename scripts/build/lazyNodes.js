'use strict';

const { writeFile } = require('node:fs/promises');
const { basename } = require('node:path');
const { isDeepStrictEqual } = require('node:util');

/**
 * n8n constructs a node for its description long before it runs it, and often without ever running it. So the file that
 * n8n loads holds the description as data, and functions that load the node's code when the first of them is called.
 */

/** What n8n may call on a node itself. */
const CALLED = ['execute', 'poll'];

/** Where the code of a node is built, beside the file that n8n loads. */
function codeFileOf(output) {
	return output.replace(/\.node\.js$/, '.code.js');
}

/** A text as a literal of JavaScript, in the quotes that JSON uses least. */
function toLiteral(text) {
	const escaped = text.replace(/[\\']/g, '\\$&');
	return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** @throws Error when a description holds what JSON doesn't, e.g. a function */
function toJson(name, description) {
	const json = JSON.stringify(description);
	if (isDeepStrictEqual(JSON.parse(json), description)) return json;
	throw new Error(`The description of ${name} can't be written as JSON`);
}

function writeMethods(methods) {
	const groups = Object.entries(methods).map(([group, functions]) => {
		const lines = Object.keys(functions).map(
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

function writeCalled(name) {
	return `
	async ${name}(...args) {
		return await load().${name}.apply(this, args);
	}
`;
}

/** The file that n8n loads. */
function writeNode(name, node, codeFile) {
	const called = CALLED.filter((method) => typeof node[method] === 'function');
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
	// n8n adds to the description of a node: each gets its own.
	description = JSON.parse(description);
${writeMethods(methods)}${called.map(writeCalled).join('')}}

module.exports = { ${name} };
`;
}

/**
 * Writes the files that n8n loads, once the nodes' code is built.
 *
 * @param {string[]} outputs the files that package.json names for the nodes
 */
async function writeLazyNodes(outputs) {
	for (const output of outputs) {
		const code = codeFileOf(output);
		const [[name, Node]] = Object.entries(require(code));
		await writeFile(output, writeNode(name, new Node(), basename(code)));
	}
}

module.exports = { codeFileOf, writeLazyNodes };
