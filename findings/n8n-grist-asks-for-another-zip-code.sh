#!/usr/bin/env bash
# A search for the ZIP code 00501 in Grist asks for 501, and a search for an empty cell asks for 0.
#
# Package:  n8n-nodes-base 2.41.1, Grist 1, Get Many Rows with a filter.
# Expected: the value as it was typed, and for "Rome, Milan" either of them: the form calls it a comma-separated list of values.
# Seen:     whatever JavaScript can read as a number is one: "00501" becomes 501, "+4930123456" 4930123456, "1e5" 100000, " " and "" become 0. A list is searched for as one
#           text.
# It hurts: who looks whether a contact is known before adding it finds nobody by phone number, customer number or ZIP code, and adds each of them again with every run; the
#           search for people without a phone number finds those whose number is 0.
# Do:       filter with n8n's Filter node after Get Many Rows; or the HTTP Request node, with filter={"zip":["00501"]}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Grist package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Grist } = require('./package/dist/nodes/Grist/Grist.node.js');

const TABLE = [
	{ id: 1, fields: { name: 'Anna', zip: '00501', phone: '+4930123456', city: 'Rome' } },
	{ id: 2, fields: { name: 'Bob', zip: '10115', phone: '', city: 'Milan' } },
];

/** What the node asks for, and whom it finds in a table of texts that compares values as texts, as SQLite does for a column of this type. */
async function search(field, values) {
	const parameters = { operation: 'getAll', docId: 'd', tableId: 'People', returnAll: true, additionalOptions: { filter: { filterProperties: [{ field, values }] } } };
	let asked;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Grist', type: 'n8n-nodes-base.grist', typeVersion: 1 }),
		getNodeParameter: (name, _item, fallback) => parameters[name] ?? fallback,
		getCredentials: async () => ({ url: 'https://grist.example.com', apiKey: 'key' }),
		continueOnFail: () => false,
		helpers: {
			request: async ({ qs }) => {
				asked = JSON.parse(qs.filter);
				return { records: TABLE.filter(({ fields }) => Object.entries(asked).every(([name, wanted]) => wanted.map(String).includes(fields[name]))) };
			},
			returnJsonArray: (rows) => rows.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [items] = await new Grist().execute.call(context);
	return [asked[field], items.map(({ json }) => json.name)];
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, Anna: 00501, +4930123456, Rome; Bob: 10115, no phone, Milan`);
	for (const [field, values, asked, found] of [
		['zip', '10115', [10115], ['Bob']],
		['city', 'Rome', ['Rome'], ['Anna']],
		['zip', '00501', [501], []],
		['phone', '+4930123456', [4930123456], []],
		['phone', '', [0], []],
		['city', 'Rome,Milan', ['Rome,Milan'], []],
	]) {
		const seen = await search(field, values);
		console.log(`  ${field} "${values}": asks for ${JSON.stringify(seen[0])}, finds ${seen[1].join(', ') || 'nobody'}`);
		assert.deepStrictEqual(seen, [asked, found]);
	}
})();
JS
node see.cjs
