#!/usr/bin/env bash
# "$1,234" is a dollar and 23 cents.
#
# Package:  parse-price 1.1.8.
# Expected: 1234 for $1,234, and for 1.234 €: three digits after the only separator are thousands, and parse-money 1.0.12
#           reads them so.
# Seen:     1.234. The last separator is the decimal one, whatever follows it, but where the number ends with a zero: $1,230 is right. 1,234,567 is 1.234
#           too.
# It hurts: of the prices of one column those with cents are right, and most whole ones a thousandth: turnover, segments "spent more than 1,000" and totals.
# Do:       parse-money; of negative amounts both drop the sign: -5,00 € is 5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts parse-price@1.1.8 parse-money@1.0.12
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { default: parseMoney } = require('parse-money');
const parsePrice = require('parse-price');

for (const [text, price, amount] of [
	['$1,234.56', 1234.56, 1234.56],
	['$1,234', 1.234, 1234],
	['$1,230', 1230, 1230],
	['1.234 €', 1.234, 1234],
	['1,234,567', 1.234, 1234567],
	['12,50 €', 12.5, 12.5],
	['-5,00 €', 5, 5],
]) {
	console.log(`${text}: parse-price ${parsePrice(text)}, parse-money ${parseMoney(text).amount}`);
	assert.deepStrictEqual([parsePrice(text), parseMoney(text).amount], [price, amount]);
}
JS
node see.cjs
