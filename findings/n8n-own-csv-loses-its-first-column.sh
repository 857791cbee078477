#!/usr/bin/env bash
# A CSV that n8n wrote itself can't be looked up by its first column once n8n has read it.
#
# Package:  n8n-nodes-base 2.41.1, Convert to File 1.1 to CSV and Extract from File 1.1 from CSV, with @e965/xlsx 0.20.3 and csv-parse 7.0.2.
# Expected: the item that was written: {{ $json.Email }} is the address.
# Seen:     Convert to File begins the file with a byte order mark, and Extract from File makes it a part of the first column's name,
#           unless its option Exclude Byte Order Mark (BOM) is on, which it isn't at first. The name looks like "Email" everywhere, and
#           {{ $json.Email }} is empty. Nothing is said.
# It hurts: contacts that one workflow saves and another one reads have no address where that is the first column.
# Do:       turn on Exclude Byte Order Mark (BOM) wherever a CSV is read; it does no harm where there is none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.17.21 csv-parse@7.0.2 @e965/xlsx@0.20.3 iconv-lite@0.6.3
# The nodes' files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/SpreadsheetFile package/dist/nodes/Files/ConvertToFile package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const convert = require('./package/dist/nodes/Files/ConvertToFile/actions/spreadsheet.operation.js');
const extract = require('./package/dist/nodes/SpreadsheetFile/v2/fromFile.operation.js');

/** What a node is given with these parameters. */
function contextOf(parameters, helpers) {
	return {
		getNodeParameter: (name, index, fallback) => parameters[name] ?? fallback,
		getNode: () => ({ typeVersion: 1.1 }),
		continueOnFail: () => false,
		helpers,
	};
}

/** The file that Convert to File makes of an item. */
async function write(json) {
	const context = contextOf({ binaryPropertyName: 'data', options: {} }, { prepareBinaryData: async (buffer) => buffer });
	const [{ binary }] = await convert.execute.call(context, [{ json }], 'csv');
	return binary.data;
}

/** The item that Extract from File makes of a file. */
async function read(file, options) {
	const binary = { data: file.toString('base64'), fileExtension: 'csv', mimeType: 'text/csv' };
	const context = contextOf({ operation: 'csv', binaryPropertyName: 'data', options }, { assertBinaryData: () => binary });
	const [{ json }] = await extract.execute.call(context, [{ json: {} }], 'operation', { failOnCsvBufferError: true });
	return json;
}

(async () => {
	const contact = { Email: 'ada@example.com', City: 'Rome' };
	const file = await write(contact);
	const item = await read(file, {});
	const withOption = await read(file, { enableBOM: true });
	const columns = (json) => Object.keys(json).map((name) => JSON.stringify(name).replace('\ufeff', '\\ufeff')).join(', ');
	console.log(`n8n-nodes-base ${require('./package/package.json').version}: ${JSON.stringify(contact)}, written and read again`);
	console.log(`  columns ${columns(item)}; Email is ${item.Email}`);
	console.log(`  with the option ${columns(withOption)}; Email is ${withOption.Email}`);
	assert.deepStrictEqual(item, { '\ufeffEmail': 'ada@example.com', City: 'Rome' });
	assert.deepStrictEqual(withOption, contact);
	assert.deepStrictEqual(await read(Buffer.from(file.toString().replace('\ufeff', '')), { enableBOM: true }), contact);
})();
JS
node see.cjs
