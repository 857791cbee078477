#!/usr/bin/env bash
# An update of one row in Excel takes the formulas out of the whole sheet, and an item without an ID is written over somebody.
#
# Package:  n8n-nodes-base 2.41.1, Microsoft Excel 2.2, Sheet: Update (and Append or Update, which shares the code), with either of the modes that match rows by a column.
# Expected: the cells of the row that matches change, and nothing else. An item whose ID is empty matches no row.
# Seen:     the node reads the values of the used range and writes all of them back. Microsoft Graph takes a value for what the cell is from now on, so a cell with a formula
#           has a constant afterwards, in every row (except, with Auto-Map, in the columns that the item lacks of the row that matches: null is ignored there).
#           IDs are compared as numbers, too: null, "" and 0 match the first row whose cell is empty, and "007" matches 7.
# It hurts: totals, ages and segments that the sheet computes stop changing after the first run, in rows that nobody wanted to update, and what colleagues wrote between
#           reading and writing is lost. A sign-up without a customer number takes the row of another one without a number.
# Do:       keep formulas in another sheet of the workbook; or turn on Select a Range, and leave the columns with formulas out of it. Filter out items without an ID.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Microsoft package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { MicrosoftExcelV2 } = require('./package/dist/nodes/Microsoft/Excel/v2/MicrosoftExcelV2.node.js');

const node = new MicrosoftExcelV2({ displayName: 'Microsoft Excel 365', name: 'microsoftExcel', group: ['input'], defaultVersion: 2.2 });

/** The sheet after an update, as Microsoft Graph keeps it: a value replaces the cell, null leaves it. Formulas are [text, value]. */
async function update(parameters, input) {
	const sheet = [
		['id', 'name', 'orders', 'segment'],
		['', 'Zoe', 9, ['=IF(C2>5,"vip","new")', 'vip']],
		[7, 'Anna', 2, ['=IF(C3>5,"vip","new")', 'new']],
		[8, 'Bob', 6, ['=IF(C4>5,"vip","new")', 'vip']],
	];
	const values = () => sheet.map((row) => row.map((cell) => (Array.isArray(cell) ? cell[1] : cell)));
	const all = { authentication: 'microsoftExcelOAuth2Api', resource: 'worksheet', operation: 'update', workbook: 'w', worksheet: 's', range: '', options: {}, ...parameters };
	const context = {
		getInputData: () => input.map((json) => ({ json })),
		getNode: () => ({ name: 'Microsoft Excel', type: 'n8n-nodes-base.microsoftExcel', typeVersion: 2.2 }),
		getNodeParameter: (name, _item, fallback) => all[name] ?? fallback,
		getCredentials: async () => ({}),
		continueOnFail: () => false,
		helpers: {
			requestOAuth2: async (_credential, { method, body }) => {
				if (method === 'PATCH') body.values.forEach((row, r) => row.forEach((value, c) => value !== null && (sheet[r][c] = value)));
				return { address: 'People!A1:D4', values: values() };
			},
			returnJsonArray: (data) => [].concat(data).map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	await node.execute.call(context);
	return sheet;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	const automatic = { dataMode: 'autoMap', columnToMatchOn: 'id' };
	const manual = { dataMode: 'define', columnToMatchOn: 'id', valueToMatchOn: 7, 'fieldsUi.values': [{ column: 'orders', fieldValue: 7 }] };
	for (const [name, parameters, item] of [
		['automatic', automatic, { id: 7, orders: 7 }],
		['manual', manual, {}],
	]) {
		const sheet = await update(parameters, [item]);
		console.log(`  ${name}, Anna's orders: ${sheet.slice(1).map((row) => JSON.stringify(row)).join(' ')}`);
		assert.strictEqual(sheet[2][2], 7);
		assert.deepStrictEqual([sheet[1][3], sheet[3][3]], ['vip', 'vip']);
	}
	for (const [id, row] of [
		[null, 1],
		['', 1],
		[0, 1],
		['007', 2],
	]) {
		const sheet = await update(automatic, [{ id, name: 'Eve' }]);
		console.log(`  Eve with the ID ${JSON.stringify(id)}: ${sheet.slice(1).map(([, name]) => name).join(', ')}`);
		assert.strictEqual(sheet[row][1], 'Eve');
	}
})();
JS
node see.cjs
