#!/usr/bin/env bash
# A fair of two days is one of a day, its file has no date that a calendar reads, and answers go to " Events:MAILTO:events@example.com".
#
# Package:  calendar-link 2.11.5, which makes the links and files behind "Add to calendar".
# Expected: two days for duration: [2, 'day'], as for an end; a day is written DTSTART;VALUE=DATE:20261201 (RFC 5545, section 3.3.4: without VALUE it is a date with a time,
#           section 3.8.2.4), and a name with a colon or a comma stands in quotes: CN="Sales: Events" (section 3.2).
# Seen:     with allDay the duration is dropped, in all links and in the file: one day. The file has DTSTART:20261201, of which ical.js 2.2.1 makes "2026-12-01T::". The
#           name isn't in quotes: it is "Sales", and the rest has become part of the address.
# It hurts: invitations in newsletters: people come on the first day only, or the calendar refuses the file; replies to the organizer can't be delivered.
# Do:       give `end` (the day after the last one), names of organizers without signs, and make the file with ical-generator.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts calendar-link@2.11.5 ical.js@2.2.1
cat >see.mjs <<'JS'
import assert from 'node:assert';
import { google, ics, outlook, yahoo } from 'calendar-link';
import ICAL from 'ical.js';

process.env.TZ = 'UTC';
const parameter = (link, name) => new URL(link).searchParams.get(name);
const component = (event) => new ICAL.Component(ICAL.parse(decodeURIComponent(ics(event).split('charset=utf8,')[1]))).getFirstSubcomponent('vevent');

const byDuration = { title: 'Fair', start: '2026-12-01', duration: [2, 'day'], allDay: true };
const byEnd = { title: 'Fair', start: '2026-12-01', end: '2026-12-03', allDay: true };
for (const [event, day] of [[byDuration, '02'], [byEnd, '03']]) {
	const ends = [parameter(google(event), 'dates').split('/')[1], parameter(yahoo(event), 'et'), parameter(outlook(event), 'enddt')];
	console.log(`${JSON.stringify(event)}: ${ends.join(' ')}`);
	assert.deepStrictEqual(ends, [`202612${day}`, `202612${day}`, `2026-12-${day}T00:00:00`]);
}

const start = component(byEnd).getFirstProperty('dtstart').toJSON();
console.log(`the file's start: ${JSON.stringify(start)}`);
assert.deepStrictEqual(start, ['dtstart', {}, 'date-time', '2026-12-01T::']);

const organizer = component({ ...byEnd, organizer: { name: 'Sales: Events', email: 'events@example.com' } }).getFirstProperty('organizer').toJSON();
console.log(`the file's organizer: ${JSON.stringify(organizer)}`);
assert.deepStrictEqual(organizer, ['organizer', { cn: 'Sales' }, 'cal-address', ' Events:MAILTO:events@example.com']);
JS
node see.mjs
