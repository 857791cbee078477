#!/usr/bin/env bash
# "Return All" of Magento returns the first hundred customers again and again.
#
# Package:  n8n-nodes-base 2.41.1, Magento 2, Customer, Order and Product: Get Many with Return All.
# Expected: each of 250 customers once: pages of a hundred with search_criteria[current_page] 1, 2 and 3.
# Seen:     the node never leaves page 1: it sends current_page beside search_criteria, where Magento doesn't look, and counts with "x = x++", which stays what it was. It ends
#           once it has as many items as there are customers: 300, which are the first hundred three times.
# It hurts: an export has 150 customers less than the shop, and a mailing after it goes to the others three times. The number of items looks right.
# Do:       the HTTP Request node with its pagination: searchCriteria[pageSize]=100 and searchCriteria[currentPage]={{ $pageCount + 1 }}, until total_count.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1 change-case@5.4.4
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Magento package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Magento2 } = require('./package/dist/nodes/Magento/Magento2.node.js');

/** What the node asks a shop with records for, and the IDs that it puts out. */
async function getAll(resource, total) {
	const parameters = { resource, operation: 'getAll', returnAll: true, filterType: 'none', options: {} };
	const asked = [];
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Magento 2', type: 'n8n-nodes-base.magento2', typeVersion: 1 }),
		getNodeParameter: (name, _item, fallback) => parameters[name] ?? fallback,
		getTimezone: () => 'UTC',
		getCredentials: async () => ({ host: 'https://shop.example.com' }),
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, { qs }) => {
				asked.push(structuredClone(qs));
				const { page_size: size, current_page: page = 1 } = qs.search_criteria;
				return { items: Array.from({ length: Math.min(size, total - (page - 1) * size) }, (_, index) => ({ id: (page - 1) * size + index + 1 })), total_count: total };
			},
			returnJsonArray: (rows) => rows.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [items] = await new Magento2().execute.call(context);
	return { asked, ids: items.map(({ json }) => json.id) };
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const resource of ['customer', 'order', 'product']) {
		const { asked, ids } = await getAll(resource, 250);
		console.log(`  ${resource}: ${ids.length} items, ${new Set(ids).size} of 250; ${asked.map((qs) => JSON.stringify(qs)).join(' ')}`);
		assert.deepStrictEqual(asked, [{ search_criteria: { page_size: 100 } }, { search_criteria: { page_size: 100 }, current_page: 1 }, { search_criteria: { page_size: 100 }, current_page: 1 }]);
		assert.deepStrictEqual([ids.length, new Set(ids).size, Math.max(...ids)], [300, 100, 100]);
	}
	assert.strictEqual((await getAll('customer', 90)).ids.length, 90);
})();
JS
node see.cjs
