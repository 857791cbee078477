#!/usr/bin/env bash
# A job for Monday night runs on Sunday night, and one for 9 o'clock in India half an hour early.
#
# Package:  crontzconvert 1.1.1, convert(expression, from, to); croner 9.1.0 tells when each expression runs.
# Expected: the same moments in the other time zone, or an error where one expression can't say them.
# Seen:     "0 9,23 * * 1" of New York is "0 4,14 * * 1" in UTC: 23:00 on Monday is 04:00 on Tuesday there, but the weekday is that of the first hour.
#           "*/15 9 * * *" of Kolkata is "*/15 3 * * *": half an hour of the offset is dropped, and it runs at 08:30, not at 09:00.
# It hurts: schedules of customers that are put on a server in UTC: mails go out on another evening, and before office hours.
# Do:       a scheduler that takes the time zone itself, such as croner or n8n's Schedule Trigger.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts crontzconvert@1.1.1 croner@9.1.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Cron } = require('croner');
const { convert } = require('crontzconvert');

/** The moments of a week at which an expression runs. */
function runs(expression, timezone) {
	const job = new Cron(expression, { timezone, paused: true });
	const moments = [];
	for (let next = job.nextRun(new Date('2026-11-30T00:00:00Z')); next < new Date('2026-12-07T12:00:00Z'); next = job.nextRun(next)) moments.push(next.toISOString().slice(0, 16));
	return moments;
}

for (const [expression, from, right] of [
	['0 23 * * 5', 'America/New_York', true],
	['15 9 * * *', 'Asia/Kolkata', true],
	['0 9,23 * * 1', 'America/New_York', false],
	['*/15 9 * * *', 'Asia/Kolkata', false],
]) {
	const converted = convert(expression, from, 'UTC');
	const [before, after] = [runs(expression, from), runs(converted, 'UTC')];
	console.log(`${expression} (${from}): ${converted}, ${right ? 'the same moments' : 'other ones'}\n  ${before.slice(0, 3).join(', ')}\n  ${after.slice(0, 3).join(', ')}`);
	assert.strictEqual(JSON.stringify(before) === JSON.stringify(after), right);
}
assert.match(convert('0 9,23 * * 1', 'America/New_York', 'UTC'), /4,14 \* \* 1$/);
JS
node see.cjs
