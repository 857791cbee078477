#!/usr/bin/env bash
# "Not those with the free plan" is those with the free plan, and the documentation's own examples of filters don't hold.
#
# Package:  @segment/destination-subscriptions 3.37.0, with which Segment's destinations decide what they receive: parseFql() and validate().
# Expected: what Segment's page on the Destination Filter Query Language says: texts in single quotes, "!" before parentheses, patterns with "*" in the middle, "?"
#           and without any; "and" and "or" as they stand.
# Seen:     a text in single quotes keeps them, so that nothing equals it. "!" before parentheses is dropped: the opposite. In a pattern that doesn't end with "*" the
#           first letter is dropped and the rest is looked for at the end: match(traits.email, "anna@example.com") accepts joanna@example.com and
#           hanna@example.com. Where "and" and "or" are mixed without parentheses, one of them is taken for both: "a or b and c" asks for all three.
# It hurts: events reach a destination that they were to be kept from, personal data with them, or don't reach the one that they are for. parseFql gives no error.
# Do:       double quotes, parentheses around each "and" and "or", "!=" instead of "!", and patterns that begin or end with "*"; generateFql(parseFql(text)) shows what
#           was understood.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts @segment/destination-subscriptions@3.37.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { generateFql, parseFql, validate } = require('@segment/destination-subscriptions');

const PAGE = { event: 'Button Clicked', type: 'track', context: { library: { name: 'analytics.js', version: '1.0' } } };
const person = (traits) => ({ type: 'identify', traits });

for (const [fql, event, seen, expected] of [
	[`event = "Button Clicked"`, PAGE, true, true],
	[`event = 'Button Clicked'`, PAGE, false, true],
	[`type = 'track'`, PAGE, false, true],
	[`traits.plan = "free"`, person({ plan: 'free' }), true, true],
	[`!(traits.plan = "free")`, person({ plan: 'free' }), true, false],
	[`!(traits.plan = "free")`, person({ plan: 'pro' }), false, true],
	[`match(traits.email, "*@example.com")`, person({ email: 'anna@example.com' }), true, true],
	[`match(traits.email, "anna@example.com")`, person({ email: 'hanna@example.com' }), true, false],
	[`match(traits.email, "a*@example.com")`, person({ email: 'anna@example.com' }), false, true],
	[`traits.plan = "pro" or traits.vip = true and traits.city = "Rome"`, person({ plan: 'pro', city: 'Bari' }), false, true],
	[`traits.plan = "pro" or (traits.vip = true and traits.city = "Rome")`, person({ plan: 'pro', city: 'Bari' }), true, true],
]) {
	const understood = parseFql(fql);
	assert.strictEqual(understood.error, undefined);
	const result = validate(understood, event);
	console.log(`${fql}: ${result}${result === expected ? '' : `, not ${expected}; understood: ${generateFql(understood)}`}`);
	assert.strictEqual(result, seen);
}
JS
node see.cjs
