#!/usr/bin/env bash
# A filter for contacts since yesterday asks for all contacts.
#
# Package:  kitsu-core 11.1.0, query, with which kitsu writes the query of a request to a service with JSON:API.
# Expected: filter[since]=2026-11-30T00:00:00.000Z, as JSON has dates. qs 6.15.0 writes that.
# Seen:     nothing: a date counts as an object without fields, so the condition disappears, and a "&" is left. No error.
# It hurts: a sync of what has changed reads, and mails, everybody; a deletion of what is old deletes all that the other conditions find.
# Do:       date.toISOString().
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts kitsu-core@11.1.0 qs@6.15.0
cat >see.mjs <<'JS'
import assert from 'node:assert';
import { query } from 'kitsu-core';
import qs from 'qs';

const since = new Date('2026-11-30T00:00:00Z');
for (const [params, seen] of [
	[{ filter: { since } }, ''],
	[{ filter: { status: 'active', since } }, 'filter[status]=active&'],
	[{ filter: { created: { gt: since } } }, ''],
	[{ filter: { since: since.toISOString() } }, 'filter[since]=2026-11-30T00:00:00.000Z'],
]) {
	const written = decodeURIComponent(query(params));
	console.log(`${JSON.stringify(params)}\n  kitsu-core: ${JSON.stringify(written)}; qs: ${qs.stringify(params, { encode: false })}`);
	assert.strictEqual(written, seen);
	assert.ok(qs.stringify(params, { encode: false }).includes('2026-11-30T00:00:00.000Z'));
}
JS
node see.mjs
