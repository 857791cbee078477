#!/usr/bin/env bash
# The newest contact is deleted, and every contact of the page is new again.
#
# Package:  @activepieces/pieces-common 0.12.5, pollingHelper, with which Activepieces' triggers find what is new.
# Expected: LAST_ITEM: nothing new when the newest record is gone. TIMEBASED: a record that came after the last poll, in the same second.
# Seen:     LAST_ITEM keeps the ID of the newest record. If no record has it any more, all that were fetched are new, and start the flow. TIMEBASED keeps the newest
#           time and takes what is later: services that give whole seconds, as most do, lose whatever comes in the second of the last poll.
# It hurts: a welcome mail to a page of old contacts, because somebody removed a test record or two were merged; and every now and then one contact without any.
# Do:       LAST_ITEM: check in the flow whether the record was handled. TIMEBASED: give a time that differs, as the record's own with its milliseconds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts --legacy-peer-deps @activepieces/pieces-common@0.12.5
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { DedupeStrategy, pollingHelper } = require('@activepieces/pieces-common');

/** What each poll of a trigger finds, where `pages` are what the service answers, one after the other. */
async function poll(strategy, pages, known = {}) {
	const stored = new Map(Object.entries(known));
	const store = { get: async (key) => stored.get(key) ?? null, put: async (key, value) => stored.set(key, value), delete: async (key) => stored.delete(key) };
	const answers = pages.values();
	const polling = { strategy, items: async () => answers.next().value };
	if (strategy === DedupeStrategy.LAST_ITEM) await pollingHelper.onEnable(polling, { store });
	const found = [];
	for (let count = found.length; count < pages.length - (strategy === DedupeStrategy.LAST_ITEM ? 1 : 0); count++) {
		found.push((await pollingHelper.poll(polling, { store })).join(' '));
	}
	return found;
}

(async () => {
	const contact = (data) => ({ id: data, data });
	const byId = await poll(DedupeStrategy.LAST_ITEM, [
		['test', 'carla', 'bob', 'anna'].map(contact),
		['test', 'carla', 'bob', 'anna'].map(contact),
		['carla', 'bob', 'anna'].map(contact),
	]);
	console.log('LAST_ITEM', byId, 'after "test" was deleted');
	assert.deepStrictEqual(byId, ['', 'carla bob anna']);

	const at = (data, time) => ({ data, epochMilliSeconds: Date.parse(time) });
	const anna = at('anna', '2026-11-30T10:00:00Z');
	const byTime = await poll(DedupeStrategy.TIMEBASED, [[anna], [at('bob', '2026-11-30T10:00:00Z'), anna], [at('carla', '2026-11-30T10:00:01Z'), at('bob', '2026-11-30T10:00:00Z'), anna]], {
		lastPoll: Date.parse('2026-11-30T09:55:00Z'),
	});
	console.log('TIMEBASED', byTime, 'where bob came in the same second as anna');
	assert.deepStrictEqual(byTime, ['anna', '', 'carla']);
})();
JS
node see.cjs
