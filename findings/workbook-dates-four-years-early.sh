#!/usr/bin/env bash
# Birthdays of a workbook from a Mac are four years and a day early.
#
# Package:  xlsx 0.18.5, the newest that npm has, with cellDates: true; xlsx-populate 1.21.0, with its numberToDate().
# Expected: 30 November 2026 for the day 44894 of a workbook that counts from 1904, as Excel for Mac made them for years, and as its options still offer
#           (date1904 of workbookPr; ECMA-376, part 1, section 18.17.4.1). exceljs 4.4.0, hucre 1.0.0 and @e965/xlsx 0.20.3 have that, and so has the text that
#           xlsx 0.18.5 gives itself for the same cell.
# Seen:     29 November 2022: both count from 1900, whatever the workbook says. The difference is 1,462 days.
# It hurts: everybody of that file has a birthday on the wrong day and is four years older; contracts have ended. All other files are right.
# Do:       @e965/xlsx; or look at workbook.Workbook.WBProps.date1904 and add 1462 to the numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts xlsx@0.18.5 xlsx-populate@1.21.0 exceljs@4.4.0 hucre@1.0.0 @e965/xlsx@0.20.3 fflate@0.8.2
cat >see.mjs <<'JS'
import assert from 'node:assert';
import newer from '@e965/xlsx';
import exceljs from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import * as hucre from 'hucre';
import xlsx from 'xlsx';
import populate from 'xlsx-populate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const relation = (id, type, target) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
const relations = (...all) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

/** A workbook with one cell: the day, in the built-in format for dates (14). */
function makeWorkbook(day, since1904) {
	const parts = {
		'[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
		'_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
		'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr date1904="${since1904 ? 1 : 0}"/><sheets><sheet name="Contacts" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml'), relation('rId2', 'styles', 'styles.xml')),
		'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
		'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" s="1"><v>${day}</v></c></row></sheetData></worksheet>`,
	};
	return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`)]))));
}

const cell = (library, file, options) => library.read(file, options).Sheets.Contacts.A1;
const readers = {
	'exceljs': async (file) => (await new exceljs.Workbook().xlsx.load(file)).worksheets[0].getCell('A1').value,
	'hucre': async (file) => (await hucre.readXlsx(file)).sheets[0].rows[0][0],
	'@e965/xlsx': (file) => cell(newer, file, { cellDates: true }).v,
	'xlsx': (file) => cell(xlsx, file, { cellDates: true }).v,
	'xlsx-populate': async (file) => populate.numberToDate((await populate.fromDataAsync(file)).sheet(0).cell('A1').value()),
};

process.env.TZ = 'UTC';
const since1900 = makeWorkbook(46356, false);
const since1904 = makeWorkbook(44894, true);
for (const [name, read] of Object.entries(readers)) {
	const days = [];
	for (const file of [since1900, since1904]) days.push((await read(file)).toISOString().slice(0, 10));
	console.log(`${name.padEnd(14)} since 1900: ${days[0]}   since 1904: ${days[1]}`);
	assert.deepStrictEqual(days, ['2026-11-30', name.startsWith('xlsx') ? '2022-11-29' : '2026-11-30']);
}
console.log(`xlsx's own text for the last: ${cell(xlsx, since1904).w}`);
assert.strictEqual(cell(xlsx, since1904).w, '11/30/26');
JS
node see.mjs
