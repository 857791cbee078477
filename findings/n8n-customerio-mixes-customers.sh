#!/usr/bin/env bash
# Customer.io's node gives a customer the values of the one before.
#
# Package:  n8n-nodes-base 2.41.1, Customer.io 1, Customer: Create or Update, and Event: Track with JSON Parameters.
# Expected: each item's request has the values of its own item alone; a node of n8n runs once for each.
# Seen:     the body is made once and filled again for every item. What an item leaves empty has the value of an item before: the second
#           customer gets the first one's address, creation date and custom properties, the second event the first one's order.
# It hurts: a list in which some people have no address: they get somebody else's, and his e-mails. Customer.io's PUT overwrites what it
#           is sent, and the node's output shows the foreign values as if they were asked for.
# Do:       Loop Over Items with a batch size of 1 in front of it (each run of the node starts with a new body).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/CustomerIo package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { CustomerIo } = require('./package/dist/nodes/CustomerIo/CustomerIo.node.js');

/** What the node sends to Customer.io, one line for each item. */
async function run(parameters, items) {
	const sent = [];
	const context = {
		getInputData: () => items.map((json) => ({ json })),
		getNodeParameter: (name, index) => ({ ...parameters, ...items[index] })[name],
		getCredentials: async () => ({ region: 'track.customer.io' }),
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, { method, url, body }) => {
				sent.push(`${method} ${new URL(url).pathname} ${JSON.stringify(body)}`);
				return {};
			},
			returnJsonArray: (list) => list.map((json) => ({ json })),
		},
	};
	await new CustomerIo().execute.call(context);
	return sent;
}

const property = (key, value) => ({ customProperty: [{ key, value }] });

(async () => {
	const customers = await run({ resource: 'customer', operation: 'upsert', jsonParameters: false }, [
		{ id: '1', additionalFields: { email: 'ada@example.com', createdAt: '2026-01-31T00:00:00Z', customProperties: property('plan', 'gold') } },
		{ id: '2', additionalFields: {} },
	]);
	const events = await run({ resource: 'event', operation: 'track', jsonParameters: true, eventName: 'bought' }, [
		{ customerId: '1', additionalFieldsJson: '{"data":{"order":"A-1"}}' },
		{ customerId: '2', additionalFieldsJson: '' },
	]);
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, the second item has no values of its own:`);
	for (const line of [...customers, ...events]) console.log(`  ${line}`);
	const foreign = '{"email":"ada@example.com","created_at":1769817600}';
	assert.ok(customers[0].includes('"data":{"plan":"gold"}'));
	assert.deepStrictEqual(JSON.parse(customers[1].split(' ')[2]), { ...JSON.parse(foreign), data: { plan: 'gold' } });
	assert.strictEqual(events[1], 'POST /api/v1/customers/2/events {"name":"bought","data":{"order":"A-1"}}');
})();
JS
node see.cjs
