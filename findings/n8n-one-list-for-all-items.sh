#!/usr/bin/env bash
# Contacts of several lists all go to the list of one item.
#
# Package:  n8n-nodes-base 2.41.1, SendGrid 1 (Contact: Create or Update) and Iterable 1 (User List: Add), with the list as an expression.
# Expected: each contact in the list that its own item names. The field takes an expression, and the other fields of the same form
#           are read for each item.
# Seen:     the nodes send all contacts in one request, which has one place for lists. SendGrid's takes those of the last item, Iterable's
#           the list of the first one. An item without a list doesn't keep a SendGrid contact out of the list of the others.
# It hurts: customers get the mailing for prospects, people who chose no list get all of it; the output has a job ID or a count, no list.
# Do:       one run for each list: Loop Over Items with a batch size of 1, or a Switch by list with a node at each end.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 moment-timezone@0.5.48
# The nodes' files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/SendGrid package/dist/nodes/Iterable package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Iterable } = require('./package/dist/nodes/Iterable/Iterable.node.js');
const { SendGrid } = require('./package/dist/nodes/SendGrid/SendGrid.node.js');

/** The bodies that a node sends for the items, each of which has parameters of its own. */
async function run(Node, parameters, items) {
	const sent = [];
	const request = async (_credential, { body }) => {
		sent.push(body);
		return {};
	};
	const context = {
		getInputData: () => items.map((json) => ({ json })),
		getNodeParameter: (name, index) => ({ ...parameters, ...items[index] })[name],
		getNode: () => ({ name: Node.name, typeVersion: 1 }),
		getCredentials: async () => ({ region: 'https://api.iterable.com' }),
		getTimezone: () => 'UTC',
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: request,
			httpRequestWithAuthentication: request,
			returnJsonArray: (list) => [list].flat().map((json) => ({ json })),
			constructExecutionMetaData: (list) => list,
		},
	};
	await new Node().execute.call(context);
	return sent;
}

const lists = (...listIds) => ({ listIdsUi: { listIdValues: { listIds } } });

(async () => {
	const sendGrid = await run(SendGrid, { resource: 'contact', operation: 'upsert' }, [
		{ email: 'ada@example.com', additionalFields: lists('customers') },
		{ email: 'bob@example.com', additionalFields: {} },
		{ email: 'eve@example.com', additionalFields: lists('prospects') },
	]);
	const iterable = await run(Iterable, { resource: 'userList', operation: 'add', identifier: 'email' }, [
		{ value: 'ada@example.com', listId: '1' },
		{ value: 'eve@example.com', listId: '2' },
	]);
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	console.log(`  SendGrid: ada in customers, bob in none, eve in prospects\n    ${JSON.stringify(sendGrid)}`);
	console.log(`  Iterable: ada in list 1, eve in list 2\n    ${JSON.stringify(iterable)}`);
	const contacts = ['ada@example.com', 'bob@example.com', 'eve@example.com'].map((email) => ({ email }));
	assert.deepStrictEqual(sendGrid, [{ list_ids: ['prospects'], contacts }]);
	assert.deepStrictEqual(iterable, [{ listId: 1, subscribers: [{ email: 'ada@example.com' }, { email: 'eve@example.com' }] }]);
})();
JS
node see.cjs
