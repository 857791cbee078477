#!/usr/bin/env bash
# "Return All" of Shopify reads the first two pages of orders again and again, and never the third.
#
# Package:  n8n-nodes-base 2.41.1, Shopify 1, Order: Get Many and Product: Get Many with Return All.
# Expected: page after page: what Shopify's header Link calls rel="next".
# Seen:     the node follows the first link of the header. On the first page that is the next one, on all others the previous one: "<...>; rel="previous", <...>; rel="next"".
#           So it goes back and forth, for as long as there is a next page. The script stops it after eight requests.
# It hurts: an export of more than two pages ends when memory or Shopify's limit does; who has two pages, gets all.
# Do:       the HTTP Request node with its pagination, "Response Contains Next URL": {{ $response.headers.link?.match(/<([^>]+)>; rel="next"/)?.[1] }}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 change-case@5.4.4
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Shopify package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Shopify } = require('./package/dist/nodes/Shopify/Shopify.node.js');

/** Pages that the node asks for in a shop with that many, until eight. */
async function read(resource, pages) {
	const parameters = { authentication: 'accessToken', resource, operation: 'getAll', returnAll: true, options: {}, additionalFields: {}, productId: '' };
	const asked = [];
	const link = (page, rel) => `<https://shop.myshopify.com/admin/api/2024-07/${resource}s.json?limit=50&page_info=${page}>; rel="${rel}"`;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Shopify', type: 'n8n-nodes-base.shopify', typeVersion: 1 }),
		getNodeParameter: (name, _item, fallback) => structuredClone(parameters[name] ?? fallback),
		getCredentials: async () => ({ shopSubdomain: 'shop' }),
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, { uri }) => {
				const page = Number(new URL(uri).searchParams.get('page_info') ?? 1);
				asked.push(page);
				if (asked.length === 8) throw new Error('enough');
				const links = [page > 1 && link(page - 1, 'previous'), page < pages && link(page + 1, 'next')].filter(Boolean);
				return { headers: links.length > 0 ? { link: links.join(', ') } : {}, body: { [`${resource}s`]: [{ page }] } };
			},
			returnJsonArray: (rows) => rows.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	await new Shopify().execute.call(context).catch((error) => assert.strictEqual(error.message, 'enough'));
	return asked;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const resource of ['order', 'product']) {
		for (const [pages, expected] of [[1, [1]], [2, [1, 2]], [4, [1, 2, 1, 2, 1, 2, 1, 2]]]) {
			const asked = await read(resource, pages);
			console.log(`  ${resource}s, ${pages} page(s): reads ${asked.join(', ')}`);
			assert.deepStrictEqual(asked, expected);
		}
	}
})();
JS
node see.cjs
