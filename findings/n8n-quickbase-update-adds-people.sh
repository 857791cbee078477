#!/usr/bin/env bash
# An update in Quickbase adds the people that it should change.
#
# Package:  n8n-nodes-base 2.41.1, Quick Base 1, Record: Update with an Update Key, and Field: Get Many.
# Expected: records that name the one to change: with Record ID# as the key field 3, with Email as the key mergeFieldId and the address, as Create or Update sends it. The fields
#           of the table that the form names.
# Seen:     the node looks whether each item has the key, and then sends the columns alone, without mergeFieldId. Quickbase adds a record for each that has no key field (3).
#           Field: Get Many never sends the table's ID, which Quickbase requires.
# It hurts: everybody is in the table twice after an update by address, once with nothing but what changed.
# Do:       Create or Update with a Merge Field; or an update by Record ID#, with it among the columns as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/QuickBase package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { QuickBase } = require('./package/dist/nodes/QuickBase/QuickBase.node.js');

const FIELDS = [
	{ id: 3, label: 'Record ID#' },
	{ id: 6, label: 'Email' },
	{ id: 7, label: 'City' },
];

/** What the node sends last. */
async function run(parameters) {
	const all = { resource: 'record', tableId: 'people', simple: false, options: {}, returnAll: true, ...parameters };
	let sent;
	const context = {
		getInputData: () => [{ json: { 'Record ID#': 12, 'Email': 'anna@example.com', 'City': 'Rome' } }],
		getNode: () => ({ name: 'Quick Base', type: 'n8n-nodes-base.quickbase', typeVersion: 1 }),
		getNodeParameter: (name) => structuredClone(all[name]),
		getCredentials: async () => ({ hostname: 'example.quickbase.com', userToken: 'token' }),
		continueOnFail: () => false,
		helpers: {
			request: async ({ method, body, qs }) => {
				sent = { body, qs };
				return method === 'GET' ? FIELDS : { data: [], metadata: {} };
			},
			returnJsonArray: (rows) => [rows].flat().map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	await new QuickBase().execute.call(context);
	return JSON.parse(JSON.stringify(sent));
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [updateKey, columns, record] of [
		['Email', 'City', { 7: { value: 'Rome' } }],
		['Email', 'Email,City', { 6: { value: 'anna@example.com' }, 7: { value: 'Rome' } }],
		['Record ID#', 'City', { 7: { value: 'Rome' } }],
		['Record ID#', 'Record ID#,City', { 3: { value: 12 }, 7: { value: 'Rome' } }],
	]) {
		const { body } = await run({ operation: 'update', updateKey, columns });
		console.log(`  update by ${updateKey}, columns ${columns}: ${JSON.stringify(body)}`);
		assert.deepStrictEqual(body, { data: [record], to: 'people' });
	}
	const { body } = await run({ operation: 'upsert', updateKey: 'Email', mergeFieldId: 6, columns: 'City' });
	console.log(`  create or update: ${JSON.stringify(body)}`);
	assert.deepStrictEqual([body.data, body.mergeFieldId], [[{ 6: { value: 'anna@example.com' }, 7: { value: 'Rome' } }], 6]);
	const { qs } = await run({ resource: 'field', operation: 'getAll' });
	console.log(`  fields of the table: ${JSON.stringify(qs)}`);
	assert.strictEqual(qs, undefined);
})();
JS
node see.cjs
