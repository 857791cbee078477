#!/usr/bin/env bash
# SeaTable's trigger sees no new row once a table has a thousand.
#
# Package:  n8n-nodes-base 2.41.1, SeaTable Trigger 2, New Row and New or Updated Row, with moment-timezone 0.5.48.
# Expected: a row that is added starts the workflow, whatever number it is; a change does too.
# Seen:     up to row 1,000 it does. The trigger asks for the first thousand rows of the view (SeaTable's largest page; new rows are at the end),
#           takes those that are newer than the last poll, and never asks for another page.
# It hurts: a form writes sign-ups into the table, the trigger welcomes them. One day it stops: no error, no execution, and sign-ups go on.
# Do:       give the trigger a view with a filter ("created within the last week"), so that it stays below a thousand rows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 moment-timezone@0.5.48
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/SeaTable package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { SeaTableTriggerV2 } = require('./package/dist/nodes/SeaTable/v2/SeaTableTriggerV2.node.js');

/** How often a workflow starts when ten people sign up, one after the other, in a table that has `count` rows. */
async function signUp(count, event) {
	const row = (index, time) => ({ _id: String(index), _ctime: time, _mtime: time, Email: `${index}@example.com` });
	const rows = Array.from({ length: count }, (_, index) => row(index, '2020-01-01T00:00:00.000+00:00'));
	const staticData = { lastTimeChecked: '2026-11-30T00:00:00Z' };
	const parameters = { event, tableName: 'People', viewName: '', options: {} };
	const columns = [{ name: 'Email', type: 'text' }];
	const objects = {
		'/metadata/': () => ({ metadata: { tables: [{ name: 'People', columns }] } }),
		'/related-users/': () => ({ user_list: [] }),
		// A view's rows as in SeaTable's reference: from `start` on, a thousand at most.
		'/rows/': ({ start = 0, limit = 1000 }) => ({ rows: rows.slice(start, start + Math.min(limit, 1000)) }),
	};
	const context = {
		getMode: () => 'trigger',
		getNode: () => ({ name: 'SeaTable Trigger', typeVersion: 2 }),
		getNodeParameter: (name) => parameters[name],
		getWorkflowStaticData: () => staticData,
		getCredentials: async () => ({ token: 'token', domain: 'https://cloud.seatable.io' }),
		helpers: {
			httpRequest: async () => ({ access_token: 'token', dtable_uuid: 'uuid' }),
			requestWithAuthentication: async (_credential, { uri, qs }) => objects[/\/[a-z-]+\/$/.exec(uri)[0]](qs),
			returnJsonArray: (list) => list,
		},
	};
	let starts = 0;
	for (let person = 0; person < 10; person++) {
		rows.push(row(rows.length, new Date(Date.now() + 1000).toISOString()));
		staticData.lastTimeChecked = new Date().toISOString();
		const items = await new SeaTableTriggerV2().poll.call(context);
		if (items?.[0].some(({ Email }) => Email === rows.at(-1).Email)) starts++;
	}
	return starts;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, ten people sign up:`);
	for (const event of ['newRow', 'updatedRow']) {
		for (const [count, expected] of [
			[900, 10],
			[995, 5],
			[1000, 0],
		]) {
			const starts = await signUp(count, event);
			console.log(`  ${event}, a table of ${count} rows: ${starts} start the workflow`);
			assert.strictEqual(starts, expected);
		}
	}
})();
JS
node see.cjs
