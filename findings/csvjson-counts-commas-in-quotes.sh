#!/usr/bin/env bash
# A note with commas makes a file with semicolons lose its columns, and the rest of the note.
#
# Package:  csvjson-csv2json 5.0.6, which finds the separator itself (it is behind csvjson.com).
# Expected: semicolons: the header has one, and the commas are in quotes. papaparse 5.7.1 finds them.
# Seen:     commas, as there are more of them in the file. The column is named "email;note", of each row only what is before the first comma is there, and
#           the rest is dropped.
# It hurts: exports of European spreadsheets have semicolons. A test file without notes is right, next month's isn't: no address is one, and nothing is said.
# Do:       give the separator: csv2json(text, { separator: ';' }).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts csvjson-csv2json@5.0.6 papaparse@5.7.1
cat >see.cjs <<'JS'
const assert = require('node:assert');
const csv2json = require('csvjson-csv2json');
const { parse } = require('papaparse');

const CSV = 'email;note\nanna@example.com;"Likes tea, coffee, cake"\nbob@example.com;"Call him, please"\n';
const rows = csv2json(CSV);
const given = csv2json(CSV, { separator: ';' });
const { data, meta } = parse(CSV, { header: true, skipEmptyLines: true });
console.log(`csv2json:      ${JSON.stringify(rows)}\npapaparse (${meta.delimiter}): ${JSON.stringify(data)}`);
assert.deepStrictEqual(rows, [{ 'email;note': 'anna@example.com;"Likes tea' }, { 'email;note': 'bob@example.com;"Call him' }]);
assert.deepStrictEqual(given, data);
JS
node see.cjs
