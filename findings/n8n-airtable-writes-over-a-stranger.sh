#!/usr/bin/env bash
# Airtable's Update writes an item without an address over somebody else's record.
#
# Package:  n8n-nodes-base 2.41.1, Airtable 2.2, Record: Update, matched by a column, with Auto-Map Input Data.
# Expected: an item that has no address matches nobody: "Record matching provided keys was not found", as for an unknown one.
# Seen:     it matches the first record that has no address either. Airtable leaves out empty fields, n8n's spreadsheet reader leaves out empty cells,
#           and the node takes two missing values for equal. With Update All Matches it matches every record without an address.
# It hurts: a workbook with one empty cell: Dora's name and phone stand over Bob's, and his are gone. With the option, over everybody's whose
#           address isn't known.
# Do:       filter items without an address before (Filter: is not empty), or match by the record's ID.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Airtable package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { router } = require('./package/dist/nodes/Airtable/v2/actions/router.js');

/** Updates a table by Email from the items, and says what the names in it are then. */
async function update(items, options) {
	const table = [
		{ id: 'rec1', fields: { Name: 'Ada', Email: 'ada@example.com' } },
		{ id: 'rec2', fields: { Name: 'Bob' } },
		{ id: 'rec3', fields: { Name: 'Cleo' } },
	];
	const parameters = { resource: 'record', operation: 'update', base: 'app1', table: 'tbl1', authentication: 'airtableTokenApi', options };
	const columns = { 'columns.mappingMode': 'autoMapInputData', 'columns.matchingColumns': ['Email'] };
	const context = {
		getInputData: () => items.map((json) => ({ json })),
		getNode: () => ({ name: 'Airtable', typeVersion: 2.2 }),
		getNodeParameter: (name) => ({ ...parameters, ...columns })[name],
		continueOnFail: () => false,
		helpers: {
			// Airtable: GET has the records with the fields that aren't empty, PATCH changes those that are named by their ID.
			requestWithAuthentication: async (_credential, { method, body }) => {
				if (method === 'GET') return { records: table.map(({ id, fields: { Email } }) => ({ id, fields: Email ? { Email } : {} })) };
				for (const { id, fields } of body.records) Object.assign(table.find((record) => record.id === id).fields, fields);
				return { records: body.records };
			},
			constructExecutionMetaData: (list) => list,
		},
	};
	await router.call(context);
	return table.map(({ fields }) => fields.Name);
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, a table with Ada, who has an address, and Bob and Cleo, who haven't:`);
	await assert.rejects(update([{ Name: 'Dora', Email: 'dora@example.com' }], {}), { message: 'Record matching provided keys was not found' });
	console.log('  Dora, with an address that is unknown: refused');
	for (const [options, expected] of [
		[{}, ['Ada', 'Dora', 'Cleo']],
		[{ updateAllMatches: true }, ['Ada', 'Dora', 'Dora']],
	]) {
		const names = await update([{ Name: 'Dora' }], options);
		console.log(`  Dora, without an address, ${JSON.stringify(options)}: ${names.join(', ')}`);
		assert.deepStrictEqual(names, expected);
	}
})();
JS
node see.cjs
