#!/usr/bin/env bash
# A customer gets a mail with the text "null" about a ticket that is named "null".
#
# Package:  n8n-nodes-base 2.41.1, Freshdesk 1, Ticket: Create without Subject and Description, which the form calls optional, or with empty ones.
# Expected: a ticket without them, or an error before it is sent.
# Seen:     the text "null" for both, where the field isn't set and where an item has an empty one.
# It hurts: Freshdesk confirms a ticket to who asked, with its subject: a complaint without a subject is answered with "null".
# Do:       set both: {{ $json.subject || 'Your request' }}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Freshdesk package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Freshdesk } = require('./package/dist/nodes/Freshdesk/Freshdesk.node.js');

/** The ticket that the node sends. */
async function create(options) {
	const parameters = {
		resource: 'ticket',
		operation: 'create',
		requester: 'email',
		requesterIdentificationValue: 'anna@example.com',
		status: 'open',
		priority: 'low',
		source: 'email',
		options,
	};
	let sent;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Freshdesk', type: 'n8n-nodes-base.freshdesk', typeVersion: 1 }),
		getNodeParameter: (name) => parameters[name],
		getCredentials: async () => ({ apiKey: 'key', domain: 'example' }),
		continueOnFail: () => false,
		helpers: {
			request: async ({ body }) => (sent = JSON.parse(JSON.stringify(body))) && {},
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new Freshdesk().execute.call(context);
	return sent;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const options of [{}, { subject: '', description: '' }]) {
		const { subject, description } = await create(options);
		console.log(`  ${JSON.stringify(options)}: subject ${JSON.stringify(subject)}, description ${JSON.stringify(description)}`);
		assert.deepStrictEqual([subject, description], ['null', 'null']);
	}
	const { subject } = await create({ subject: 'Order 12' });
	assert.strictEqual(subject, 'Order 12');
})();
JS
node see.cjs
