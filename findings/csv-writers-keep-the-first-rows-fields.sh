#!/usr/bin/env bash
# Writers of CSV write the fields of the first record alone.
#
# Package:  papaparse 5.7.1 (unparse), csv-stringify 6.9.0 (header: true), @fast-csv/format 5.0.8 (headers: true), json-2-csv 5.6.0.
# Expected: a column for every field that some record has, empty where it is missing, as @json2csv/plainjs 7.0.8 writes it; or an error.
# Seen:     the first record decides. A field that it doesn't have is missing in the file, for all records, without a word. json-2-csv has
#           the column, and writes the word "undefined" into it.
# It hurts: records of an API that leaves empty fields out: if the first contact has no phone number, nobody has one in the export. The
#           next export, sorted otherwise, has them.
# Do:       name the columns (`columns` of papaparse and csv-stringify, `headers` of fast-csv), and json-2-csv's `emptyFieldValue`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts papaparse@5.7.1 csv-stringify@6.9.0 @fast-csv/format@5.0.8 json-2-csv@5.6.0 @json2csv/plainjs@7.0.8
cat >see.mjs <<'JS'
import assert from 'node:assert';
import { writeToString } from '@fast-csv/format';
import { Parser } from '@json2csv/plainjs';
import { stringify } from 'csv-stringify/sync';
import { json2csv } from 'json-2-csv';
import papaparse from 'papaparse';

const contacts = [{ email: 'ada@example.com' }, { email: 'bob@example.com', phone: '555-0100' }];
const columns = ['email', 'phone'];

const WRITERS = [
	['papaparse', (records) => papaparse.unparse(records), (records) => papaparse.unparse(records, { columns })],
	['csv-stringify', (records) => stringify(records, { header: true }), (records) => stringify(records, { header: true, columns })],
	['@fast-csv/format', (records) => writeToString(records, { headers: true }), (records) => writeToString(records, { headers: columns })],
	['json-2-csv', (records) => json2csv(records), (records) => json2csv(records, { emptyFieldValue: '' })],
	['@json2csv/plainjs', (records) => new Parser().parse(records)],
];

console.log(`${JSON.stringify(contacts)} as CSV:`);
for (const [name, write, writeColumns] of WRITERS) {
	const csv = await write(contacts);
	console.log(`  ${name}: ${JSON.stringify(csv)}`);
	assert.strictEqual(csv.includes('555-0100'), name.includes('json'));
	assert.strictEqual(csv.includes('undefined'), name === 'json-2-csv');
	assert.ok((await write(contacts.toReversed())).includes('555-0100'));
	if (writeColumns) assert.match(await writeColumns(contacts), /^email,phone\r?\nada@example.com,\r?\nbob@example.com,555-0100/);
}
JS
node see.mjs
