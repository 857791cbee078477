#!/usr/bin/env bash
# Notion's trigger misses a change to a page that it has just reported.
#
# Package:  n8n-nodes-base 2.41.1, Notion Trigger 1.1, Page Updated in Database, with moment-timezone 0.5.48.
# Expected: a page that is edited between 9 and 10 o'clock, and again between 10 and 11, comes twice, when it polls every hour.
# Seen:     once, as it was at 10. The trigger remembers the IDs of the newest pages of a poll, since Notion's times have no seconds, and leaves them
#           out of the next poll, also when they have a newer time. The poll after that asks for what is newer still.
# It hurts: a lead that is corrected an hour later keeps the old address everywhere else; the table and its copy differ, and no error is seen.
#           The page that was edited last is the one that is likely to be edited next.
# Do:       a poll every minute: then the change comes with the next poll. Or the Notion node with a filter by Last Edited Time, on a schedule.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 moment-timezone@0.5.48 lodash@4.18.1 change-case@5.4.4 uuid@11.1.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Notion package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const moment = require('moment-timezone');
const { NotionTrigger } = require('./package/dist/nodes/Notion/NotionTrigger.node.js');

const DAY = '2026-11-30T';

/** What the trigger gives at each of the times `polls`, when the pages are edited as `edits` says. */
async function watch(polls, edits) {
	const parameters = { event: 'pagedUpdatedInDatabase', simple: false, dataSourceId: 'contacts', authentication: 'apiKey' };
	const staticData = {};
	let now;
	// A data source as Notion has it: the last edit of each page, without seconds, the newest first.
	const query = ({ filter }) => {
		const pages = new Map();
		for (const { at, id, phone } of edits.filter((edit) => edit.at <= now)) pages.set(id, { id, phone, last_edited_time: `${DAY}${at.slice(0, 5)}:00.000Z` });
		const results = [...pages.values()].filter((page) => Date.parse(page.last_edited_time) >= Date.parse(filter.last_edited_time.on_or_after));
		return { results: results.sort((a, b) => b.last_edited_time.localeCompare(a.last_edited_time)), has_more: false, next_cursor: null };
	};
	const context = {
		getMode: () => 'trigger',
		getNode: () => ({ name: 'Notion Trigger', typeVersion: 1.1 }),
		getNodeParameter: (name) => parameters[name],
		getWorkflowStaticData: () => staticData,
		helpers: {
			httpRequestWithAuthentication: async (_credential, { body }) => query(body),
			returnJsonArray: (list) => list,
		},
	};
	const given = [];
	for (now of polls) {
		moment.now = () => Date.parse(`${DAY}${now}Z`);
		const items = (await new NotionTrigger().poll.call(context))?.[0] ?? [];
		given.push(items.map(({ id, phone }) => `${id} ${phone}`).join(', '));
	}
	return given;
}

const EDITS = [
	{ at: '09:10:20', id: 'Ada', phone: '1' },
	{ at: '10:40:20', id: 'Ada', phone: '2' },
	{ at: '13:15:20', id: 'Bob', phone: '3' },
];

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}; Ada is edited at 9:10 and 10:40, Bob at 13:15`);
	const hourly = ['09:00:30', '10:00:30', '11:00:30', '12:00:30', '13:00:30', '14:00:30'];
	const given = await watch(hourly, EDITS);
	hourly.forEach((time, index) => console.log(`  poll at ${time}: ${given[index] || 'nothing'}`));
	assert.deepStrictEqual(given, ['', 'Ada 1', '', '', '', 'Bob 3']);
	const everyMinute = Array.from({ length: 120 }, (_, index) => `${String(9 + Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:30`);
	const all = (await watch(everyMinute, EDITS)).filter(Boolean);
	console.log(`  a poll every minute until 11: ${all.join(' and ')}`);
	assert.deepStrictEqual(all, ['Ada 1', 'Ada 2']);
})();
JS
node see.cjs
