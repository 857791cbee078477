#!/usr/bin/env bash
# A node that leaves out unsubscribed contacts ends at the first page where it left one out.
#
# Package:  n8n-core 2.41.1, declarative nodes: routing.operations.pagination of type offset, with a filter in routing.output.postReceive.
# Expected: 299 of 300 contacts: three pages of a hundred, without the one who has unsubscribed. The same node without pages, with one request for all, outputs that.
# Seen:     99. The page is compared with the page size after the filter has run: 99 are fewer than a hundred, so it counts as the last one. A limit, and one item made of a
#           page's many (set), do the same. Without the filter there are 300.
# It hurts: who writes a node, or uses one: lists are short, by more the earlier in the list somebody was left out, and nothing says so.
# Do:       pagination of type generic, with a condition about $response; or the filter in an If node behind.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2
cat >see.cjs <<'JS'
require('reflect-metadata');
const assert = require('node:assert');
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const core = dirname(dirname(require.resolve('n8n-core')));
const { RoutingNode } = require(join(core, 'dist/execution-engine/routing-node.js'));
const { Workflow } = require('n8n-workflow');

const CONTACTS = Array.from({ length: 300 }, (_, id) => ({ id, status: id === 7 ? 'unsubscribed' : 'active' }));
const ROOT = { type: 'rootProperty', properties: { property: 'contacts' } };
const FILTER = { type: 'filter', properties: { pass: '={{ $responseItem.status !== "unsubscribed" }}' } };

const node = { id: '1', name: 'Contacts', type: 'test.contacts', typeVersion: 1, position: [0, 0], parameters: {} };
const type = { description: { properties: [], group: [], inputs: ['main'], outputs: ['main'], defaults: {} } };
const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) } });

/** What a declarative node outputs of a service with 300 contacts, and how many pages it reads. */
async function getMany(actions, pageSize) {
	const context = { node, workflow, mode: 'manual', connectionInputData: [], runExecutionData: null };
	const routing = new RoutingNode(context, type);
	routing.prepareCredentials = async () => ({ credentials: undefined });
	let pages = 0;
	routing.rawRoutingRequest = async (_functions, { options: { qs } }) => {
		pages++;
		const { offset = 0, limit = CONTACTS.length } = qs;
		return { body: { contacts: CONTACTS.slice(offset, offset + limit) }, headers: {}, statusCode: 200 };
	};
	const pagination = { type: 'offset', properties: { limitParameter: 'limit', offsetParameter: 'offset', pageSize, type: 'query' } };
	const requestData = {
		options: { qs: {} },
		preSend: [],
		postReceive: [{ actions, data: {} }],
		paginate: pageSize !== undefined,
		requestOperations: {},
	};
	await workflow.expression.acquireIsolate?.();
	const items = await routing.makeRequest(requestData, { getExecuteData: () => ({}) }, 0, 0, undefined, { pagination });
	return { pages, items: items.length };
}

(async () => {
	console.log(`n8n-core ${JSON.parse(readFileSync(join(core, 'package.json'), 'utf8')).version}, 300 contacts, of whom the eighth has unsubscribed`);
	for (const [what, actions, pageSize, expected] of [
		['all in one request, filtered', [ROOT, FILTER], undefined, { pages: 1, items: 299 }],
		['pages of 100', [ROOT], 100, { pages: 4, items: 300 }],
		['pages of 100, filtered', [ROOT, FILTER], 100, { pages: 1, items: 99 }],
	]) {
		const seen = await getMany(actions, pageSize);
		console.log(`  ${what}: ${seen.items} contacts in ${seen.pages} request(s)`);
		assert.deepStrictEqual(seen, expected);
	}
})();
JS
node see.cjs
