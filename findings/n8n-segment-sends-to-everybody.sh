#!/usr/bin/env bash
# "All" is off, so that nobody gets the data, and every destination gets it.
#
# Package:  n8n-nodes-base 2.41.1, Segment 1: Identify, Track and Add to Group, with Integration: All off, or Salesforce off.
# Expected: integrations: { All: false }, or { Salesforce: false }: Segment's object of destinations, with which a call is kept from all, or from one. Its names are
#           "case sensitive" by Segment's page on destination data control.
# Seen:     both switches are sent only when they are on, as "all" and "salesforce". Off, the object is empty: that is on for everything.
# It hurts: people who said no to advertising, whose events were to stay in the warehouse: each of them goes to Facebook, Google and the rest. Nothing is reported.
# Do:       the HTTP Request node with the same credential, and integrations: { "All": false }.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 uuid@10.0.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Segment package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Segment } = require('./package/dist/nodes/Segment/Segment.node.js');

/** The destinations in what the node sends. */
async function run(resource, operation, integrationsUi) {
	const parameters = { resource, operation, userId: '1', groupId: 'g', event: 'Signed Up', traits: {}, context: {}, properties: {}, integrations: { integrationsUi } };
	let sent;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Segment', type: 'segment', typeVersion: 1 }),
		getNodeParameter: (name) => parameters[name],
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (type, { body }) => (sent = body) && { success: true },
			returnJsonArray: (data) => [{ json: data }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new Segment().execute.call(context);
	return sent.integrations;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [resource, operation] of [['identify', 'create'], ['track', 'event'], ['group', 'add']]) {
		const off = await run(resource, operation, { all: false, salesforce: false });
		const on = await run(resource, operation, { all: true, salesforce: true });
		console.log(`  ${resource}: off ${JSON.stringify(off)}, on ${JSON.stringify(on)}`);
		assert.deepStrictEqual(off, {});
		assert.deepStrictEqual(on, { all: true, salesforce: true });
	}
})();
JS
node see.cjs
