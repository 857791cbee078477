#!/usr/bin/env bash
# A person who exists isn't found, and is created again.
#
# Package:  scim2-parse-filter 0.2.10, with which servers answer searches of identity providers (SCIM).
# Expected: userName eq "Anna@Example.com" finds anna@example.com: strings are compared without regard to case, unless the schema says that case counts
#           (RFC 7644, section 3.4.2.2), and userName's says that it doesn't (RFC 7643, section 4.1.1). Dates are compared as times.
# Seen:     false, and so for ew, sw and co. Dates are compared letter by letter: what was changed at 01:00 in Berlin is "after" half past midnight in UTC.
# It hurts: the provider asks before it creates; it is told that nobody is there, and creates Anna a second time, or ends with an error on each sync. "Changed
#           since" finds the wrong ones where times come with offsets.
# Do:       make addresses and user names lower case on both sides, and dates UTC, before filter() sees them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts scim2-parse-filter@0.2.10
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { filter, parse } = require('scim2-parse-filter');

const anna = { userName: 'anna@example.com', meta: { lastModified: '2026-11-30T01:00:00+01:00' } };
const found = (query) => filter(parse(query))(anna);

for (const [query, result, expected] of [
	['userName eq "anna@example.com"', true, true],
	['username eq "anna@example.com"', true, true],
	['userName eq "Anna@Example.com"', false, true],
	['userName ew "@Example.com"', false, true],
	['userName sw "Anna"', false, true],
	['meta.lastModified gt "2026-11-30T00:30:00Z"', true, false],
]) {
	console.log(`${query}: ${found(query)}${result === expected ? '' : `, ${expected} by the RFC`}`);
	assert.strictEqual(found(query), result);
}
assert.ok(Date.parse(anna.meta.lastModified) < Date.parse('2026-11-30T00:30:00Z'));
JS
node see.cjs
