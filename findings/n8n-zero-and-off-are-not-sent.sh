#!/usr/bin/env bash
# A score of zero and a switch that is off aren't sent: AgileCRM and Intercom keep what they had.
#
# Package:  n8n-nodes-base 2.41.1; AgileCRM 1, Contact: Update with Lead Score 0; Intercom 1, User: Update with Unsubscribed From Emails off.
# Expected: the field was added to the form, so its value is sent: the score is reset, the person gets mails again. AgileCRM's form allows 0
#           ("minValue: 0").
# Seen:     the nodes send what is truthy. AgileCRM's sends an empty list of properties alone, and the item comes out as done; Intercom's sends the rest without
#           unsubscribed_from_emails.
# It hurts: scores that are reset each month stay as they were; who subscribes again is never written to.
# Do:       the HTTP Request node with the same credential.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The nodes' files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/AgileCrm package/dist/nodes/Intercom package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { AgileCrm } = require('./package/dist/nodes/AgileCrm/AgileCrm.node.js');
const { Intercom } = require('./package/dist/nodes/Intercom/Intercom.node.js');

/** The bodies that a node sends, and how many items it returns. */
async function run(Node, parameters) {
	const sent = [];
	const send = ({ body }) => {
		sent.push({ ...body });
		return {};
	};
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name) => parameters[name],
		getNode: () => ({ name: Node.name, typeVersion: 1 }),
		getCredentials: async () => ({ subdomain: 'example', email: 'a@example.com', apiKey: 'key' }),
		continueOnFail: () => false,
		helpers: {
			request: async (options) => send(options),
			httpRequestWithAuthentication: async (_credential, options) => send(options),
			returnJsonArray: (json) => [json ?? {}].flat().map((one) => ({ json: one })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [items] = await new Node().execute.call(context);
	return { sent, items: items.length };
}

const score = (leadScore) => ({
	resource: 'contact',
	operation: 'update',
	contactId: '1',
	jsonParameters: false,
	additionalFields: { leadScore },
});
const unsubscribed = (unsubscribedFromEmails) => ({
	resource: 'user',
	operation: 'update',
	updateBy: 'id',
	value: '1',
	jsonParameters: false,
	customAttributesUi: {},
	additionalFields: { unsubscribedFromEmails },
});

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [Node, parameters, seen] of [
		[AgileCrm, score(5), [{ id: '1', properties: [] }, { id: '1', lead_score: 5 }]],
		[AgileCrm, score(0), [{ id: '1', properties: [] }]],
		[Intercom, unsubscribed(true), [{ id: '1', unsubscribed_from_emails: true }]],
		[Intercom, unsubscribed(false), [{ id: '1' }]],
	]) {
		const { sent, items } = await run(Node, parameters);
		console.log(`  ${Node.name}, ${JSON.stringify(parameters.additionalFields)}: sent ${JSON.stringify(sent)}, ${items} item`);
		assert.deepStrictEqual(sent, seen);
		assert.strictEqual(items, 1);
	}
})();
JS
node see.cjs
