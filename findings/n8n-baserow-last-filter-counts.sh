#!/usr/bin/env bash
# Of two filters for one column, Baserow's node sends the last one alone.
#
# Package:  n8n-nodes-base 2.41.1, Baserow 1.1, Row: Get Many with two filters of the same kind for one field, such as "Email contains @example.com" or "Email contains
#           @example.org".
# Expected: both in the request: Baserow takes filter__field_7__contains as often as it is given, and joins them as Filter Type says.
# Seen:     the second one takes the place of the first. With "not equal" or "contains not" twice, which is how one leaves out two values, the first is let in again.
# It hurts: "status isn't unsubscribed and isn't bounced" finds the people who unsubscribed, and they get the next mail.
# Do:       one filter in Baserow, and the rest with n8n's Filter node; or a view of Baserow that has the filters, read by the HTTP Request node.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Baserow package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Baserow } = require('./package/dist/nodes/Baserow/Baserow.node.js');

const FIELDS = [
	{ id: 7, name: 'Email' },
	{ id: 8, name: 'Status' },
];

/** The query that the node sends for the filters of a form. */
async function query(fields, filterType) {
	const parameters = { authentication: 'databaseToken', resource: 'row', operation: 'getAll', databaseId: 1, tableId: 1, returnAll: true, additionalOptions: { filters: { fields }, filterType } };
	let sent;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Baserow', type: 'n8n-nodes-base.baserow', typeVersion: 1.1 }),
		getNodeParameter: (name, _item, fallback) => parameters[name] ?? fallback,
		getCredentials: async () => ({ host: 'https://api.baserow.example' }),
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, { uri, qs }) => {
				if (uri.includes('/fields/')) return FIELDS;
				sent = { ...qs };
				return { results: [], next: null };
			},
			returnJsonArray: () => [],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new Baserow().execute.call(context);
	return sent;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [fields, filterType, expected] of [
		[[['8', 'not_equal', 'unsubscribed'], ['8', 'not_equal', 'bounced']], 'AND', { filter__field_8__not_equal: 'bounced', filter_type: 'AND' }],
		[[['7', 'contains', '@example.com'], ['7', 'contains', '@example.org']], 'OR', { filter__field_7__contains: '@example.org', filter_type: 'OR' }],
		[[['7', 'contains', '@example.com'], ['8', 'contains', 'active']], 'AND', { filter__field_7__contains: '@example.com', filter__field_8__contains: 'active', filter_type: 'AND' }],
	]) {
		const { page, size, ...sent } = await query(fields.map(([field, operator, value]) => ({ field, operator, value })), filterType);
		console.log(`  ${fields.map((filter) => filter.join(' ')).join(` ${filterType} `)}: ${JSON.stringify(sent)}`);
		assert.deepStrictEqual(sent, expected);
	}
})();
JS
node see.cjs
