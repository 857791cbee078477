#!/usr/bin/env bash
# "BEN AFFLECK" is "ben Affleck", and "LOPEZ Y GARCIA" is "Lopez yGarcia".
#
# Package:  @foundernest/namecase 1.0.5 and @compwright/namecase 2.0.7, which put names into capitals and small letters.
# Expected: Ben Smith, Al Brown, Van Jones; Lopez y Garcia; Li Xi; O’Brien with the apostrophe of word processors as with that of keyboards. The first package's page says
#           that names of several words in one field are dealt with, the second one's that the first letter is always a capital then.
# Seen:     foundernest: Ben, Al, Van, Del and Di are the small words of "ben Gurion" and "van Dyke", also where they come first. compwright: the space after "y" is gone.
#           Both: "Li XI" and "VI Nguyen" or "Vi Nguyen" are numbers of kings, "Mae lo" has no surname with a capital, "MacRon" has one too many, and O’brien.
# It hurts: "Dear ben," in every mail to Ben; and the name is stored so, where a list in capitals was "cleaned".
# Do:       change only what is in capitals altogether, first and last name in two fields, and keep first names as: name[0].toUpperCase() + name.slice(1).toLowerCase().
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts @foundernest/namecase@1.0.5 @compwright/namecase@2.0.7
cat >see.cjs <<'JS'
const assert = require('node:assert');
const compwright = require('@compwright/namecase');
const { nameCase: foundernest } = require('@foundernest/namecase');

const seen = [
	// in capitals, of foundernest, of compwright
	['ANNA MCDONALD', 'Anna McDonald', 'Anna McDonald'],
	["SEAN O'BRIEN", "Sean O'Brien", "Sean O'Brien"],
	['BEN SMITH', 'ben Smith', 'Ben Smith'],
	['AL BROWN', 'al Brown', 'Al Brown'],
	['VAN JONES', 'van Jones', 'Van Jones'],
	['LOPEZ Y GARCIA', 'Lopez y Garcia', 'Lopez yGarcia'],
	['LI XI', 'LI XI', 'Li XI'],
	['VI NGUYEN', 'VI Nguyen', 'Vi Nguyen'],
	['MAE LO', 'Mae lo', 'Mae lo'],
	['MACRON', 'MacRon', 'MacRon'],
	['SEAN O’BRIEN', 'Sean O’brien', 'Sean O’brien'],
];
for (const [name, first, second] of seen) {
	console.log(`${name.padEnd(16)} foundernest: ${foundernest(name).padEnd(16)} compwright: ${compwright(name)}`);
	assert.deepStrictEqual([foundernest(name), compwright(name)], [first, second]);
}
JS
node see.cjs
