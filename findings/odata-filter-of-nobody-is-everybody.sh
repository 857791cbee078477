#!/usr/bin/env bash
# A filter for a list of people who turn out to be none finds everybody.
#
# Package:  odata-query 8.1.0, a filter with `or` of one condition for each address, and with a value that isn't known.
# Expected: nobody, as "any of none" is false; or an error, as other builders have it (@rsql/builder 1.6.0).
# Seen:     an `or` of an empty list is left out: nothing is left to filter by, or what stands beside it, such as "is subscribed". The same happens to a condition whose value is
#           undefined, also as { eq: undefined }.
# It hurts: a segment that is empty today is the whole database: everybody gets what was for a few, or is updated, or deleted. An address that is missing in a record finds
#           the first contact of all.
# Do:       don't ask when the list is empty; and `{ Email: { in: addresses } }`, which becomes "Email in ()": services refuse that.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts odata-query@8.1.0 @rsql/builder@1.6.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { in: rsqlIn } = require('@rsql/builder');
const buildQuery = require('odata-query').default;

const anyOf = (addresses) => ({ or: addresses.map((Email) => ({ Email })) });

for (const [name, filter, query] of [
	['two addresses', anyOf(['a', 'b']), "?$filter=((Email eq 'a') or (Email eq 'b'))"],
	['none', anyOf([]), ''],
	['subscribed, and two', { Subscribed: true, ...anyOf(['a', 'b']) }, "?$filter=Subscribed eq true and ((Email eq 'a') or (Email eq 'b'))"],
	['subscribed, and none', { Subscribed: true, ...anyOf([]) }, '?$filter=Subscribed eq true'],
	['subscribed, and none', { and: [{ Subscribed: true }, anyOf([])] }, '?$filter=((Subscribed eq true))'],
	['an address', { Email: 'a' }, "?$filter=Email eq 'a'"],
	['an unknown address', { Email: undefined }, ''],
	['an unknown address', { Email: { eq: undefined } }, ''],
	['in none', { Email: { in: [] } }, '?$filter=Email in ()'],
]) {
	const seen = buildQuery({ filter });
	console.log(`${name}: ${seen || '(no filter)'}`);
	assert.strictEqual(seen, query);
}
assert.throws(() => rsqlIn('Email', []), /empty array/);
JS
node see.cjs
