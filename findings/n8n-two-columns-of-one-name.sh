#!/usr/bin/env bash
# Of two columns with the same name only the last arrives if the table is a CSV, and both if it is a workbook.
#
# Package:  n8n-nodes-base 2.41.1, Extract from File 1.1, with csv-parse 7.0.2 and @e965/xlsx 0.20.3.
# Expected: both values in both formats, as Phone and Phone_1, or an error.
# Seen:     the workbook gives Phone and Phone_1, the CSV one Phone with the second value. Nothing is said.
# It hurts: address books have several columns Phone, Email or Tags; with an empty last one everybody's value is lost, as
#           n8n leaves empty cells out.
# Do:       give the bulk operations of these nodes the file itself, or rename the columns.
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
const { read, write } = require('@e965/xlsx');
const { execute } = require('./package/dist/nodes/SpreadsheetFile/v2/fromFile.operation.js');

const CSV = 'Email,Phone,Phone\nada@example.com,06 555 0100,333 555 0101\n';

/** The items that Extract from File makes of a file. */
async function extract(operation, file) {
	const context = {
		getNodeParameter: (name) => ({ operation, binaryPropertyName: 'data', options: {} })[name],
		getNode: () => ({ name: 'Extract from File', typeVersion: 1.1 }),
		continueOnFail: () => false,
		helpers: { assertBinaryData: () => ({ data: file.toString('base64'), fileExtension: operation, mimeType: 'text/csv' }) },
	};
	const items = await execute.call(context, [{ json: {} }], 'operation', { failOnCsvBufferError: true });
	return items.map(({ json }) => json);
}

(async () => {
	const csv = await extract('csv', Buffer.from(CSV));
	const xlsx = await extract('xlsx', write(read(CSV, { type: 'string', raw: true }), { type: 'buffer', bookType: 'xlsx' }));
	console.log(`n8n-nodes-base ${require('./package/package.json').version}\n  CSV  ${JSON.stringify(csv)}\n  XLSX ${JSON.stringify(xlsx)}`);
	assert.deepStrictEqual(csv, [{ Email: 'ada@example.com', Phone: '333 555 0101' }]);
	assert.deepStrictEqual(xlsx, [{ Email: 'ada@example.com', Phone: '06 555 0100', Phone_1: '333 555 0101' }]);
})();
JS
node see.cjs
