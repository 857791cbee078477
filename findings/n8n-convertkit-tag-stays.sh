#!/usr/bin/env bash
# ConvertKit's node can't take a tag from a subscriber.
#
# Package:  n8n-nodes-base 2.41.1, ConvertKit 1, Tag Subscriber: Delete.
# Expected: POST /v3/tags/77/unsubscribe with the email address, as in ConvertKit's reference.
# Seen:     POST /v3/tags/77>/unsubscribe: there is a stray ">" behind the ID, so no tag of the account is meant. Adding the tag has the right path.
# It hurts: who asked to leave a topic stays in it. With On Error: Continue nobody notices.
# Do:       the HTTP Request node with ConvertKit's credential.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/ConvertKit package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { ConvertKit } = require('./package/dist/nodes/ConvertKit/ConvertKit.node.js');

/** The path that an operation on a subscriber's tag asks for. */
async function pathOf(operation) {
	const parameters = {
		resource: 'tagSubscriber',
		operation,
		tagId: '77',
		email: 'anna@example.com',
		additionalFields: {},
	};
	let path;
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name) => parameters[name],
		getNode: () => ({ name: 'ConvertKit', typeVersion: 1 }),
		continueOnFail: () => false,
		helpers: {
			httpRequestWithAuthentication: async (_credential, { method, url }) => {
				path = `${method} ${url.replace('https://api.convertkit.com', '')}`;
				return { subscription: {} };
			},
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new ConvertKit().execute.call(context);
	return path;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [operation, seen] of [
		['add', 'POST /v3/tags/77/subscribe'],
		['delete', 'POST /v3/tags/77>/unsubscribe'],
	]) {
		const path = await pathOf(operation);
		console.log(`  ${operation}: ${path}`);
		assert.strictEqual(path, seen);
	}
})();
JS
node see.cjs
