#!/usr/bin/env bash
# Remove Duplicates fails with items that are all known, as soon as they and its history together exceed the history's size.
#
# Package:  n8n-nodes-base 2.41.1, Remove Duplicates 2, "Remove Items Processed in Previous Executions", Value Is New.
# Expected: known items go to Discarded and nothing is added, so there is nothing to make room for; for new ones the oldest are forgotten,
#           as its hint says ("The max number of past items to store for deduplication").
# Seen:     the node adds the number of items to the number stored and throws before it compares a single one, or lets anything be
#           forgotten. From then on every run of that size fails.
# It hurts: a schedule that reads 6,000 contacts every day runs once (10,000 is the default) and fails on the second day, with the
#           same 6,000 contacts.
# Do:       set History Size to the number of values ever expected plus the number of items of one run.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.17.21
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Transform package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { RemoveDuplicates } = require('./package/dist/nodes/Transform/RemoveDuplicates/RemoveDuplicates.node.js');

const PARAMETERS = { operation: 'removeItemsSeenInPreviousExecutions', logic: 'removeItemsWithAlreadySeenKeyValues' };

/** Stands in for the history in the server's database: keeps the latest values, as many as it is told to. */
function createHistory() {
	let stored = [];
	return {
		getProcessedDataCount: async () => stored.length,
		async checkProcessedAndRecord(values, scope, { maxEntries }) {
			const processed = values.filter((value) => stored.includes(value));
			const fresh = values.filter((value) => !stored.includes(value));
			stored = [...stored, ...fresh].slice(-maxEntries);
			return { new: fresh, processed };
		},
	};
}

/** What a run says of so many contacts, the same ones every time. */
async function run(helpers, count) {
	const emails = Array.from({ length: count }, (_, index) => `contact${index}@example.com`);
	const context = {
		getInputData: () => emails.map((email) => ({ json: { email } })),
		getNodeParameter: (name, index, fallback) => (name === 'dedupeValue' ? emails[index] : (PARAMETERS[name] ?? fallback)),
		getNode: () => ({ name: 'Remove Duplicates', typeVersion: 2, parameters: PARAMETERS }),
		continueOnFail: () => false,
		addExecutionHints: () => {},
		helpers,
	};
	try {
		const [kept, discarded] = await new RemoveDuplicates().nodeVersions[2].execute.call(context);
		return `${kept.length} kept, ${discarded.length} discarded`;
	} catch (error) {
		return error.message;
	}
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, the same contacts every day, History Size 10000 (default):`);
	const failure = /^The number of items to be processed exceeds the maximum history size/;
	for (const [count, expected] of [
		[5000, [/^5000 kept, 0 discarded$/, /^0 kept, 5000 discarded$/, /^0 kept, 5000 discarded$/]],
		[6000, [/^6000 kept, 0 discarded$/, failure, failure]],
	]) {
		const history = createHistory();
		for (const [index, pattern] of expected.entries()) {
			const said = await run(history, count);
			console.log(`  ${count} contacts, day ${index + 1}: ${said}`);
			assert.match(said, pattern);
		}
	}
})();
JS
node see.cjs
