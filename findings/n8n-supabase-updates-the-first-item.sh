#!/usr/bin/env bash
# Supabase's Update with a string of filters changes the row of the first item alone.
#
# Package:  n8n-nodes-base 2.41.1, Supabase 1, Row: Update and Row: Get Many with Select Type: String.
# Expected: three items, three rows changed: the string has an expression with the item's own address, email=eq.{{ $json.email }}.
# Seen:     one. The node adds the string to the address of the item before, ?email=eq.ada@...?email=eq.bob@..., which asks for the row of somebody with
#           such an address. There is none, so nothing is changed, and that is no error. Get Many reads the first item's row alone. Delete is
#           right.
# It hurts: a thousand unsubscriptions are written to a table, and one of them arrives. With one item, as in a test, all is well.
# Do:       Select Type: Build Manually, or Loop Over Items with a batch size of 1. Compare the number of items after the node with that before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Supabase package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Supabase } = require('./package/dist/nodes/Supabase/Supabase.node.js');

const EMAILS = ['ada@example.com', 'bob@example.com', 'cleo@example.com'];

/** The addresses of the rows that an operation of the node works on, for an item for each address. */
async function run(operation, filters) {
	const parameters = { resource: 'row', operation, tableId: 'people', matchType: 'allFilters', returnAll: true, dataToSend: 'defineBelow' };
	const fields = [{ fieldId: 'consent', fieldValue: 'withdrawn' }];
	const context = {
		getInputData: () => EMAILS.map((email) => ({ json: { email } })),
		getNode: () => ({ name: 'Supabase', typeVersion: 1 }),
		getNodeParameter: (name, index, fallback) => ({ ...parameters, 'fieldsUi.fieldValues': fields, ...filters(EMAILS[index]) })[name] ?? fallback,
		getCredentials: async () => ({ host: 'https://project.supabase.co' }),
		continueOnFail: () => false,
		helpers: {
			// PostgREST: the rows whose address is the one that the query asks for.
			requestWithAuthentication: async (_credential, { method, uri, qs }) => {
				const url = new URL(uri);
				for (const [name, value] of Object.entries(qs)) url.searchParams.append(name, value);
				console.log(`    ${method} ${decodeURIComponent(url.search)}`);
				const asked = url.searchParams.get('email') ?? url.searchParams.get('and').slice(1, -1).replace('email.', '').replaceAll('"', '');
				return EMAILS.filter((email) => asked === `eq.${email}`).map((email) => ({ email }));
			},
			returnJsonArray: (list) => list.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [items] = await new Supabase().execute.call(context);
	return items.map(({ json }) => json.email);
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, three items:`);
	const string = (email) => ({ filterType: 'string', filterString: `email=eq.${email}` });
	const manual = (email) => ({ filterType: 'manual', 'filters.conditions': [{ keyName: 'email', condition: 'eq', keyValue: email }] });
	for (const [name, operation, filters, expected] of [
		['Update, with a string', 'update', string, EMAILS.slice(0, 1)],
		['Get Many, with a string', 'getAll', string, EMAILS.slice(0, 1)],
		['Delete, with a string', 'delete', string, EMAILS],
		['Update, built manually', 'update', manual, EMAILS],
		['Get Many, built manually', 'getAll', manual, EMAILS],
	]) {
		const rows = await run(operation, filters);
		console.log(`  ${name}: ${rows.join(', ')}`);
		assert.deepStrictEqual(rows, expected);
	}
})();
JS
node see.cjs
