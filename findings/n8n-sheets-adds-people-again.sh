#!/usr/bin/env bash
# Who is in a Google sheet already is added again, and who isn't comes out as updated.
#
# Package:  n8n-nodes-base 2.41.1, Google Sheets 4.7, Append or Update Row and Update Row, with Map Automatically and the default options.
# Expected: one row for each key: the second item with a new address updates the row of the first; a customer number finds its row in the next run. Update Row outputs the items
#           whose row was found.
# Seen:     the node reads the keys once, before the first item, so two items of a new address are two rows. It compares keys with what the sheet shows: 1234567 isn't found
#           where the column shows 1,234,567, and 00501 never, since Google stores 501 for it. Each run adds them again. Update Row outputs every item that it got.
# It hurts: two sign-ups in one run are two rows, which Update Row never repairs, as it changes the first one alone; a nightly sync doubles the sheet each night; and what
#           follows an update confirms what wasn't written.
# Do:       Remove Duplicates before it; set the column's format to plain text and Cell Format to "Let n8n format".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1 @e965/xlsx@0.20.3 moment-timezone@0.5.48 jsonwebtoken@9.0.3 luxon@3.7.2 @n8n/utils@1.48.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Google package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { GoogleSheetsV2 } = require('./package/dist/nodes/Google/Sheet/v2/GoogleSheetsV2.node.js');

const node = new GoogleSheetsV2({ displayName: 'Google Sheets', name: 'googleSheets', group: ['input'], defaultVersion: 4.7 });

/** A sheet as the Sheets API keeps it: USER_ENTERED makes a number of what looks like one, FORMATTED_VALUE gives what the column shows. */
function createSheet(rows, showNumber = String) {
	const enter = (value, option) => (option === 'USER_ENTERED' && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);
	return {
		rows,
		answer({ method, uri, qs, body }) {
			if (method === 'GET' && qs.fields) return { sheets: [{ properties: { sheetId: 0, title: 'People' } }] };
			if (method === 'GET') return { values: rows.map((row) => row.map((cell) => (typeof cell === 'number' && qs.valueRenderOption === 'FORMATTED_VALUE' ? showNumber(cell) : cell))) };
			if (method === 'PUT') {
				const first = Number(/!(\d+):/.exec(body.range)[1]);
				body.values.forEach((row, index) => (rows[first - 1 + index] = row.map((value) => enter(value, qs.valueInputOption))));
			} else if (uri.endsWith('values:batchUpdate')) {
				for (const { range, values } of body.data) {
					const [, column, row] = /!([A-Z])(\d+)$/.exec(range);
					(rows[row - 1] ??= [])[column.charCodeAt(0) - 65] = enter(values[0][0], body.valueInputOption);
				}
			}
			return {};
		},
	};
}

/** The items that the node puts out. */
async function run(sheet, operation, input) {
	const parameters = {
		authentication: 'oAuth2',
		resource: 'sheet',
		operation,
		documentId: { mode: 'id', value: 'document' },
		'columns.mappingMode': 'autoMapInputData',
		'columns.matchingColumns': ['id'],
		'columns.schema': [],
		options: {},
	};
	const context = {
		getInputData: () => input.map((json) => ({ json: { ...json } })),
		getNode: () => ({ name: 'Google Sheets', type: 'n8n-nodes-base.googleSheets', typeVersion: 4.7 }),
		getNodeParameter: (name, _item, fallback, extract) => (name === 'sheetName' ? (extract ? 'People' : { mode: 'name', value: 'People' }) : (parameters[name] ?? fallback)),
		continueOnFail: () => false,
		addExecutionHints: () => {},
		helpers: { requestOAuth2: async (_credential, options) => sheet.answer(options) },
	};
	const [items] = await node.execute.call(context);
	return items.map(({ json }) => json);
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	const header = () => [['id', 'name']];

	const signUps = createSheet(header());
	await run(signUps, 'appendOrUpdate', [{ id: 'anna@example.com', name: 'Ana' }, { id: 'anna@example.com', name: 'Anna' }]);
	console.log(`  two sign-ups of one address: ${JSON.stringify(signUps.rows.slice(1))}`);
	assert.deepStrictEqual(signUps.rows.slice(1), [['anna@example.com', 'Ana'], ['anna@example.com', 'Anna']]);
	await run(signUps, 'appendOrUpdate', [{ id: 'anna@example.com', name: 'Anne' }]);
	assert.strictEqual(signUps.rows.length, 3);

	for (const [name, id, showNumber] of [
		['shown as 1,234,567', 1234567, (number) => number.toLocaleString('en-US')],
		['00501', '00501', String],
	]) {
		const sheet = createSheet(header(), showNumber);
		for (let night = 1; night <= 3; night++) await run(sheet, 'appendOrUpdate', [{ id, name: 'Bob' }]);
		console.log(`  ${name}, after three nights: ${JSON.stringify(sheet.rows.slice(1))}`);
		assert.strictEqual(sheet.rows.length, 4);
	}
	const plain = createSheet(header());
	for (let night = 1; night <= 3; night++) await run(plain, 'appendOrUpdate', [{ id: 1234567, name: 'Bob' }]);
	assert.strictEqual(plain.rows.length, 2);

	const people = createSheet([...header(), ['anna@example.com', 'Ana']]);
	const updated = await run(people, 'update', [{ id: 'anna@example.com', name: 'Anna' }, { id: 'eve@example.com', name: 'Eve' }]);
	console.log(`  updated: ${updated.map(({ name }) => name).join(', ')}; the sheet: ${JSON.stringify(people.rows.slice(1))}`);
	assert.deepStrictEqual(updated.map(({ name }) => name), ['Anna', 'Eve']);
	assert.deepStrictEqual(people.rows.slice(1), [['anna@example.com', 'Anna']]);
})();
JS
node see.cjs
