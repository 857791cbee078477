#!/usr/bin/env bash
# Salesforce's trigger starts again and again for an update of more than 10,000 records.
#
# Package:  n8n-nodes-base 2.41.1, Salesforce Trigger 1, "Contact Updated" (and every other event), with luxon 3.7.2.
# Expected: 12,000 contacts that a mass update has changed come once each.
# Seen:     42,000 in a quarter of an hour, when it polls every minute. Each poll reads the last 15 minutes again, and leaves out what it knows; but it
#           remembers 10,000 records. The 2,000 that it forgets come with the next poll, in whose place it forgets 2,000 others.
# It hurts: an import or a mass update in Salesforce, and everybody in it gets the same mail three or four times. With fewer records all is
#           well, so no test shows it.
# Do:       half an hour or more between polls: then each interval is read once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 luxon@3.7.2 form-data@4.0.6
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Salesforce package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Settings } = require('luxon');
const { SalesforceTrigger } = require('./package/dist/nodes/Salesforce/SalesforceTrigger.node.js');

const MINUTE = 60_000;
const START = Date.parse('2026-11-30T12:00:00.000Z');
const POLLS = 20;

/** All records that the trigger gives, when `count` contacts are changed half a minute before the second of its polls, one each `minutes` minutes. */
async function watch(count, minutes) {
	const changed = START + 0.5 * MINUTE;
	const records = Array.from({ length: count }, (_, index) => ({
		Id: `003${String(index).padStart(15, '0')}`,
		CreatedDate: '2020-01-01T00:00:00.000Z',
		LastModifiedDate: new Date(changed).toISOString(),
	}));
	const parameters = { authentication: 'oAuth2', triggerOn: 'contactUpdated' };
	const staticData = {};
	const context = {
		getMode: () => 'trigger',
		getNode: () => ({ name: 'Salesforce Trigger', typeVersion: 1 }),
		getNodeParameter: (name) => parameters[name],
		getWorkflowStaticData: () => staticData,
		getCredentials: async () => ({ oauthTokenData: { instance_url: 'https://example.my.salesforce.com' } }),
		logger: { debug: () => {} },
		helpers: {
			// Salesforce: the records whose last change is in the interval that the query asks for.
			requestOAuth2: async (_credential, { qs }) => {
				const [, from] = /LastModifiedDate >= (\S+)/.exec(qs.q);
				const [, to] = /LastModifiedDate < (\S+)/.exec(qs.q);
				return { records: changed >= Date.parse(from) && changed < Date.parse(to) ? records : [] };
			},
			returnJsonArray: (list) => list,
		},
	};
	const given = [];
	for (let poll = 0; poll < POLLS; poll++) {
		Settings.now = () => START + poll * minutes * MINUTE;
		const items = (await new SalesforceTrigger().poll.call(context))?.[0] ?? [];
		if (items.length > 0) given.push(items.map(({ Id }) => Id));
	}
	return given;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, a poll every minute:`);
	for (const [count, total] of [
		[10_000, 10_000],
		[12_000, 42_000],
	]) {
		const given = await watch(count, 1);
		const all = given.flat();
		console.log(`  ${count} contacts changed at once: ${all.length} items (${given.map(({ length }) => length).join(', ')}), ${new Set(all).size} different`);
		assert.strictEqual(all.length, total);
		assert.strictEqual(new Set(all).size, count);
	}
	const seldom = (await watch(12_000, 30)).flat();
	console.log(`  the same with a poll every half hour: ${seldom.length}`);
	assert.strictEqual(seldom.length, 12_000);
})();
JS
node see.cjs
