#!/usr/bin/env bash
# A daily job starts at an hour that nobody asked for, on the days when clocks change.
#
# Package:  cron 4.4.0, with which n8n 2.41 times its Schedule Trigger.
# Expected: "0 0 2 * * *" starts once a day, at 02:00; on a day without 02:00 at another time, but once.
# Seen:     America/New_York, 2026-11-01: at 01:00 and at 02:00. Australia/Lord_Howe, 2026-10-04: at 01:30 and at 02:30.
# It hurts: a workflow "every day at 2" exports, imports or mails twice on that day.
# Do:       schedule at an hour that no clock change touches, such as 4 o'clock.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts cron@4.4.0 luxon@3.7.2
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { CronTime } = require('cron');
const { DateTime } = require('luxon');

/** The local times at which a job at 02:00 starts on a day. */
function startsOn(day, zone) {
	const time = new CronTime('0 0 2 * * *', zone);
	const starts = [];
	let at = DateTime.fromISO(day, { zone }).minus({ hours: 12 });
	for (;;) {
		at = time.getNextDateFrom(at, zone);
		if (at.toISODate() > day) return starts;
		if (at.toISODate() === day) starts.push(at.toFormat('HH:mm ZZ'));
	}
}

const seen = {
	'an ordinary day in New York': startsOn('2026-06-01', 'America/New_York'),
	'clocks go back in New York': startsOn('2026-11-01', 'America/New_York'),
	'clocks go forward on Lord Howe Island': startsOn('2026-10-04', 'Australia/Lord_Howe'),
	'clocks go back on Lord Howe Island': startsOn('2026-04-05', 'Australia/Lord_Howe'),
};
console.log(`cron ${require('cron/package.json').version}, a daily job at 02:00 starts:`);
for (const [day, starts] of Object.entries(seen)) console.log(`  ${day}: ${starts.join(' and ')}`);
assert.deepStrictEqual(Object.values(seen), [
	['02:00 -04:00'],
	['01:00 -05:00', '02:00 -05:00'],
	['01:30 +10:30', '02:30 +11:00'],
	['01:30 +10:30', '02:00 +10:30'],
]);
JS
node see.cjs
