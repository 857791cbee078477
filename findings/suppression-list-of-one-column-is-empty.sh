#!/usr/bin/env bash
# A list of addresses that must not get mail is empty, and its last address is the name of the column.
#
# Package:  udsv 0.7.3, inferSchema() and initParser(), with a CSV of one column.
# Expected: two records with the field "email". Values may be in quotes, whatever is in them (RFC 4180, section 2, rules 5 to 7), and a file may have one column;
#           papaparse 5.7.1 reads it.
# Seen:     no record, and a column that is named as the last value. With two columns, or without quotes, all is right; with a comma in a value it fails. No error
#           else, as a file without records is valid.
# It hurts: exports of unsubscribed people, or of bounces, have often just the address, and many programs write every text in quotes: nobody is left out of the
#           mailing. ZIP codes and phones that are read with types lose their zeros: 00501 is 501.
# Do:       papaparse; no option of the schema helps.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts udsv@0.7.3 papaparse@5.7.1
cat >see.mjs <<'JS'
import assert from 'node:assert';
import Papa from 'papaparse';
import { inferSchema, initParser } from 'udsv';

const ANNA = { email: 'anna@example.com' };
const BOB = { email: 'bob@example.com' };
for (const [text, records, column] of [
	['email\nanna@example.com\nbob@example.com\n', [ANNA, BOB], 'email'],
	['email,reason\n"anna@example.com","asked"\n', [{ ...ANNA, reason: 'asked' }], 'email'],
	['email\n"anna@example.com"\n"bob@example.com"\n', [], '"bob@example.com"'],
	['"email"\n"anna@example.com"\n"bob@example.com"\n', [], 'bob@example.com'],
]) {
	const schema = inferSchema(text);
	const read = initParser(schema).stringObjs(text);
	const expected = Papa.parse(text, { header: true, skipEmptyLines: true }).data;
	console.log(`${JSON.stringify(text)}\n  udsv: ${JSON.stringify(read)}, first column ${schema.cols[0].name}\n  papaparse: ${JSON.stringify(expected)}`);
	assert.deepStrictEqual(read, records);
	assert.strictEqual(schema.cols[0].name, column);
	assert.strictEqual(expected[0].email, ANNA.email);
}
assert.throws(() => inferSchema('note\n"Call, please"\n'));
const zip = 'zip,city\n00501,Holtsville\n';
assert.deepStrictEqual(initParser(inferSchema(zip)).typedObjs(zip), [{ zip: 501, city: 'Holtsville' }]);
JS
node see.mjs
