#!/usr/bin/env bash
# Format a Date keeps the day of a time east of Greenwich, and changes it west of it.
#
# Package:  n8n-nodes-base 2.41.1, Date & Time 2, Format a Date, with luxon 3.7.2.
# Expected: the same for every offset: the time as it is written, or one in the workflow's zone.
# Seen:     20:00+05:00 stays 20:00. 20:00-05:00 is taken to UTC: 01:00 of the next day. 20:00+05:30 becomes 19:30, as the node reads the
#           hours after a plus sign alone; 00:10+05:30 is the day before.
# It hurts: n8n's own nodes write dates as text with the workflow's offset (Schedule Trigger, Date & Time), and so do many services. In the
#           Americas the day of an evening's consent or order is the next one, in India that of the first half hour the last one.
# Do:       turn on the option Use Workflow Timezone. Then each of them is the time in the workflow's zone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 luxon@3.7.2 moment-timezone@0.5.48
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/DateTime package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { DateTimeV2 } = require('./package/dist/nodes/DateTime/V2/DateTimeV2.node.js');

const ZONES = { '+05:00': 'Asia/Karachi', '-05:00': 'America/New_York', '+05:30': 'Asia/Kolkata' };

/** What the node makes of a date in a workflow whose zone has the date's offset. */
async function format(date, options = {}) {
	const parameters = { operation: 'formatDate', date, format: 'custom', customFormat: 'yyyy-MM-dd HH:mm', outputFieldName: 'formatted', options };
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name, index, fallback) => parameters[name] ?? fallback,
		getNode: () => ({ name: 'Date & Time', typeVersion: 2 }),
		getTimezone: () => ZONES[date.slice(-6)],
		continueOnFail: () => false,
	};
	const [[{ json }]] = await new DateTimeV2({}).execute.call(context);
	return json.formatted;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [date, expected] of [
		['2026-11-29T20:00:00.000+05:00', '2026-11-29 20:00'],
		['2026-11-29T20:00:00.000-05:00', '2026-11-30 01:00'],
		['2026-11-29T20:00:00.000+05:30', '2026-11-29 19:30'],
		['2026-11-29T00:10:00.000+05:30', '2026-11-28 23:40'],
	]) {
		const seen = await format(date);
		console.log(`  ${date}: ${seen}`);
		assert.strictEqual(seen, expected);
		assert.strictEqual(await format(date, { timezone: true }), date.slice(0, 16).replace('T', ' '));
	}
})();
JS
node see.cjs
