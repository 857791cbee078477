#!/usr/bin/env bash
# Date & Time takes a date that is written 19850412 for seconds: August 1970.
#
# Package:  n8n-nodes-base 2.41.1, Date & Time 2, all operations that read a date, with luxon 3.7.2.
# Expected: 12 April 1985. That is the basic format of ISO 8601, which vCard (BDAY:19850412), iCalendar, LDIF and many exports write;
#           luxon, with which the node works, reads it so.
# Seen:     18 August 1970, and no error. Text that has digits alone is a number, a number of less than twelve digits counts seconds. A year
#           is 1 January 1970, half an hour after midnight. The fourteen digits of 20260131093000 count milliseconds: the year 2612.
# It hurts: birthdays of an imported address book, all within the same weeks of 1970; a "days since the last order" of 20,000.
# Do:       set From Date Format to yyyyMMdd (Format a Date has the option), or write {{ DateTime.fromISO($json.born) }}.
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
const { DateTime } = require('luxon');
const { DateTimeV2 } = require('./package/dist/nodes/DateTime/V2/DateTimeV2.node.js');

/** What an operation of the node makes of a date in a workflow in UTC. */
async function run(operation, date, options = {}) {
	const parameters = { operation, date, startDate: date, endDate: '2026-11-29', units: ['day'], format: 'yyyy-MM-dd', outputFieldName: 'result', options };
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name, index, fallback) => parameters[name] ?? fallback,
		getNode: () => ({ name: 'Date & Time', typeVersion: 2 }),
		getTimezone: () => 'UTC',
		continueOnFail: () => false,
	};
	const [[{ json }]] = await new DateTimeV2({}).execute.call(context);
	return json.result;
}

(async () => {
	process.env.TZ = 'UTC';
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, Format a Date:`);
	for (const [date, expected] of [
		['19850412', '1970-08-18'],
		['20260131', '1970-08-23'],
		['2026', '1970-01-01'],
		['20260131093000', '2612-01-08'],
	]) {
		const seen = await run('formatDate', date);
		console.log(`  ${date}: ${seen} (luxon: ${DateTime.fromISO(date).toISODate()})`);
		assert.strictEqual(seen, expected);
	}
	const { days } = await run('getTimeBetweenDates', '20261120');
	console.log(`Days from 20261120 to 2026-11-29: ${days}`);
	assert.ok(days > 20_000);
	assert.strictEqual(await run('formatDate', '19850412', { fromFormat: 'yyyyMMdd' }), '1985-04-12');
	assert.strictEqual(DateTime.fromISO('19850412').toISODate(), '1985-04-12');
})();
JS
node see.cjs
