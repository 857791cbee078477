#!/usr/bin/env bash
# One customer's second order stands in the row of the next customer.
#
# Package:  csvjson 5.1.0, toCSV.
# Expected: an order in the row of its customer: more rows, columns or an error. json-2-csv 5.6.0 writes a list into one field.
# Seen:     values are filled into each column from above, one below the other. Anna's second order is in Bob's row, and Bob's in a row without
#           an address. Next to that, a comma in a value becomes a tab, and with wrap: true quotes aren't doubled.
# It hurts: mails about orders reach the wrong customers. With one order for everybody all looks right.
# Do:       make a record of each order before, or use json-2-csv.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts csvjson@5.1.0 json-2-csv@5.6.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { toCSV } = require('csvjson');
const { json2csv } = require('json-2-csv');

const customers = [
	{ email: 'anna@example.com', orders: [{ number: 'A1' }, { number: 'A2' }] },
	{ email: 'bob@example.com', orders: [{ number: 'B1' }] },
];
const csv = toCSV(customers, { headers: 'key' });
const other = json2csv(customers);
console.log(`csvjson:\n${csv}\n\njson-2-csv:\n${other}`);
assert.strictEqual(csv, 'email,number\nanna@example.com,A1\nbob@example.com,A2\n,B1');
assert.match(other, /^anna@example\.com,.*A1.*A2/m);
assert.match(other, /^bob@example\.com,.*B1/m);

const company = [{ company: 'Smith, "The Baker"' }];
const [plain, wrapped] = [false, true].map((wrap) => toCSV(company, { headers: 'key', wrap }).split('\n')[1]);
console.log(`\n${company[0].company}\n  ${JSON.stringify(plain)}\n  wrap: true: ${wrapped}`);
assert.deepStrictEqual([plain, wrapped], ['Smith\t "The Baker"', '"Smith, "The Baker""']);
JS
node see.cjs
