#!/usr/bin/env bash
# A link that gets UTM parameters loses its own, and with them the product, the token or the person.
#
# Package:  url-utm-params 0.1.0: build(), which adds UTM parameters to a link, and utm(), which reads them.
# Expected: https://shop.example.com/item?id=42&utm_source=news, and https://example.com/?next=a%26b as it was; "a=b" for utm_content=a%3Db, "café" for caf%C3%A9.
#           URL and URLSearchParams of Node.js do that.
# Seen:     ?id=42 is dropped. The whole link is decoded before it is taken apart, with an old function for Latin-1: "a", "cafÃ©", and a search for "utm_source=fake"
#           within another parameter counts as the source.
# It hurts: every tagged link of a newsletter opens the shop's first page, or an unsubscribe page that doesn't know who asks; campaigns appear twice in reports.
# Do:       const url = new URL(link); url.searchParams.set('utm_source', 'news').
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts url-utm-params@0.1.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { build, utm } = require('url-utm-params');

for (const [link, built] of [
	['https://shop.example.com/item', 'https://shop.example.com/item?utm_source=news'],
	['https://shop.example.com/item?id=42', 'https://shop.example.com/item?utm_source=news'],
	['https://example.com/unsubscribe?token=a%2Bb#form', 'https://example.com/unsubscribe?utm_source=news#form'],
	['https://example.com/100%25-wool', 'https://example.com/100%-wool?utm_source=news'],
]) {
	const expected = new URL(link);
	expected.searchParams.set('utm_source', 'news');
	console.log(`${link}\n  built:    ${build(link, { utm_source: 'news' })}\n  expected: ${expected}`);
	assert.strictEqual(build(link, { utm_source: 'news' }), built);
}
for (const [query, seen] of [
	['utm_content=a%3Db', { utm_content: 'a' }],
	['utm_campaign=caf%C3%A9', { utm_campaign: 'cafÃ©' }],
	['search=utm_source%3Dfake', { utm_source: 'fake' }],
]) {
	const expected = [...new URLSearchParams(query)].filter(([name]) => name.startsWith('utm_'));
	console.log(`${query}: ${JSON.stringify(utm(`https://example.com/?${query}`))}, not ${JSON.stringify(Object.fromEntries(expected))}`);
	assert.deepStrictEqual(utm(`https://example.com/?${query}`), seen);
}
JS
node see.cjs
