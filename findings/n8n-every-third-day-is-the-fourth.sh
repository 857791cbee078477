#!/usr/bin/env bash
# "Every third day" comes after four days once, and "every second week" after three.
#
# Package:  n8n-nodes-base 2.41.1, Schedule Trigger 1.4: Days Between Triggers and Weeks Between Triggers of more than one, with moment-timezone 0.5.48.
# Expected: three days after the last run, and two weeks after it, also at the turn of the year.
# Seen:     days and weeks are counted within the year, of 365 days and 52 weeks. After 31 December of a leap year the run is a day late, and after a year of 53 weeks,
#           as n8n counts them, a week late: after 2028 both are. From then on all runs are shifted by that.
# It hurts: a newsletter every second Monday skips one, and from then on comes on the other Mondays, together with what was planned for them.
# Do:       a run every day or every week, and an If node that compares with a fixed day: {{ Math.round($today.diff(DateTime.fromISO('2026-01-05'), 'days').days) % 14 === 0 }}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 moment-timezone@0.5.48
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Schedule package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { recurrenceCheck } = require('./package/dist/nodes/Schedule/GenericFunctions.js');

const DAY = 24 * 60 * 60 * 1000;

/** The days on which the node lets its daily, or weekly, timer start the workflow. */
function starts(typeInterval, intervalSize, first, last, step) {
	const rules = [];
	const days = [];
	for (let time = Date.parse(`${first}T12:00Z`); time <= Date.parse(`${last}T12:00Z`); time += step * DAY) {
		Date.now = () => time;
		if (recurrenceCheck({ activated: true, index: 0, intervalSize, typeInterval }, rules, 'UTC')) days.push(time / DAY);
	}
	const gaps = days.slice(1).map((day, index) => day - days[index]);
	return { runs: days.map((day) => new Date(day * DAY).toISOString().slice(0, 10)), gaps };
}

console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
for (const [kind, size, first, last, step, odd] of [
	['days', 3, '2026-12-25', '2027-01-09', 1, []],
	['days', 3, '2028-12-24', '2029-01-09', 1, [4]],
	['weeks', 2, '2026-12-07', '2027-02-01', 7, []],
	['weeks', 2, '2028-12-04', '2029-02-05', 7, [21]],
]) {
	const { runs, gaps } = starts(kind, size, first, last, step);
	console.log(`  every ${size} ${kind}: ${runs.join(' ')}`);
	assert.deepStrictEqual(gaps.filter((gap) => gap !== size * step), odd);
}
JS
node see.cjs
