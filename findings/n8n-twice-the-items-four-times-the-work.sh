#!/usr/bin/env bash
# Twice as many contacts are four times the work: two lists of 100,000 take five to ten minutes, in which that process of n8n does nothing else.
#
# Package:  n8n-nodes-base 2.41.1: Merge 3.2 by matching fields, Compare Datasets 2.3, and Summarize 1.1 with a field to split by.
# Expected: twice as many items, about twice the work: a table of the values that are matched, or grouped, is made once. Merge's SQL, or a database, does that.
# Seen:     Merge and Compare Datasets read the matched field of the whole second list for each item of the first one. Summarize copies a group whenever an item is added
#           to it. Counted here; in seconds of one processor: two lists of 8,000 3.7 and 1.7, 80,000 items in one group 14.
# It hurts: a sync that compares a list with the one of yesterday is right in a test with a hundred people. With all of them the workflow, and the editor of everybody
#           on that server, stands still, or the run is ended for its time.
# Do:       let the database or the service compare (updated since ...), or Merge with an SQL query that joins the inputs, which is in proportion; give Summarize
#           parts of the list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The nodes' files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Merge package/dist/nodes/CompareDatasets package/dist/nodes/Transform package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { CompareDatasets } = require('./package/dist/nodes/CompareDatasets/CompareDatasets.node.js');
const { execute: mergeByFields } = require('./package/dist/nodes/Merge/v3/actions/mode/combineByFields.js');
const { aggregateAndSplitData, fieldValueGetter } = require('./package/dist/nodes/Transform/Summarize/utils.js');

/** Items that count how often their address is read. */
function makeItems(size, counter) {
	return Array.from({ length: size }, (_, index) => {
		const json = {};
		Object.defineProperty(json, 'email', { enumerable: true, configurable: true, get: () => (counter.steps++, `p${index}@example.com`) });
		return { json, pairedItem: { item: index } };
	});
}

const work = {
	async Merge(size, counter) {
		const parameters = { advanced: false, fieldsToMatchString: 'email', joinMode: 'keepMatches', outputDataFrom: 'input1', options: {} };
		const context = { getNodeParameter: (name, index, fallback) => parameters[name] ?? fallback, getNode: () => ({ name: 'Merge', typeVersion: 3.2, parameters }) };
		const [items] = await mergeByFields.call(context, [makeItems(size, counter), makeItems(size, counter)]);
		assert.strictEqual(items.length, size);
	},
	async 'Compare Datasets'(size, counter) {
		const parameters = { 'mergeByFields.values': [{ field1: 'email', field2: 'email' }], options: {}, fuzzyCompare: false, resolve: 'includeBoth' };
		const inputs = [makeItems(size, counter), makeItems(size, counter)];
		const context = { getInputData: (input) => inputs[input], getNodeParameter: (name) => parameters[name], getNode: () => ({ name: 'Compare', typeVersion: 2.3 }) };
		await new CompareDatasets().execute.call(context);
	},
	async Summarize(size, counter) {
		const inputItems = Array.from({ length: size }, (_, index) => ({ country: 'IT', orders: 1, _itemIndex: index }));
		const { concat } = Array.prototype;
		Array.prototype.concat = function (...others) {
			counter.steps += this.length;
			return concat.apply(this, others);
		};
		aggregateAndSplitData({ splitKeys: ['country'], inputItems, fieldsToSummarize: [{ aggregation: 'count', field: 'orders' }], options: {}, getValue: fieldValueGetter(false) });
		Array.prototype.concat = concat;
	},
};

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [name, run] of Object.entries(work)) {
		const steps = [];
		for (const size of [500, 1000]) {
			const counter = { steps: 0 };
			await run(size, counter);
			steps.push(counter.steps);
		}
		console.log(`  ${name}: ${steps[0]} steps for 500 items, ${steps[1]} for 1,000`);
		assert.ok(steps[1] > 3.5 * steps[0], `${name} is in proportion now`);
	}
})();
JS
node see.cjs
