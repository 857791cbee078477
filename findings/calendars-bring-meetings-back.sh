#!/usr/bin/env bash
# A canceled meeting is back in the calendar, and lunch is five hours early.
#
# Package:  ical-js-parser 0.7.4 and ts-ics 2.4.6, a calendar that is read and written again.
# Expected: the same calendar. All dates of an EXDATE are in its TZID (RFC 5545, section 3.8.5.1), and a time without a zone is at that hour wherever one is
#           (section 3.3.5). ical.js 2.2.1 keeps both.
# Seen:     ical-js-parser: the first excepted date keeps its zone, the second one is in UTC, at another hour, so that it excepts nothing. Both write a Z after times
#           without a zone, which makes them UTC; ical-js-parser also adds a line E:EN. ts-ics parts the category "Lunch\, Dinner" at its comma.
# It hurts: the series runs on the day that was canceled, and reminders and invitations go out for it; in Boston lunch at 12 is at 7.
# Do:       ical.js.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts ical-js-parser@0.7.4 ts-ics@2.4.6 ical.js@2.2.1
cat >see.cjs <<'JS'
const assert = require('node:assert');
const ICAL = require('ical.js').default ?? require('ical.js');
const icalJsParser = require('ical-js-parser').default ?? require('ical-js-parser');
const { convertIcsCalendar, generateIcsCalendar } = require('ts-ics');

const CALENDAR = [
	'BEGIN:VCALENDAR',
	'VERSION:2.0',
	'PRODID:-//Example//EN',
	'BEGIN:VEVENT',
	'UID:1',
	'DTSTAMP:20261101T000000Z',
	'DTSTART;TZID=America/New_York:20261201T090000',
	'RRULE:FREQ=WEEKLY;COUNT=5',
	'EXDATE;TZID=America/New_York:20261208T090000,20261215T090000',
	'END:VEVENT',
	'BEGIN:VEVENT',
	'UID:2',
	'DTSTAMP:20261101T000000Z',
	'DTSTART:20261224T120000',
	'CATEGORIES:Lunch\\, Dinner',
	'END:VEVENT',
	'END:VCALENDAR',
	'',
].join('\r\n');

const tsIcs = convertIcsCalendar(undefined, CALENDAR);
const written = {
	'ical.js': ICAL.stringify(ICAL.parse(CALENDAR)),
	'ical-js-parser': icalJsParser.toString(icalJsParser.toJSON(CALENDAR)),
	'ts-ics': generateIcsCalendar(tsIcs),
};
const lines = (name, start) => written[name].split(/\r?\n/).filter((line) => line.startsWith(start)).join(' | ');
for (const name of Object.keys(written)) console.log(`${name}\n  ${lines(name, 'EXDATE')}\n  ${lines(name, 'DTSTART')}`);
assert.strictEqual(lines('ical.js', 'EXDATE'), 'EXDATE;TZID=America/New_York:20261208T090000,20261215T090000');
assert.ok(lines('ical.js', 'DTSTART').endsWith('DTSTART:20261224T120000'));
assert.strictEqual(lines('ical-js-parser', 'EXDATE'), 'EXDATE;TZID=America/New_York:20261208T090000 | EXDATE:20261215T090000Z');
for (const name of ['ical-js-parser', 'ts-ics']) assert.ok(lines(name, 'DTSTART').endsWith(':20261224T120000Z'));
assert.strictEqual(lines('ical-js-parser', 'E:'), 'E:EN');
assert.deepStrictEqual(tsIcs.events[1].categories, ['Lunch\\', ' Dinner']);
JS
node see.cjs
