#!/usr/bin/env bash
# "%F" stands in the mail instead of the date.
#
# Package:  liquidjs 10.30.1, and brazejs 1.7.1, which renders Braze's templates; the filter date.
# Expected: what Liquid gives in Ruby, after which both are made: its date filter takes the codes of strftime, as %F for 2026-11-30, %T for 14:05:09
#           and %-d for a day without a zero.
# Seen:     liquidjs prints %F, %D, %T, %R, %r, %G and %V as they are. brazejs prints %-d, with which most dates in English are written, and for a date
#           of JavaScript the year 58884.
# It hurts: a template that is right at Shopify or Braze is sent, or approved in a preview, with "Valid until %F".
# Do:       write the codes out: %Y-%m-%d, %H:%M:%S; for brazejs pass dates as texts, and check %-d in Braze.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts liquidjs@10.30.1 brazejs@1.7.1
cat >see.cjs <<'JS'
const assert = require('node:assert');
const Braze = require('brazejs');
const { Liquid } = require('liquidjs');

process.env.TZ = 'UTC';
const TEXT = '2026-11-30T14:05:09Z';

(async () => {
	for (const [code, right, seen] of [
		['%F', '2026-11-30', '%F'],
		['%D', '11/30/26', '%D'],
		['%T', '14:05:09', '%T'],
		['%R', '14:05', '%R'],
		['%r', '02:05:09 PM', '%r'],
		['%G-W%V', '2026-W49', '%G-W%V'],
		['%B %-d', 'November 30', 'November 30'],
	]) {
		const printed = await new Liquid().parseAndRender(`{{ date | date: "${code}" }}`, { date: TEXT });
		console.log(`liquidjs ${code}: ${printed}, for ${right}`);
		assert.strictEqual(printed, seen);
	}
	for (const [date, seen] of [
		[TEXT, 'November %-d, 2026'],
		[new Date(TEXT), 'June %-d, 58884'],
	]) {
		const printed = await new Braze().parseAndRender('{{ date | date: "%B %-d, %Y" }}', { date });
		console.log(`brazejs %B %-d, %Y of a ${typeof date}: ${printed}`);
		assert.strictEqual(printed, seen);
	}
})();
JS
node see.cjs
