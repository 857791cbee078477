#!/usr/bin/env bash
# A page view is an event in Customer.io, with an attribute that says it isn't.
#
# Package:  n8n-nodes-base 2.41.1, Customer.io 1, Event: Track with Type, of which the form says: "For Page View events set to page".
# Expected: {"name": "https://...", "type": "page", "data": {...}}: Customer.io reads the type beside the name. Its own client, customerio-node 5.2.0, sends that.
# Seen:     the type is put among the attributes: {"name": ..., "data": {"type": "page"}}. The form with JSON can send it.
# It hurts: campaigns and segments of "has viewed a page" never see these visits; instead there is an event for each address of a page.
# Do:       turn on JSON Parameters: {"type": "page", "data": {...}}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 customerio-node@5.2.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/CustomerIo package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const { createServer } = require('node:http');
const { TrackClient } = require('customerio-node');
const { CustomerIo } = require('./package/dist/nodes/CustomerIo/CustomerIo.node.js');

const PAGE = 'https://example.com/prices';

/** The body that the node sends. */
async function track(parameters) {
	const all = { resource: 'event', operation: 'track', customerId: 'anna', eventName: PAGE, ...parameters };
	let sent;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Customer.io', type: 'n8n-nodes-base.customerIo', typeVersion: 1 }),
		getNodeParameter: (name) => all[name],
		getCredentials: async () => ({ region: 'track.customer.io' }),
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, { body }) => (sent = structuredClone(body)) && {},
			returnJsonArray: (json) => json.map((row) => ({ json: row })),
		},
	};
	await new CustomerIo().execute.call(context);
	return sent;
}

/** The body that Customer.io's client sends. */
async function trackByClient() {
	let sent = '';
	const server = createServer((request, response) => request.on('data', (part) => (sent += part)).on('end', () => response.end('{}')));
	await once(server.listen(0), 'listening');
	await new TrackClient('site', 'key', { url: `http://localhost:${server.address().port}/api/v1` }).trackPageView('anna', PAGE);
	server.close();
	return JSON.parse(sent);
}

(async () => {
	const seen = await track({ jsonParameters: false, additionalFields: { type: 'page' } });
	const byJson = await track({ jsonParameters: true, additionalFieldsJson: '{"type":"page"}' });
	const byClient = await trackByClient();
	console.log(`n8n-nodes-base ${require('./package/package.json').version}: ${JSON.stringify(seen)}`);
	console.log(`  with JSON: ${JSON.stringify(byJson)}; customerio-node: ${JSON.stringify(byClient)}`);
	assert.deepStrictEqual(seen, { name: PAGE, data: { type: 'page' } });
	assert.deepStrictEqual(byJson, { name: PAGE, type: 'page' });
	assert.deepStrictEqual(byClient, { name: PAGE, type: 'page' });
})();
JS
node see.cjs
