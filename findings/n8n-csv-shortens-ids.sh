#!/usr/bin/env bash
# Convert to File writes IDs and phone numbers of twelve digits as 1.23457E+11.
#
# Package:  n8n-nodes-base 2.41.1, Convert to File 1.1 to CSV, with @e965/xlsx 0.20.3.
# Expected: 123456789012, as it is in the item; eleven digits are written in full.
# Seen:     1.23457E+11: the last digits are gone. Fractions lose digits too (1.23456789012345 becomes 1.23456789).
# It hurts: campaign IDs of Constant Contact have 13 digits and an international phone number has 12; the file is imported
#           elsewhere, and no number in it is anybody's.
# Do:       make them texts before (`{{ String($json.id) }}`); these nodes give IDs and phones as texts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.17.21 @e965/xlsx@0.20.3 iconv-lite@0.6.3
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { convertJsonToSpreadsheetBinary } = require('./package/dist/utils/binary.js');

/** The second line of the CSV that one item becomes. */
async function convert(json) {
	const context = { helpers: { prepareBinaryData: async (buffer) => buffer.toString() } };
	const csv = await convertJsonToSpreadsheetBinary.call(context, [{ json }], 'csv', {});
	return csv.split('\n')[1];
}

(async () => {
	const row = { campaign: 1100544815515, phone: 393351234567, short: 12345678901, text: '393351234567' };
	console.log(`n8n-nodes-base ${require('./package/package.json').version}: ${JSON.stringify(row)}\n  becomes ${await convert(row)}`);
	assert.strictEqual(await convert(row), '1.10054E+12,3.93351E+11,12345678901,393351234567');
})();
JS
node see.cjs
