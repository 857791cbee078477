#!/usr/bin/env bash
# Sort leaves items in disorder as soon as two of them lack the field.
#
# Package:  n8n-nodes-base 2.41.1, Sort 1, Simple.
# Expected: 1, 2, 3, 4, 5 and the items without the field at one end, or an error.
# Seen:     5, none, 1, 2, 4, none, 3: an item without the field is neither smaller nor larger than another.
# It hurts: "the newest 100" or "the best 10" by Sort and Limit are others; n8n's spreadsheet reader leaves out empty cells,
#           so a column with gaps is the usual case.
# Do:       give the field a value before (Edit Fields), or filter items without it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.17.21 
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Transform package/dist/nodes/Code package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const get = require('lodash/get');
const { Sort } = require('./package/dist/nodes/Transform/Sort/Sort.node.js');

const PARAMETERS = { type: 'simple', sortFieldsUi: { sortField: [{ fieldName: 'orders', order: 'ascending' }] }, options: {} };

/** The values in the order that Sort gives them; undefined for an item without the field. */
async function sort(values) {
	const context = {
		getInputData: () => values.map((orders) => ({ json: orders === undefined ? { name: 'Ada' } : { orders } })),
		getNodeParameter: (name, index, fallback) => get(PARAMETERS, name, fallback),
		getNode: () => ({ name: 'Sort', typeVersion: 1, parameters: PARAMETERS }),
	};
	const [items] = await new Sort().execute.call(context);
	return items.map(({ json }) => json.orders);
}

(async () => {
	const sorted = await sort([5, undefined, 4, undefined, 3, 2, 1]);
	console.log(`n8n-nodes-base ${require('./package/package.json').version}: ${JSON.stringify(sorted)}`);
	assert.deepStrictEqual(await sort([5, 4, 3, 2, 1]), [1, 2, 3, 4, 5]);
	assert.deepStrictEqual(sorted, [5, undefined, 1, 2, 4, undefined, 3]);
})();
JS
node see.cjs
