'use strict';

const { writeFile } = require('node:fs/promises');
const { basename } = require('node:path');
const { isDeepStrictEqual } = require('node:util');

/**
 * n8n constructs a node for its description long before running it, and often without ever running it. So the file that n8n loads
 * contains the description as data, and functions that load the node's code on first call.
 */

/** What n8n may call on a node. */
const CALLED = ['execute', 'poll'];

/** Where a node's code is built, beside the file that n8n loads. */
function codeFileOf(output) {
	return output.replace(/\.node\.js$/, '.code.js');
}

/** A text as a JavaScript literal, in the quotes that JSON uses least. */
function toLiteral(text) {
	const escaped = text.replace(/[\\']/g, '\\$&');
	return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** @throws Error if a description contains something that JSON doesn't support, e.g. a function */
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
	// n8n adds to a node's description, so each node gets its own copy.
	description = JSON.parse(description);
${writeMethods(methods)}${called.map(writeCalled).join('')}}

module.exports = { ${name} };
`;
}

/**
 * Writes the files that n8n loads, after the nodes' code has been built.
 *
 * @param {string[]} outputs the files listed for the nodes in package.json
 */
async function writeLazyNodes(outputs) {
	for (const output of outputs) {
		const code = codeFileOf(output);
		const [[name, Node]] = Object.entries(require(code));
		await writeFile(output, writeNode(name, new Node(), basename(code)));
	}
}

module.exports = { codeFileOf, writeLazyNodes };
