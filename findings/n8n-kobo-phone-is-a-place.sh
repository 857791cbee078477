#!/usr/bin/env bash
# A phone number with a space becomes a place on the map.
#
# Package:  n8n-nodes-base 2.41.1, KoBoToolbox 1 and KoBoToolbox Trigger 1 with Reformat.
# Expected: "212 555 0147" stays what was typed into a question for text; a place is asked for by a question of its own kind (geopoint), whose answers have
#           four numbers.
# Seen:     {"type":"Point","coordinates":[555,212]}. Every answer of two numbers or more is taken for a place, whatever its question is, before the
#           masks are read: the ticked choices "1 3" of a Multiselect Mask are a place too, and "2 4 5" loses its 5.
# It hurts: phone numbers, account numbers and answers of surveys with numbered choices are lost, and with them the way to reach who answered.
# Do:       turn off Reformat, and split the fields in a node of its own; or give choices names that aren't numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/KoBoToolbox package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { KoBoToolboxTrigger } = require('./package/dist/nodes/KoBoToolbox/KoBoToolboxTrigger.node.js');

/** What the trigger outputs for a submission. */
async function receive(body, formatOptions) {
	const context = {
		getRequestObject: () => ({ body }),
		getNodeParameter: () => formatOptions,
		helpers: { returnJsonArray: (list) => list.map((json) => ({ json })) },
	};
	const { workflowData } = await new KoBoToolboxTrigger().webhook.call(context);
	return workflowData[0][0].json;
}

(async () => {
	const submission = { name: 'Anna', phone: '212 555 0147', mobile: '2125550147', topics: '1 3', days: '2 4 5', colors: 'red blue' };
	const received = await receive(submission, { reformat: true, selectMask: 'topics, days, colors', numberMask: '' });
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [field, value] of Object.entries(submission)) console.log(`  ${field}: ${JSON.stringify(value)} -> ${JSON.stringify(received[field])}`);
	assert.deepStrictEqual(received.phone, { type: 'Point', coordinates: [555, 212] });
	assert.deepStrictEqual(received.topics, { type: 'Point', coordinates: [3, 1] });
	assert.deepStrictEqual(received.days, { type: 'Point', coordinates: [4, 2] });
	assert.strictEqual(received.mobile, submission.mobile);
	assert.deepStrictEqual(received.colors, ['red', 'blue']);
	assert.deepStrictEqual(await receive(submission, {}), submission);
})();
JS
node see.cjs
