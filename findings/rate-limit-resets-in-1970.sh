#!/usr/bin/env bash
# "Wait two minutes" is a moment in 1970.
#
# Package:  ratelimit-header-parser 0.1.0, parseRateLimit, with the headers of answers with status 429.
# Expected: a reset in two minutes for Retry-After: 120, which is a number of seconds from now (RFC 9110, section 10.2.3); in 30 seconds for a reset that is given in
#           milliseconds; and the limits of RateLimit: "default";r=50;t=30, the form of the standard's newer drafts.
# Seen:     1 January 1970 at 00:02; the year 58884, unless the option `reset` says "milliseconds"; and Not a Number for the reset. Times in seconds, and dates, are
#           right.
# It hurts: a client that sleeps until `reset` doesn't sleep at all, and asks again and again until it is blocked; or it never asks again.
# Do:       read Retry-After oneself, before the package is asked: a number of seconds, or a date.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts ratelimit-header-parser@0.1.0
cat >see.mjs <<'JS'
import assert from 'node:assert';
import { parseRateLimit } from 'ratelimit-header-parser';

const now = Date.now();
const seconds = (headers) => Math.round((parseRateLimit(new Headers(headers)).reset - now) / 1000);
const limits = { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '0' };
const results = {
	'Retry-After: 120': seconds({ ...limits, 'Retry-After': '120' }),
	'X-RateLimit-Reset in milliseconds': seconds({ ...limits, 'X-RateLimit-Reset': String(now + 30_000) }),
	'X-RateLimit-Reset in seconds': seconds({ ...limits, 'X-RateLimit-Reset': String(Math.ceil(now / 1000) + 30) }),
	'X-RateLimit-Reset: 30': seconds({ ...limits, 'X-RateLimit-Reset': '30' }),
	'RateLimit: limit=100, remaining=50, reset=30': seconds({ RateLimit: 'limit=100, remaining=50, reset=30' }),
	'RateLimit: "default";r=50;t=30': seconds({ RateLimit: '"default";r=50;t=30', 'RateLimit-Policy': '"default";q=100;w=60' }),
};
for (const [header, wait] of Object.entries(results)) console.log(`${header}: wait ${wait} seconds`);
assert.ok(results['Retry-After: 120'] < -50 * 365 * 86_400);
assert.ok(results['X-RateLimit-Reset in milliseconds'] > 50_000 * 365 * 86_400);
assert.ok(Number.isNaN(results['RateLimit: "default";r=50;t=30']));
for (const header of ['X-RateLimit-Reset in seconds', 'X-RateLimit-Reset: 30', 'RateLimit: limit=100, remaining=50, reset=30']) assert.ok(Math.abs(results[header] - 30) <= 2);
JS
node see.mjs
