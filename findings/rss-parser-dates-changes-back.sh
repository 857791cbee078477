#!/usr/bin/env bash
# A changed entry of a feed has the date of its first day, and starts no workflow.
#
# Package:  rss-parser 3.13.0, Atom; and with it n8n-nodes-base 2.41.1, RSS Feed Trigger 1.
# Expected: the time of the change too: every Atom entry has `updated`, and few have `published` (RFC 4287, section 4.2.15). feedparser 2.6.0 gives both.
# Seen:     where an entry has `published`, that is pubDate and isoDate, and `updated` is dropped. The trigger compares isoDate.
# It hurts: a workflow "when the feed changes" runs for new entries alone: a changed price, date or contact never arrives.
# Do:       rss-parser: customFields: { item: ['updated'] }. n8n: RSS Read on a schedule, with `updated` under Custom Fields.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts rss-parser@3.13.0 feedparser@2.6.0 n8n-workflow@2.41.0 moment-timezone@0.5.48
# The nodes' files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/RssFeedRead package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const FeedParser = require('feedparser');
const Parser = require('rss-parser');
const { RssFeedReadTrigger } = require('./package/dist/nodes/RssFeedRead/RssFeedReadTrigger.node.js');

/** A feed with a webinar that was announced in October and changed on a day of November. */
const feedOf = (updated) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>Webinars</title><id>urn:feed</id><updated>${updated}</updated>
<entry><id>urn:1</id><title>Webinar, now at 5 p.m.</title><published>2026-10-01T08:00:00Z</published><updated>${updated}</updated></entry></feed>`;

/** What the trigger's polls output, of which each finds the feed as given. */
async function poll(feeds) {
	const state = { lastItemDate: '2026-10-20T00:00:00.000Z' };
	const outputs = [];
	for (const feed of feeds) {
		const context = {
			getWorkflowStaticData: () => state,
			getNodeParameter: () => 'https://example.com/feed',
			getNode: () => ({ name: 'RSS Feed Trigger' }),
			getMode: () => 'trigger',
			helpers: { httpRequest: async () => feed, returnJsonArray: (items) => items },
		};
		outputs.push((await new RssFeedReadTrigger().poll.call(context))?.flat() ?? []);
	}
	return outputs;
}

(async () => {
	const changed = feedOf('2026-11-30T09:00:00Z');
	const { items } = await new Parser().parseString(changed);
	const other = new FeedParser({});
	other.end(changed);
	await once(other, 'readable');
	const { pubdate, date } = other.read();
	const outputs = await poll([feedOf('2026-11-01T09:00:00Z'), changed]);
	const [named] = (await new Parser({ customFields: { item: ['updated'] } }).parseString(changed)).items;

	console.log(`published 2026-10-01, updated 2026-11-30\n  rss-parser: ${JSON.stringify(items[0])}\n  feedparser: published ${pubdate.toISOString()}, updated ${date.toISOString()}`);
	console.log(`  polls of n8n's trigger: ${outputs.map(({ length }) => `${length} items`).join(', ')}`);
	assert.deepStrictEqual([items[0].isoDate, items[0].updated], ['2026-10-01T08:00:00.000Z', undefined]);
	assert.strictEqual(date.toISOString(), '2026-11-30T09:00:00.000Z');
	assert.deepStrictEqual(outputs, [[], []]);
	assert.strictEqual(named.updated, '2026-11-30T09:00:00Z');
})();
JS
node see.cjs
