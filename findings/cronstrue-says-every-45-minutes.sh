#!/usr/bin/env bash
# "Every 45 minutes" is every 45 and every 15 minutes in turn.
#
# Package:  cronstrue 3.39.0, which says in words when a cron expression runs; cron 4.4.0, with which n8n times its Schedule Trigger, tells when it does.
# Expected: "at 0 and 45 minutes past the hour", as it says for 0,45 * * * *, which is the same: a step begins anew with each hour, day and month.
# Seen:     */45 * * * * is "Every 45 minutes", 0 */5 * * * "every 5 hours", though there are 15 minutes and 4 hours between two runs of each round. 0 9 */10 * * is "every 10 days in
#           a month": after the 31st it is one day.
# It hurts: who approves a schedule by its description, of a page or of a chat that writes schedules, gets a third more runs, and two mails in two days at the end of a month.
# Do:       intervals that divide 60 or 24; n8n's Schedule Trigger with Minutes Between Triggers counts on across the hour.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts cronstrue@3.39.0 cron@4.4.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { CronTime } = require('cron');
const cronstrue = require('cronstrue');

/** All distances between two runs of January and February 2026, in minutes. */
function gaps(expression) {
	const time = new CronTime(`0 ${expression}`, 'UTC');
	const found = new Set();
	for (let last, run = new Date('2025-12-31T23:59:00Z'); run < Date.UTC(2026, 2, 1); last = run) {
		run = time.getNextDateFrom(run, 'UTC').toJSDate();
		if (last !== undefined) found.add((run - last) / 60_000);
	}
	return [...found].sort((a, b) => b - a);
}

for (const [expression, text, expected] of [
	['*/15 * * * *', 'Every 15 minutes', [15]],
	['*/45 * * * *', 'Every 45 minutes', [45, 15]],
	['0,45 * * * *', 'At 0 and 45 minutes past the hour', [45, 15]],
	['0 */5 * * *', 'On the hour, every 5 hours', [300, 240]],
	['0 9 */10 * *', 'At 09:00 AM, every 10 days in a month', [14_400, 11_520, 1440]],
]) {
	console.log(`${expression}: "${cronstrue.toString(expression)}"; minutes between two runs: ${gaps(expression).join(', ')}`);
	assert.strictEqual(cronstrue.toString(expression), text);
	assert.deepStrictEqual(gaps(expression), expected);
}
JS
node see.cjs
