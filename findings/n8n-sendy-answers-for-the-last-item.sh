#!/usr/bin/env bash
# Of all the subscribers that Sendy's node is asked about it returns the last one's status.
#
# Package:  n8n-nodes-base 2.41.1, Sendy 1, Subscriber: Status (and all its other operations).
# Expected: three items in, three items out, each linked to its own.
# Seen:     three requests, and one item out: the response to the last. It isn't linked to an item either.
# It hurts: a check before a mailing ("only those who are still subscribed") judges a thousand people by one, or the 999 others are gone
#           after the node. The workflow is green.
# Do:       Loop Over Items with a batch size of 1 in front of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Sendy package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Sendy } = require('./package/dist/nodes/Sendy/Sendy.node.js');

const STATUS = { 'ada@example.com': 'Unsubscribed', 'bob@example.com': 'Complained', 'eve@example.com': 'Subscribed' };

(async () => {
	const addresses = Object.keys(STATUS);
	const asked = [];
	const context = {
		getInputData: () => addresses.map((email) => ({ json: { email } })),
		getNodeParameter: (name, index) => ({ resource: 'subscriber', operation: 'status', listId: 'list', email: addresses[index] })[name],
		getNode: () => ({ name: 'Sendy', typeVersion: 1 }),
		getCredentials: async () => ({ url: 'https://sendy.example.com', apiKey: 'key' }),
		continueOnFail: () => false,
		helpers: {
			// Sendy answers with the status alone, as text.
			request: async ({ form }) => {
				asked.push(form.email);
				return STATUS[form.email];
			},
			returnJsonArray: (list) => list.map((json) => ({ json })),
		},
	};
	const [items] = await new Sendy().execute.call(context);
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, the status of ${JSON.stringify(STATUS)}`);
	console.log(`  asked about ${asked.join(', ')}\n  returned ${JSON.stringify(items)}`);
	assert.deepStrictEqual(asked, addresses);
	assert.deepStrictEqual(items, [{ json: { status: 'Subscribed' } }]);
})();
JS
node see.cjs
