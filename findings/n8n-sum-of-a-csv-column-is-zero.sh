#!/usr/bin/env bash
# The sum of a spreadsheet's column is 0 where the file is a CSV.
#
# Package:  n8n-nodes-base 2.41.1, Summarize 1.1, Sum and Average.
# Expected: 30 and 15, or an error that says that the values are texts. The CSV part of Extract from File gives texts only.
# Seen:     0 and null. Where some values are texts and some are numbers, the texts are left out: 1, "2", 3 has the sum 4 and
#           the average 2. Nothing is said.
# It hurts: orders or opens that are added up for a segment or a report.
# Do:       turn the column into numbers before (Edit Fields, type Number), and look whether the result is 0.
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
const get = require('lodash/get');
const { Summarize } = require('./package/dist/nodes/Transform/Summarize/Summarize.node.js');

const PARAMETERS = {
	fieldsToSummarize: {
		values: [
			{ aggregation: 'sum', field: 'orders' },
			{ aggregation: 'average', field: 'orders' },
		],
	},
	fieldsToSplitBy: '',
	options: {},
};

/** What Summarize makes of a column. */
async function summarize(values) {
	const context = {
		getInputData: () => values.map((orders) => ({ json: { orders } })),
		getNodeParameter: (name, index, fallback) => get(PARAMETERS, name, fallback),
		getNode: () => ({ name: 'Summarize', typeVersion: 1.1, parameters: PARAMETERS }),
		addExecutionHints: (...hints) => assert.fail(`a hint: ${JSON.stringify(hints)}`),
		continueOnFail: () => false,
	};
	const [[{ json }]] = await new Summarize().execute.call(context);
	return JSON.parse(JSON.stringify(json));
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const values of [['10', '20'], [1, '2', 3]]) console.log(`  ${JSON.stringify(values)}: ${JSON.stringify(await summarize(values))}`);
	assert.deepStrictEqual(await summarize([10, 20]), { sum_orders: 30, average_orders: 15 });
	assert.deepStrictEqual(await summarize(['10', '20']), { sum_orders: 0, average_orders: null });
	assert.deepStrictEqual(await summarize([1, '2', 3]), { sum_orders: 4, average_orders: 2 });
})();
JS
node see.cjs
