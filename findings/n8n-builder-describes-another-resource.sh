#!/usr/bin/env bash
# n8n's AI builder reads the description of another resource's operation.
#
# Package:  @n8n/workflow-sdk 0.34.0, generateNodeTypeFile: the text of a node that a model writes workflows from.
# Expected: each operation is described as in the menu of its own resource.
# Seen:     an operation is looked up by its value among all menus named "operation", and the first menu that has it is taken, whatever
#           resource it is for: the get of every resource is described as the get of the first one. So are create, update and delete.
# It hurts: the model chooses an operation by a text about something else.
# Do:       give each resource a description: where there is one, it is printed instead of the operation's.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts @n8n/workflow-sdk@0.34.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { generateNodeTypeFile } = require('@n8n/workflow-sdk/scripts/generate-types');

const DESCRIPTIONS = { account: 'Retrieve the address and the time zone', campaign: 'Retrieve one email with its subject' };

/** A node with one menu of operations for each resource, as n8n's guidelines have it. */
function nodeWith(describeResource) {
	const resources = Object.keys(DESCRIPTIONS).map((value) => ({
		name: value,
		value,
		...(describeResource && { description: `Work with the ${value}` }),
	}));
	const menus = Object.entries(DESCRIPTIONS).map(([resource, description]) => ({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: [{ name: 'Get', value: 'get', description, action: `Get the ${resource}` }],
		default: 'get',
	}));
	return {
		displayName: 'Mail',
		name: 'n8n-nodes-mail.mail',
		group: ['output'],
		version: 1,
		description: 'Mail',
		defaults: { name: 'Mail' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'Resource', name: 'resource', type: 'options', noDataExpression: true, options: resources, default: 'account' },
			...menus,
		],
	};
}

/** What the generated text says above the parameters of each resource's Get. */
function describe(node) {
	const text = generateNodeTypeFile(node);
	const found = [...text.matchAll(/\/\*\* (.*) \*\/\nexport type \w+ = \{[^}]*?resource: '(\w+)'/g)];
	return Object.fromEntries(found.map(([, description, resource]) => [resource, description]));
}

const seen = describe(nodeWith(false));
console.log(`@n8n/workflow-sdk ${require('@n8n/workflow-sdk/package.json').version}`);
for (const [resource, description] of Object.entries(seen)) {
	console.log(`  ${resource}: get is described by "${description}", its own menu says "${DESCRIPTIONS[resource]}"`);
}
assert.deepStrictEqual(seen, { account: DESCRIPTIONS.account, campaign: DESCRIPTIONS.account });
assert.deepStrictEqual(describe(nodeWith(true)), { account: 'Work with the account', campaign: 'Work with the campaign' });
JS
node see.cjs
