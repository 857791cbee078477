#!/usr/bin/env bash
# Remove Duplicates keeps repeated addresses as soon as one item has a null address.
#
# Package:  n8n-nodes-base 2.41.1, Remove Duplicates 2, "Remove Items Repeated Within Current Input", Selected Fields.
# Expected: the second ada@example.com and the second bob@example.com are removed, as they are without the null.
# Seen:     nothing is removed. The node sorts and compares neighbors; null is neither smaller nor larger than a text,
#           so the order is none and equal addresses don't meet. Nothing is said.
# It hurts: one contact without an address in the input, and others get the same message twice.
# Do:       filter items without an address before; an empty text instead of null does no harm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.17.21 
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Transform package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { RemoveDuplicates } = require('./package/dist/nodes/Transform/RemoveDuplicates/RemoveDuplicates.node.js');

const PARAMETERS = { operation: 'removeDuplicateInputItems', compare: 'selectedFields', fieldsToCompare: 'email', options: {} };

/** The addresses that are left. */
async function left(addresses) {
	const context = {
		getInputData: () => addresses.map((email) => ({ json: { email } })),
		getNodeParameter: (name, index, fallback) => PARAMETERS[name] ?? fallback,
		getNode: () => ({ name: 'Remove Duplicates', typeVersion: 2, parameters: PARAMETERS }),
	};
	const [items] = await new RemoveDuplicates().nodeVersions[2].execute.call(context);
	return items.map(({ json }) => json.email);
}

(async () => {
	const repeated = ['ada@example.com', 'bob@example.com', 'ada@example.com', 'cid@example.com', 'bob@example.com'];
	const withNull = repeated.toSpliced(2, 0, null);
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	console.log(`  ${JSON.stringify(repeated)}\n    leaves ${JSON.stringify(await left(repeated))}`);
	console.log(`  ${JSON.stringify(withNull)}\n    leaves ${JSON.stringify(await left(withNull))}`);
	assert.deepStrictEqual(await left(repeated), ['ada@example.com', 'bob@example.com', 'cid@example.com']);
	assert.deepStrictEqual(await left(withNull), withNull);
})();
JS
node see.cjs
