#!/usr/bin/env bash
# Parsers of names leave people without a last name, and lose words of long ones.
#
# Package:  humanparser 2.7.0, humanname 0.2.2, another-name-parser 0.1.0, parse-full-name 1.2.7.
# Expected: a name of two words is a first and a last name, and every word of a longer one comes out somewhere.
# Seen:     Wei Ma has no last name (humanparser, humanname: "MA" is a degree), nor has Jennifer Do (another-name-parser: "DO" is one), to whom
#           An Nguyen is a Nguyen without one ("AN" is a title). Van Tran has no first name (parse-full-name). Of Juan de la Cruz y de la
#           Rosa humanparser leaves out one "de la": words that are there twice go with those of the last name.
# It hurts: "Dear Mr ,", and duplicates found by last name are found among all who have none. Ma, Do and An are frequent names.
# Do:       ask for first and last name in two fields; with humanparser, pass the words that are names as ignoreSuffix: parseName(name, ['ma']).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts humanparser@2.7.0 humanname@0.2.2 another-name-parser@0.1.0 parse-full-name@1.2.7
cat >see.cjs <<'JS'
const assert = require('node:assert');
const another = require('another-name-parser');
const humanname = require('humanname');
const { parseName } = require('humanparser');
const { parseFullName } = require('parse-full-name');

const PARSERS = {
	humanparser: (name) => (({ firstName, middleName, lastName, suffix }) => [firstName, middleName, lastName, suffix])(parseName(name)),
	humanname: (name) => (({ firstName, initials, lastName, suffix }) => [firstName, initials, lastName, suffix])(humanname.parse(name)),
	'another-name-parser': (name) => (({ first, middle, last, suffix }) => [first, middle, last, suffix])(another(name)),
	'parse-full-name': (name) => (({ first, middle, last, suffix }) => [first, middle, last, suffix])(parseFullName(name)),
};

/** By name: the parsers that get it wrong, and what they make of it: first, middle, last name, suffix. */
const WRONG = {
	'Wei Ma': { humanparser: ['Wei', '', '', 'Ma'], humanname: ['Wei', '', '', 'MA'] },
	'Jennifer Do': { 'another-name-parser': ['Jennifer', '', '', 'Do'] },
	'An Nguyen': { 'another-name-parser': ['Nguyen', '', '', ''] },
	'Van Tran': { 'parse-full-name': ['', '', 'Van Tran', ''] },
	'Juan de la Cruz y de la Rosa': { humanparser: ['Juan', 'Cruz y', 'de la Rosa', ''] },
};

for (const [name, wrong] of Object.entries(WRONG)) {
	console.log(name);
	for (const [parser, partsOf] of Object.entries(PARSERS)) {
		const parts = partsOf(name).map((part) => part ?? '');
		console.log(`  ${parser}: ${JSON.stringify(parts)}${parser in wrong ? '' : ', right'}`);
		if (parser in wrong) assert.deepStrictEqual(parts, wrong[parser]);
		else assert.ok(parts[0] && parts[2] && parts.join(' ').split(/\s+/).sort().join(' ').trim() === name.split(' ').sort().join(' '));
	}
}
assert.strictEqual(parseName('Wei Ma', ['ma']).lastName, 'Ma');
JS
node see.cjs
