#!/usr/bin/env bash
# A workbook's cells come without their formats: a ZIP code loses its zeros, a date is a day number.
#
# Package:  n8n-nodes-base 2.41.1, Extract from File 1.1 from XLSX, with @e965/xlsx 0.20.3.
# Expected: 00501 and 2026-11-29, what the cells show; "Raw Data" (off by default: "return RAW data, instead of parsing it")
#           gives the numbers behind them.
# Seen:     501 and 46355, with the option and without it.
# It hurts: postal codes of New England, customer numbers and phones that a spreadsheet shows with leading zeros are others
#           in the address book; a birthday is refused, or is in 1970.
# Do:       save the sheet as CSV, which has what the cells show, or format the columns as text before filling them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.17.21 csv-parse@7.0.2 @e965/xlsx@0.20.3
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/SpreadsheetFile package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { utils, write } = require('@e965/xlsx');
const { execute } = require('./package/dist/nodes/SpreadsheetFile/v2/fromFile.operation.js');

const sheet = utils.aoa_to_sheet([
	['Email', 'ZIP', 'Born'],
	['ada@example.com', 501, 46355],
]);
sheet.B2.z = '00000';
sheet.C2.z = 'yyyy-mm-dd';
const file = write({ SheetNames: ['Contacts'], Sheets: { Contacts: sheet } }, { type: 'buffer', bookType: 'xlsx' });

/** The item that Extract from File makes of the workbook's row. */
async function extract(options) {
	const context = {
		getNodeParameter: (name) => ({ operation: 'xlsx', binaryPropertyName: 'data', options })[name],
		getNode: () => ({ name: 'Extract from File', typeVersion: 1.1 }),
		continueOnFail: () => false,
		helpers: { assertBinaryData: () => ({ data: file.toString('base64'), fileExtension: 'xlsx', mimeType: '' }) },
	};
	const [{ json }] = await execute.call(context, [{ json: {} }], 'operation');
	return json;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, cells that show 00501 and 2026-11-29:`);
	for (const rawData of [false, true]) {
		const item = await extract({ rawData });
		console.log(`  Raw Data ${rawData ? 'on' : 'off'}: ${JSON.stringify(item)}`);
		assert.deepStrictEqual(item, { Email: 'ada@example.com', ZIP: 501, Born: 46355 });
	}
})();
JS
node see.cjs
