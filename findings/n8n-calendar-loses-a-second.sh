#!/usr/bin/env bash
# An appointment that is made in the second of a poll never starts the workflow, and a whole day doesn't either.
#
# Package:  n8n-nodes-base 2.41.1, Google Calendar Trigger 1, Event Created and Event Started, with moment-timezone 0.5.48.
# Expected: each new event comes once, whenever it is made, and each event when it starts.
# Seen:     one new event of sixty doesn't come, when it polls every minute. The node takes what was created between two polls, in whole seconds, as
#           Google gives them (`created` ends in .000Z), and leaves out both ends: the second of a poll belongs to no interval. An event of a
#           whole day has a date and no time; the node reads the missing time as now, which is after the end of its interval.
# It hurts: one customer in sixty books an appointment and gets no confirmation; no reminder on the day of the fair.
# Do:       the Google Calendar node on a schedule (Event: Get Many, Updated Min some minutes before the last run), and Remove Duplicates, "Remove
#           Items Processed in Previous Executions", by the event's ID.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 moment-timezone@0.5.48 luxon@3.7.2 rrule@2.8.1 @n8n/utils@1.48.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Google/Calendar package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const moment = require('moment-timezone');
const { GoogleCalendarTrigger } = require('./package/dist/nodes/Google/Calendar/GoogleCalendarTrigger.node.js');

const SECOND = 1000;
const START = Date.parse('2026-11-30T10:00:20.400Z');
const time = (seconds) => new Date(START - (START % SECOND) + seconds * SECOND).toISOString();

/** What the trigger gives with a poll every minute, of `events` that are there as soon as they are made. */
async function watch(triggerOn, events) {
	const parameters = { triggerOn, calendarId: 'primary', 'pollTimes.item': [{ mode: 'everyMinute' }], 'options.matchTerm': '' };
	const staticData = {};
	let now;
	const context = {
		getMode: () => 'trigger',
		getNode: () => ({ name: 'Google Calendar Trigger', typeVersion: 1 }),
		getNodeParameter: (name) => parameters[name],
		getWorkflowStaticData: () => staticData,
		helpers: {
			// Google's API: what was made, and not changed before updatedMin.
			requestOAuth2: async (_credential, { qs }) => {
				const made = events.filter(({ created }) => Date.parse(created) <= now);
				return { items: made.filter(({ created }) => !qs.updatedMin || created >= new Date(qs.updatedMin).toISOString()) };
			},
			returnJsonArray: (list) => list,
		},
	};
	const given = [];
	for (let poll = 0; poll < 5; poll++) {
		moment.now = () => now;
		now = START + poll * 60 * SECOND;
		given.push(...((await new GoogleCalendarTrigger().poll.call(context))?.[0] ?? []));
	}
	return given.map(({ id }) => id);
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, a poll every minute:`);
	const second = { dateTime: '2026-12-24T09:00:00Z' };
	const events = Array.from({ length: 180 }, (_, index) => ({ id: index, created: time(index + 1), start: second, end: second }));
	const given = await watch('eventCreated', events);
	const lost = events.filter(({ id }) => !given.includes(id)).map(({ created }) => created);
	console.log(`  180 new events, one each second: ${given.length} come; lost are those of ${lost.join(', ')}`);
	assert.strictEqual(new Set(given).size, given.length);
	assert.deepStrictEqual(lost, [time(60), time(120), time(180)]);

	const created = '2026-11-01T00:00:00.000Z';
	const started = await watch('eventStarted', [
		{ id: 'a meeting', created, start: { dateTime: time(100) }, end: { dateTime: time(200) } },
		{ id: 'a whole day', created, start: { date: '2026-11-30' }, end: { date: '2026-12-01' } },
	]);
	console.log(`  a meeting and a whole day start: ${started.join(', ')}`);
	assert.deepStrictEqual(started, ['a meeting']);
})();
JS
node see.cjs
