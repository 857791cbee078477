#!/usr/bin/env bash
# The first hundred contacts are those that were looked for, the others anybody's.
#
# Package:  n8n-nodes-base 2.41.1, HighLevel 2 (LeadConnector), Contact: Get Many with Return All and the filter Query.
# Expected: each page with the same query, location and limit, and only the cursor (startAfter, startAfterId) added: the service's page on Get Contacts has all of
#           them as parameters of one request, and locationId as a required one.
# Seen:     from the second page on the request has the cursor alone: no query, no location, pages of twenty.
# It hurts: a search with more than a hundred hits ends at the second page, where the location is asked for; where it isn't, the hundred are followed by everybody
#           else of the account, and get the mail that was for those with the tag "webinar".
# Do:       a Limit of a hundred, and narrower queries; or the HTTP Request node, with its pagination.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 luxon@3.7.2
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/HighLevel package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { HighLevelV2 } = require('./package/dist/nodes/HighLevel/v2/HighLevelV2.node.js');

const node = new HighLevelV2({ displayName: 'HighLevel', name: 'highLevel', group: ['transform'], defaultVersion: 2 });
const { pagination } = node.description.requestOperations ?? {};
assert.strictEqual(typeof pagination, 'function');

/** An account in which 250 contacts match the query, of 1,000. */
const asked = [];
const context = {
	getNodeParameter: (name) => ({ resource: 'contact', operation: 'getAll', returnAll: true })[name],
	makeRoutingRequest: async ({ options }) => {
		const { query, limit = 20, startAfter = 0 } = options.qs;
		asked.push({ ...options.qs });
		const contacts = Array.from({ length: Math.min(limit, (query ? 250 : 1000) - startAfter) }, (_, index) => ({ matches: Boolean(query), id: `${startAfter + index}` }));
		const next = startAfter + contacts.length;
		return [{ json: { contacts, meta: { total: query ? 250 : 1000, startAfter: next, startAfterId: `${next}` } } }];
	},
};

(async () => {
	// n8n's engine adds the query and, with the node's preSend, the location before it calls the node's pagination.
	const items = await pagination.call(context, { options: { url: '/contacts/', qs: { query: 'webinar', locationId: 'rome' } } });
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	console.log(`  ${JSON.stringify(asked[0])}\n  ${JSON.stringify(asked[1])}`);
	console.log(`  ${items.filter(({ json }) => json.matches).length} of 250 that match, ${items.filter(({ json }) => !json.matches).length} others`);
	assert.deepStrictEqual(asked[0], { query: 'webinar', locationId: 'rome', limit: 100 });
	assert.deepStrictEqual(asked[1], { startAfterId: '100', startAfter: 100 });
	assert.strictEqual(items.filter(({ json }) => json.matches).length, 100);
})();
JS
node see.cjs
