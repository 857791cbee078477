#!/usr/bin/env bash
# NocoDB's node writes rows without values from items that have them.
#
# Package:  n8n-nodes-base 2.41.1, NocoDB 4, Row: Create, Update and Upsert with Auto-Map Input Data to Columns.
# Expected: the item's properties in the columns of the same names. That is what the form says: "Use when node input properties match destination
#           column names".
# Seen:     {"fields":{}}. The node takes the columns from a property named fields, as the rows have it that NocoDB's own node reads; an item of a
#           spreadsheet, a form or a list of contacts has none, and nothing of it is sent. No error: the service is asked for a row without values.
# It hurts: a thousand contacts are a thousand blank rows; an update by ID changes nobody, and comes out as done.
# Do:       Define Below for Each Column, or put the columns into fields before (Edit Fields, JSON: {{ { fields: $json } }}).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/NocoDB package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { router } = require('./package/dist/nodes/NocoDB/v2/actions/router.js');

/** What the node sends to NocoDB for an item. */
async function send(operation, json) {
	const parameters = { resource: 'row', operation, projectId: 'base', table: 'people', id: '7', dataToSend: 'autoMapInputData', inputsToIgnore: '', authentication: 'nocoDbApiToken' };
	const sent = [];
	const context = {
		getInputData: () => [{ json }],
		getNode: () => ({ name: 'NocoDB', typeVersion: 4 }),
		getNodeParameter: (name) => parameters[name],
		getCredentials: async () => ({ host: 'https://nocodb.example.com' }),
		continueOnFail: () => false,
		helpers: {
			httpRequestWithAuthentication: async (_credential, { method, body }) => {
				sent.push(`${method} ${JSON.stringify(body)}`);
				return { records: [{ id: 7, fields: {} }] };
			},
			returnJsonArray: (list) => list.map((item) => ({ json: item })),
			constructExecutionMetaData: (items) => items,
		},
	};
	await router.call(context);
	return sent.join();
}

(async () => {
	const contact = { Name: 'Ada', Email: 'ada@example.com' };
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [operation, json, expected] of [
		['create', contact, 'POST [{"fields":{}}]'],
		['update', contact, 'PATCH [{"id":"7","fields":{}}]'],
		['upsert', contact, 'PATCH [{"id":"7","fields":{}}]'],
		['create', { fields: contact }, 'POST [{"fields":{"Name":"Ada","Email":"ada@example.com"}}]'],
	]) {
		const sent = await send(operation, json);
		console.log(`  ${operation} ${JSON.stringify(json)}: ${sent}`);
		assert.strictEqual(sent, expected);
	}
})();
JS
node see.cjs
