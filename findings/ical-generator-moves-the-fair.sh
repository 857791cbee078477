#!/usr/bin/env bash
# A fair on Monday is on Sunday in the calendar, and a series has a last day that its days don't have.
#
# Package:  ical-generator 11.1.2, an event with allDay: true and dates of Node.js, on a server in Berlin.
# Expected: DTSTART;VALUE=DATE:20260302 for new Date(2026, 2, 2), the day that the server and toLocaleDateString() have. UNTIL=20260305, a date as DTSTART is one (RFC 5545,
#           section 3.3.10). ics 3.12.0 is told the day as [2026, 3, 2], and writes it.
# Seen:     20260301: the day in UTC, although a whole day has no time zone. UNTIL=20260304T230000Z, a time, which that section forbids beside a date.
# It hurts: invitations, birthdays and fairs in attached calendars are a day early for all who live east of Greenwich; programs that are strict don't show the series.
# Do:       luxon's dates with a zone, or new Date(Date.UTC(2026, 2, 2)); count instead of until.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts ical-generator@11.1.2 ics@3.12.0
cat >see.mjs <<'JS'
import assert from 'node:assert';
import ical from 'ical-generator';
import { createEvent } from 'ics';

const calendar = ical({ name: 'Fairs' });
const monday = new Date(2026, 2, 2);
calendar.createEvent({ start: monday, allDay: true, summary: 'Fair', repeating: { freq: 'DAILY', until: new Date(2026, 2, 5) } });
const lines = (text) => text.split('\r\n').filter((line) => /^(DTSTART|RRULE)/.test(line));
const seen = lines(calendar.toString());
const expected = lines(createEvent({ start: [2026, 3, 2], duration: { days: 1 }, title: 'Fair' }).value);
console.log(`${monday.toDateString()} in ${process.env.TZ}: ${seen.join(', ')}; ics: ${expected.join(', ')}`);

const SEEN = {
	'Europe/Berlin': ['DTSTART;VALUE=DATE:20260301', 'RRULE:FREQ=DAILY;UNTIL=20260304T230000Z'],
	'America/New_York': ['DTSTART;VALUE=DATE:20260302', 'RRULE:FREQ=DAILY;UNTIL=20260305T050000Z'],
};
assert.deepStrictEqual(seen, SEEN[process.env.TZ]);
assert.deepStrictEqual(expected, ['DTSTART;VALUE=DATE:20260302']);
JS
for zone in Europe/Berlin America/New_York; do TZ=$zone node see.mjs; done
