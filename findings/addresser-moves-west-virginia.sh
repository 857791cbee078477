#!/usr/bin/env bash
# Addresses in West Virginia become addresses in Virginia, in a town named West.
#
# Package:  addresser 1.1.22, which takes US addresses apart.
# Expected: "600 Main St, Charleston, West Virginia 25301" is in Charleston, WV, as with the state's code.
# Seen:     town "West", state VA, and Charleston as the second line of the street. States are looked for by the end of the text, in alphabetical
#           order, and "West Virginia" ends with "Virginia". The code WV is right, and so are the other states.
# It hurts: letters go to a town that doesn't exist, and segments, taxes and time zones by state count everybody there in Virginia.
# Do:       replace "West Virginia" by "WV" before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts addresser@1.1.22
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { parseAddress } = require('addresser');

const SEEN = [
	['600 Main St, Charleston, WV 25301', ['600 Main St', undefined, 'Charleston', 'WV']],
	['600 Main St, Richmond, Virginia 23218', ['600 Main St', undefined, 'Richmond', 'VA']],
	['600 Main St, Little Rock, Arkansas 72201', ['600 Main St', undefined, 'Little Rock', 'AR']],
	['600 Main St, Charleston, West Virginia 25301', ['600 Main St', 'Charleston', 'West ', 'VA']],
];

for (const [address, seen] of SEEN) {
	const { addressLine1, addressLine2, placeName, stateAbbreviation } = parseAddress(address);
	const parts = [addressLine1, addressLine2, placeName, stateAbbreviation];
	console.log(`${address}\n  street ${addressLine1}, second line ${addressLine2 ?? '-'}, town ${JSON.stringify(placeName)}, state ${stateAbbreviation}`);
	assert.deepStrictEqual(parts, seen);
}
JS
node see.cjs
