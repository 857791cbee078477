#!/usr/bin/env bash
# The last contact of a file is missing, and the others have the rest of a note that is Anna's.
#
# Package:  convert-csv-to-array 1.0.3, convertCSVToArray with header: true.
# Expected: a contact for each row, with or without a line break at the end of the file (RFC 4180, section 2, rule 2), and a text in quotes as one value.
#           papaparse 5.7.1 reads both, and writes files without a line break at the end.
# Seen:     without it the last row is dropped. A comma in quotes parts the value; what is left over has the name "undefined", and stays in all rows below.
#           The ZIP code 02139 is 2139.
# It hurts: an import is short by one contact, and what somebody wrote about Anna is in everybody's record.
# Do:       papaparse or csv-parse.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts convert-csv-to-array@1.0.3 papaparse@5.7.1
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { convertCSVToArray } = require('convert-csv-to-array');
const { parse, unparse } = require('papaparse');

const CONTACTS = [
	{ email: 'anna@example.com', zip: '10001', note: 'VIP, calls on Mondays' },
	{ email: 'bob@example.com', zip: '02139', note: '' },
	{ email: 'carla@example.com', zip: '10002', note: 'New' },
];
const csv = unparse(CONTACTS, { newline: '\n' });
assert.deepStrictEqual(parse(csv, { header: true }).data, CONTACTS);

const [, ...rows] = convertCSVToArray(csv, { header: true });
console.log(`${CONTACTS.length} contacts, ${rows.length} read:`);
for (const row of rows) console.log(`  ${JSON.stringify(row)}`);
assert.deepStrictEqual(rows.map(({ email }) => email), ['anna@example.com', 'bob@example.com']);
assert.deepStrictEqual(rows.map((row) => row.undefined), [' calls on Mondays"', ' calls on Mondays"']);
assert.strictEqual(rows[1].zip, 2139);
assert.strictEqual(convertCSVToArray(`${csv}\n`, { header: true }).length, 1 + CONTACTS.length);
JS
node see.cjs
