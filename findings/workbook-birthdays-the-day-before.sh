#!/usr/bin/env bash
# Birthdays of a workbook are the day before, at a minute to midnight.
#
# Package:  xlsx 0.18.5, the newest that npm has, with cellDates: true and sheet_to_json; convert-excel-to-json 1.7.0, made with an older one.
# Expected: 12 April 1985 at 00:00, in every time zone, as xlsx 0.20 has it (@e965/xlsx 0.20.3 on npm).
# Seen:     23:59:50 of 11 April in India, 23:59:17 in China, and 23:59:39 in Paris, 23:59:43 in Moscow: offsets of the year 1899 are counted, which
#           had seconds. convert-excel-to-json: the day before in India and China too, and 23:00 in Sydney.
# It hurts: a greeting is a day early, and the birthday that an import stores is wrong. In New York all is right.
# Do:       @e965/xlsx, or add two minutes and an hour before taking the day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts xlsx@0.18.5 convert-excel-to-json@1.7.0 @e965/xlsx@0.20.3
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { writeFileSync } = require('node:fs');
const fixed = require('@e965/xlsx');
const convert = require('convert-excel-to-json');
const xlsx = require('xlsx');

const sheet = { '!ref': 'A1:A2', A1: { t: 's', v: 'Birthday' }, A2: { t: 'n', v: 31149, z: 'yyyy-mm-dd' } };
const file = fixed.write({ SheetNames: ['Contacts'], Sheets: { Contacts: sheet } }, { type: 'buffer', bookType: 'xlsx' });
writeFileSync('contacts.xlsx', file);

/** By time zone: what xlsx and convert-excel-to-json make of 12 April 1985. */
const SEEN = {
	'America/New_York': ['12 00:00:00', '12 00:00:00'],
	'Europe/Paris': ['11 23:59:39', '12 00:59:39'],
	'Europe/Moscow': ['11 23:59:43', '12 00:59:43'],
	'Asia/Kolkata': ['11 23:59:50', '11 23:59:50'],
	'Asia/Shanghai': ['11 23:59:17', '11 23:59:17'],
	'Australia/Sydney': ['12 00:00:00', '11 23:00:00'],
};

/** A date as the process's time zone has it. */
const localTime = (date) => `${date.getDate()} ${date.toTimeString().slice(0, 8)}`;

const zone = process.env.TZ;
const [newest, old] = [fixed, xlsx].map(({ read, utils }) => localTime(utils.sheet_to_json(read(file, { cellDates: true }).Sheets.Contacts)[0].Birthday));
const converted = localTime(convert({ sourceFile: 'contacts.xlsx', header: { rows: 1 } }).Contacts[0].A);
console.log(`${zone}, April 1985: @e965/xlsx ${newest}, xlsx ${old}, convert-excel-to-json ${converted}`);
assert.strictEqual(newest, '12 00:00:00');
assert.deepStrictEqual([old, converted], SEEN[zone]);
JS
for zone in America/New_York Europe/Paris Europe/Moscow Asia/Kolkata Asia/Shanghai Australia/Sydney; do TZ=$zone node see.cjs; done
