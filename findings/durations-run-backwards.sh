#!/usr/bin/env bash
# A reminder fifteen minutes before the meeting comes fifteen minutes after it began.
#
# Package:  iso8601-duration 2.1.4 and date-duration 2.0.0, which read durations and add them to dates.
# Expected: 09:45 for -PT15M and 10:00, the duration with which calendars say "before" (RFC 5545, section 3.3.6; ISO 8601-2), or an error; and a month after 31 January,
#           or before 31 March, on the last day of February (the rule of XML Schema, part 2, appendix E). tinyduration 3.4.1 and luxon 3.7.2 have that.
# Seen:     iso8601-duration looks for a duration anywhere in the text and leaves the sign: 10:15. Both let the month run over: 3 March in either case, so that a month
#           before 31 March is 28 days before it.
# It hurts: reminders for webinars are late by twice the time; memberships that are paid on the 31st are renewed in the month after next, and skip February.
# Do:       Duration.fromISO of luxon, whose plus and minus keep to the month.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts iso8601-duration@2.1.4 date-duration@2.0.0 tinyduration@3.4.1 luxon@3.7.2
cat >see.mjs <<'JS'
import assert from 'node:assert';
import * as dateDuration from 'date-duration';
import { end, parse } from 'iso8601-duration';
import { DateTime, Duration } from 'luxon';
import * as tiny from 'tinyduration';

process.env.TZ = 'UTC';
const DateDuration = dateDuration.default;
const show = (date) => date.toISOString().slice(0, 16);
const add = {
	'luxon': (duration, start) => DateTime.fromJSDate(start).plus(Duration.fromISO(duration)).toJSDate(),
	'iso8601-duration': (duration, start) => end(parse(duration), start),
	'date-duration': (duration, start) => new DateDuration(duration).addTo(start),
};
const result = (name, duration, start) => show(add[name](duration, new Date(start)));

assert.strictEqual(tiny.parse('-PT15M').negative, true);
for (const [name, duration, start, seen] of [
	['luxon', '-PT15M', '2026-11-30T10:00Z', '2026-11-30T09:45'],
	['iso8601-duration', '-PT15M', '2026-11-30T10:00Z', '2026-11-30T10:15'],
	['luxon', 'P1M', '2026-01-31T10:00Z', '2026-02-28T10:00'],
	['iso8601-duration', 'P1M', '2026-01-31T10:00Z', '2026-03-03T10:00'],
	['date-duration', 'P1M', '2026-01-31T10:00Z', '2026-03-03T10:00'],
]) {
	console.log(`${name.padEnd(17)} ${start} and ${duration}: ${result(name, duration, start)}`);
	assert.strictEqual(result(name, duration, start), seen);
}
const before = show(new DateDuration('P1M').subtractFrom(new Date('2026-03-31T10:00Z')));
console.log(`${'date-duration'.padEnd(17)} P1M before 2026-03-31T10:00Z: ${before}`);
assert.strictEqual(before, '2026-03-03T10:00');
JS
node see.mjs
