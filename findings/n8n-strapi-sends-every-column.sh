#!/usr/bin/env bash
# Strapi's node sends all properties of an item, whatever columns it is told to send.
#
# Package:  n8n-nodes-base 2.41.1, Strapi 1, Entry: Update and Create with API version 4, and Columns: phone.
# Expected: the phone number alone, as with API version 3: "Comma-separated list of the properties which should be used as columns".
# Seen:     with version 4 the whole item is sent as soon as it has one of the columns.
# It hurts: a workflow that reads people in the morning and writes their new phone numbers in the evening writes the consents of the morning with them: who unsubscribed
#           meanwhile is subscribed again. What other nodes had added to the item, such as notes or prices, goes into the content, too, where it has such fields.
# Do:       an Edit Fields node before it, with Include Other Input Fields off, that leaves the ID and the columns.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Strapi package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Strapi } = require('./package/dist/nodes/Strapi/Strapi.node.js');

const ITEM = { id: 7, phone: '+1 212 555 0199', newsletter: true, note: 'read in the morning' };

/** What the node sends for the item. */
async function send(operation, apiVersion) {
	const parameters = { authentication: 'token', resource: 'entry', operation, contentType: 'people', columns: 'phone', updateKey: 'id' };
	let sent;
	const context = {
		getInputData: () => [{ json: { ...ITEM } }],
		getNode: () => ({ name: 'Strapi', type: 'n8n-nodes-base.strapi', typeVersion: 1 }),
		getNodeParameter: (name) => parameters[name],
		getCredentials: async () => ({ url: 'https://strapi.example.com', apiToken: 'token', apiVersion }),
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, { method, uri, body }) => (sent = [method, uri, body]) && { data: {} },
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new Strapi().execute.call(context);
	return sent;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, columns: phone`);
	for (const [operation, apiVersion, expected] of [
		['update', 'v3', ['PUT', 'https://strapi.example.com/people/7', { phone: ITEM.phone }]],
		['update', 'v4', ['PUT', 'https://strapi.example.com/api/people/7', { data: ITEM }]],
		['create', 'v4', ['POST', 'https://strapi.example.com/api/people', { data: ITEM }]],
	]) {
		const sent = await send(operation, apiVersion);
		console.log(`  ${operation}, API ${apiVersion}: ${JSON.stringify(sent[2])}`);
		assert.deepStrictEqual(sent, expected);
	}
})();
JS
node see.cjs
