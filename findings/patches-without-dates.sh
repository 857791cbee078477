#!/usr/bin/env bash
# A contact whose date has changed hasn't changed.
#
# Package:  rfc6902 5.4.0 (createPatch), json8-merge-patch 1.0.4 (diff), fast-json-patch 3.1.1 (compare), with dates of JavaScript, as database clients give them.
# Expected: a patch that sets the new date: json-merge-patch 1.0.2 makes {"renewed":"2027-01-01T00:00:00.000Z"}.
# Seen:     no patch from rfc6902 and json8-merge-patch: two dates are objects without fields, and equal. fast-json-patch adds the new date's letters one by one,
#           at /renewed/0, /renewed/1 and so on, which the receiver refuses, as the old date is a text there.
# It hurts: a sync that sends what differs never sends a new birthday, renewal or end of a contract, until a text of the same record changes too.
# Do:       make JSON of both records first: createPatch(JSON.parse(JSON.stringify(before)), ...).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts rfc6902@5.4.0 json8-merge-patch@1.0.4 fast-json-patch@3.1.1 json-merge-patch@1.0.2
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { applyPatch, compare } = require('fast-json-patch');
const merge8 = require('json8-merge-patch');
const merge = require('json-merge-patch');
const { createPatch } = require('rfc6902');

const before = { email: 'anna@example.com', renewed: new Date('2026-01-01') };
const after = { email: 'anna@example.com', renewed: new Date('2027-01-01') };
const plain = (record) => JSON.parse(JSON.stringify(record));

const patches = {
	'rfc6902': createPatch(before, after),
	'json8-merge-patch': merge8.diff(before, after),
	'fast-json-patch': compare(before, after),
	'json-merge-patch': merge.generate(before, after),
};
for (const [name, patch] of Object.entries(patches)) console.log(`${name}: ${JSON.stringify(patch).slice(0, 110)}`);
assert.deepStrictEqual(patches.rfc6902, []);
assert.deepStrictEqual(patches['json8-merge-patch'], {});
assert.deepStrictEqual(patches['fast-json-patch'][0], { op: 'add', path: '/renewed/0', value: '2' });
assert.throws(() => applyPatch(plain(before), plain(patches['fast-json-patch']), true));
assert.deepStrictEqual(plain(patches['json-merge-patch']), { renewed: '2027-01-01T00:00:00.000Z' });
assert.deepStrictEqual(createPatch(plain(before), plain(after)), [{ op: 'replace', path: '/renewed', value: '2027-01-01T00:00:00.000Z' }]);
JS
node see.cjs
