#!/usr/bin/env bash
# The addresses of a workbook are "mailto:anna@example.com" in the CSV, and a formula's 0 is empty.
#
# Package:  exceljs 4.4.0, workbook.csv, with a workbook as Excel writes it.
# Expected: what the cells show: anna@example.com, 0, FALSE, "Our page", as SheetJS (@e965/xlsx 0.20.3) writes it.
# Seen:     a cell with a link gives the link. Excel makes one of every address that is typed. Where a formula gives 0 or FALSE, `value` has no
#           `result`, and the CSV an empty field.
# It hurts: an import refuses every address, or none: some accept "mailto:anna@example.com". Nobody with 0 orders is found.
# Do:       write the CSV with another package, from `cell.result` of formulas and `cell.text` of the other cells.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts exceljs@4.4.0 @e965/xlsx@0.20.3
cat >see.cjs <<'JS'
const assert = require('node:assert');
const xlsx = require('@e965/xlsx');
const { Workbook } = require('exceljs');

const sheet = xlsx.utils.aoa_to_sheet([['Email', 'Orders', 'VIP', 'Site'], []]);
sheet.A2 = { t: 's', v: 'anna@example.com', l: { Target: 'mailto:anna@example.com' } };
sheet.B2 = { t: 'n', v: 0, f: 'SUM(F1:F9)' };
sheet.C2 = { t: 'b', v: false, f: 'B2>5' };
sheet.D2 = { t: 's', v: 'Our page', l: { Target: 'https://example.com/' } };
sheet['!ref'] = 'A1:D2';
const file = xlsx.write({ SheetNames: ['Contacts'], Sheets: { Contacts: sheet } }, { type: 'buffer', bookType: 'xlsx' });

(async () => {
	const workbook = new Workbook();
	await workbook.xlsx.load(file);
	const csv = (await workbook.csv.writeBuffer()).toString();
	const expected = xlsx.utils.sheet_to_csv(xlsx.read(file).Sheets.Contacts).trimEnd();
	const orders = workbook.worksheets[0].getCell('B2');
	console.log(`@e965/xlsx:\n${expected}\n\nexceljs:\n${csv}\n\nexceljs, the 0: value ${JSON.stringify(orders.value)}, result ${orders.result}`);
	assert.strictEqual(expected, 'Email,Orders,VIP,Site\nanna@example.com,0,FALSE,Our page');
	assert.strictEqual(csv, 'Email,Orders,VIP,Site\nmailto:anna@example.com,,,https://example.com/');
	assert.deepStrictEqual(orders.value, { formula: 'SUM(F1:F9)' });
})();
JS
node see.cjs
