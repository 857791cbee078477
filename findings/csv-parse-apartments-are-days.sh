#!/usr/bin/env bash
# "Apt 5" is the 1st of May 2001, and the article SKU-12 the 1st of December.
#
# Package:  csv-parse 7.0.3, cast: true with cast_date: true, which "convert the CSV field to a JavaScript date".
# Expected: dates where a column has dates, 2026-11-30, and the texts of all other columns as they are. d3-dsv 3.0.1, autoType, does that.
# Seen:     each value that ends in a number from 1 to 12 after any word is a day of 2001: addresses, articles, notes. "Main Street 12" is one, "Main Street 13" isn't. The reason is
#           Date.parse, which reads so in Node.js.
# It hurts: addresses and article numbers of a part of the contacts are gone, and nothing says which they were.
# Do:       a function: cast_date: (value) => (/^\d{4}-\d\d-\d\d/.test(value) ? new Date(value) : value).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts csv-parse@7.0.3 d3-dsv@3.0.1
cat >see.mjs <<'JS'
import assert from 'node:assert';
import { parse } from 'csv-parse/sync';
import { autoType, csvParse } from 'd3-dsv';

const CSV = `name,joined,address,article,note
Anna,2026-11-30,Apt 5,SKU-12,Top 10
Ben,2026-11-30,Main Street 12,SKU-13,VIP
Carla,2026-11-30,Main Street 13,B-7,level 1
`;
const show = (rows) => JSON.parse(JSON.stringify(rows), (_key, value) => (typeof value === 'string' ? value.replace('T00:00:00.000Z', '') : value));

const read = show(parse(CSV, { columns: true, cast: true, cast_date: true }));
const expected = show(csvParse(CSV, autoType).map((row) => ({ ...row })));
for (const [index, row] of read.entries()) console.log(`${JSON.stringify(row)}\n  expected ${JSON.stringify(expected[index])}`);
assert.deepStrictEqual(read, [
	{ name: 'Anna', joined: '2026-11-30', address: '2001-05-01', article: '2001-12-01', note: '2001-10-01' },
	{ name: 'Ben', joined: '2026-11-30', address: '2001-12-01', article: 'SKU-13', note: 'VIP' },
	{ name: 'Carla', joined: '2026-11-30', address: 'Main Street 13', article: '2001-07-01', note: '2001-01-01' },
]);
assert.deepStrictEqual(expected.map(({ address, article }) => [address, article]), [['Apt 5', 'SKU-12'], ['Main Street 12', 'SKU-13'], ['Main Street 13', 'B-7']]);
JS
TZ=UTC node see.mjs
