#!/usr/bin/env bash
# Compare Datasets calls two items the same when only the second one has a field.
#
# Package:  n8n-nodes-base 2.41.1, Compare Datasets 2.3 with Fuzzy Compare.
# Expected: "Different", as without the option, and as it is when the inputs are exchanged. n8n describes the option as one "to tolerate
#           small type differences", 3 and '3'.
# Seen:     the fields of input A alone are compared. A phone number that only B has makes no difference: the pair leaves through
#           "Same", with A's item. The other way round it is different.
# It hurts: address books of which one leaves empty fields out (many APIs do) with an export that has the values: what was added
#           is never carried over, and Fuzzy Compare is what one turns on for exports, where everything is text.
# Do:       give all fields to both inputs before, with an Edit Fields node, or put the fuller data into input A.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/CompareDatasets package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { CompareDatasets } = require('./package/dist/nodes/CompareDatasets/CompareDatasets.node.js');

const OUTPUTS = ['In A only', 'Same', 'Different', 'In B only'];

/** The output through which two items with the same address leave. */
async function compare(a, b, fuzzyCompare) {
	const parameters = { 'mergeByFields.values': [{ field1: 'email', field2: 'email' }], options: {}, fuzzyCompare, resolve: 'includeBoth' };
	const context = {
		getInputData: (input) => [{ json: { email: 'ada@example.com', ...[a, b][input] }, pairedItem: { item: 0 } }],
		getNodeParameter: (name) => parameters[name],
		getNode: () => ({ name: 'Compare Datasets', typeVersion: 2.3 }),
	};
	const outputs = await new CompareDatasets().execute.call(context);
	return OUTPUTS[outputs.findIndex((items) => items.length > 0)];
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [a, b, fuzzy, output] of [
		[{}, { phone: '555-0100' }, false, 'Different'],
		[{}, { phone: '555-0100' }, true, 'Same'],
		[{ phone: '555-0100' }, {}, true, 'Different'],
		[{ phone: null }, { phone: '555-0100' }, true, 'Different'],
	]) {
		const seen = await compare(a, b, fuzzy);
		console.log(`  A has ${JSON.stringify(a)}, B ${JSON.stringify(b)}, Fuzzy Compare ${fuzzy ? 'on' : 'off'}: ${seen}`);
		assert.strictEqual(seen, output);
	}
})();
JS
node see.cjs
