#!/usr/bin/env bash
# A job for the first of the month and for Mondays runs once in 2026.
#
# Package:  cron-converter 2.1.0 and node-cron 4.6.0, the expression 0 9 1 * 1.
# Expected: on the first of each month and on each Monday: where both days are given, either of them counts (crontab(5), POSIX crontab). cron 4.4.0, with which n8n times its
#           Schedule Trigger, and croner 11.0.1 do that: five times in February 2026.
# Seen:     only on Mondays that are a first: in 2026 in June alone. node-cron's readme says so, cron-converter's doesn't.
# It hurts: a schedule that is moved from a crontab or from n8n, or a page that shows "next run" with another package than the one that runs: reminders don't come.
# Do:       two schedules, 0 9 1 * * and 0 9 * * 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts cron-converter@2.1.0 node-cron@4.6.0 cron@4.4.0 croner@11.0.1
cat >see.mjs <<'JS'
import assert from 'node:assert';
import { CronTime } from 'cron';
import { getSchedule, stringToArray } from 'cron-converter';
import { Cron } from 'croner';
import { DateTime } from 'luxon';
import { createTask } from 'node-cron';

const EXPRESSION = '0 9 1 * 1';
const START = new Date('2026-01-31T00:00:00Z');
const RUNS = 6;
const day = (moment) => new Date(moment).toISOString().slice(0, 10);

/** The first runs after the start, each computed from the one before. */
function follow(next) {
	const runs = [];
	for (let moment = START; runs.length < RUNS; ) runs.push(day((moment = new Date(next(moment)))));
	return runs;
}

const schedule = getSchedule(stringToArray(EXPRESSION), START, 'UTC');
const time = new CronTime(`0 ${EXPRESSION}`, 'UTC');
const seen = {
	'cron': follow((moment) => time.getNextDateFrom(moment, 'UTC').toMillis()),
	'croner': new Cron(EXPRESSION, { timezone: 'UTC' }).nextRuns(RUNS, START).map(day),
	'cron-converter': Array.from({ length: RUNS }, () => day(schedule.next().toMillis())),
	// From today on.
	'node-cron': createTask(EXPRESSION, () => {}, { timezone: 'UTC' }).getNextRuns(RUNS).map(day),
};
for (const [name, runs] of Object.entries(seen)) console.log(`${name.padEnd(14)} ${runs.join(', ')}`);
const EITHER = ['2026-02-01', '2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23', '2026-03-01'];
assert.deepStrictEqual(seen.cron, EITHER);
assert.deepStrictEqual(seen.croner, EITHER);
for (const name of ['cron-converter', 'node-cron']) {
	assert.ok(seen[name].every((run) => run.endsWith('-01') && DateTime.fromISO(run).weekday === 1));
}
assert.deepStrictEqual(seen['cron-converter'].slice(0, 2), ['2026-06-01', '2027-02-01']);
JS
node see.mjs
