#!/usr/bin/env bash
# Anna's city is her phone number, once a cell of a table reaches over two columns.
#
# Package:  tabletojson 4.1.15, which reads tables of pages and mails.
# Expected: {"Name": "Anna", "Email": "unknown", "Phone": "unknown", "City": "Boston"}, as for cells that reach over two rows, whose value it repeats; or an empty phone. Two
#           lines of an address as two words. jsdom's or cheerio's colSpan and <br> tell.
# Seen:     colspan isn't read: all values after such a cell are one column to the left, and the last column is missing. "12 Main St<br>Rome" is "12 Main StRome".
# It hurts: lists of registrations and orders that arrive as a table in a mail: values of some rows, such as totals, are in other fields.
# Do:       cheerio, and count colspan.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts tabletojson@4.1.15
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Tabletojson } = require('tabletojson');

const head = '<tr><th>Name</th><th>Email</th><th>Phone</th><th>City</th></tr>';
const [rows] = Tabletojson.convert(`<table>${head}
	<tr><td>Anna</td><td colspan="2">unknown</td><td>Boston</td></tr>
	<tr><td>Ben</td><td>ben@example.com</td><td rowspan="2">212 555 0147</td><td>12 Main St<br>Rome</td></tr>
	<tr><td>Carla</td><td>carla@example.com</td><td>Oslo</td></tr></table>`);
for (const row of rows) console.log(JSON.stringify(row));
assert.deepStrictEqual(rows, [
	{ Name: 'Anna', Email: 'unknown', Phone: 'Boston' },
	{ Name: 'Ben', Email: 'ben@example.com', Phone: '212 555 0147', City: '12 Main StRome' },
	{ Name: 'Carla', Email: 'carla@example.com', Phone: '212 555 0147', City: 'Oslo' },
]);
JS
node see.cjs
