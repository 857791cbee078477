#!/usr/bin/env bash
# One entry with a date in the future, and the feed starts nothing until that day.
#
# Package:  n8n-nodes-base 2.41.1, RSS Feed Trigger 1.
# Expected: an entry that is new to the feed starts the workflow, whatever the others' dates are.
# Seen:     the latest date of the feed is kept, and only later ones count. After a party that is dated 1 March, nothing is output before March, and
#           after one that is dated 2099 by mistake, nothing at all.
# It hurts: feeds of events and of posts planned ahead: the newsletter that is made from them stays empty, without an error.
# Do:       RSS Read on a schedule, and Remove Duplicates by the entry's guid or link.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 rss-parser@3.13.0 moment-timezone@0.5.48
# The nodes' files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/RssFeedRead package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { RssFeedReadTrigger } = require('./package/dist/nodes/RssFeedRead/RssFeedReadTrigger.node.js');

const feedOf = (entries) =>
	`<rss version="2.0"><channel><title>Club</title>${entries.map(([title, date]) => `<item><title>${title}</title><pubDate>${date}</pubDate></item>`).join('')}</channel></rss>`;

/** The titles that polls output, of which each finds the feed with one entry more. */
async function poll(entries) {
	const state = { lastItemDate: '2026-11-30T00:00:00.000Z' };
	const outputs = [];
	for (const count of entries.keys()) {
		const context = {
			getWorkflowStaticData: () => state,
			getNodeParameter: () => 'https://example.com/feed',
			getNode: () => ({ name: 'RSS Feed Trigger' }),
			getMode: () => 'trigger',
			helpers: { httpRequest: async () => feedOf(entries.slice(0, count + 1)), returnJsonArray: (items) => items },
		};
		outputs.push(((await new RssFeedReadTrigger().poll.call(context)) ?? []).flat().map(({ title }) => title));
	}
	return outputs;
}

(async () => {
	const news = ['News of 1 December', 'Tue, 01 Dec 2026 08:00:00 GMT'];
	const event = ['Spring party', 'Sun, 01 Mar 2099 18:00:00 GMT'];
	const later = ['News of 2 December', 'Wed, 02 Dec 2026 08:00:00 GMT'];
	const without = await poll([news, later]);
	const outputs = await poll([news, event, later]);
	console.log(`without the party: ${JSON.stringify(without)}\nwith the party:    ${JSON.stringify(outputs)}`);
	assert.deepStrictEqual(without, [['News of 1 December'], ['News of 2 December']]);
	assert.deepStrictEqual(outputs, [['News of 1 December'], ['Spring party'], []]);
})();
JS
node see.cjs
