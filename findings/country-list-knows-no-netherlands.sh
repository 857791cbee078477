#!/usr/bin/env bash
# Who lives in the Netherlands, the United Kingdom, the United States or Taiwan has no country.
#
# Package:  country-list 2.4.1, getCode.
# Expected: NL, GB, US and TW for the names that people, forms and other address books write. i18n-iso-countries 7.14.0 finds them.
# Seen:     undefined. Only the long names are known, with "(Kingdom of the)" or "(Province of China)": a quarter of the names that Node.js itself has for these countries is
#           not found, among them Russia, the Philippines, South Korea, Vietnam and Tanzania. Germany, France and Italy are, so tests pass.
# It hurts: contacts of these countries lose theirs, and addresses are refused or printed without one.
# Do:       i18n-iso-countries, getAlpha2Code(name, 'en').
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts country-list@2.4.1 i18n-iso-countries@7.14.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { getCode, getCodes, getName } = require('country-list');
const countries = require('i18n-iso-countries');

const NAMES = { NL: 'Netherlands', GB: 'United Kingdom', US: 'United States', TW: 'Taiwan', RU: 'Russia', PH: 'Philippines', KR: 'South Korea', VN: 'Vietnam', TZ: 'Tanzania' };
for (const [code, name] of Object.entries(NAMES)) {
	console.log(`${name}: ${getCode(name)}; i18n-iso-countries: ${countries.getAlpha2Code(name, 'en')}; known as "${getName(code)}"`);
	assert.strictEqual(getCode(name), undefined);
	assert.strictEqual(countries.getAlpha2Code(name, 'en'), code);
}
assert.deepStrictEqual(['Germany', 'France', 'Italy'].map(getCode), ['DE', 'FR', 'IT']);

const node = new Intl.DisplayNames('en', { type: 'region' });
const lost = getCodes().filter((code) => getCode(node.of(code)) === undefined);
console.log(`${lost.length} of ${getCodes().length} names of Node.js are unknown`);
assert.ok(lost.length > 50);
JS
node see.cjs
