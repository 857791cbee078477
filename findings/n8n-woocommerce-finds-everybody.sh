#!/usr/bin/env bash
# "Return All" of WooCommerce's customers ignores the filter: everybody is found.
#
# Package:  n8n-nodes-base 2.41.1, WooCommerce 1, Customer: Get Many with Return All and the filter Email (or an order).
# Expected: the one customer with that address, as with Return All off.
# Seen:     all customers of the shop. The node makes the query from the filters, and uses it only where there is a limit; for all pages it sends
#           none of it.
# It hurts: a customer asks to be deleted; the workflow looks for the address and deletes who is found: 250 customers, for good (the node sends
#           force=true). A filter that is tried with a limit works.
# Do:       turn off Return All where there is a filter; an address has one customer at most.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 change-case@5.4.4 lodash@4.18.1 axios@1.18.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/WooCommerce package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const { createServer } = require('node:http');
const axios = require('axios');
const { WooCommerce } = require('./package/dist/nodes/WooCommerce/WooCommerce.node.js');

const CUSTOMERS = Array.from({ length: 250 }, (_, id) => ({ id, email: `${id}@example.com` }));

/** A shop's customers as in WooCommerce's reference: filtered by `email`, in pages, with the address of the next in the header Link. */
const asked = [];
const server = createServer((request, response) => {
	const url = new URL(request.url, `http://localhost:${server.address().port}`);
	asked.push(url.search);
	const page = Number(url.searchParams.get('page') ?? 1);
	const size = Number(url.searchParams.get('per_page') ?? 10);
	const found = CUSTOMERS.filter(({ email }) => email === (url.searchParams.get('email') ?? email));
	url.searchParams.set('page', page + 1);
	const link = page * size < found.length ? `<${url.href}>; rel="next"` : `<${url.origin}${url.pathname}>; rel="collection"`;
	response.writeHead(200, { 'Content-Type': 'application/json', Link: link }).end(JSON.stringify(found.slice((page - 1) * size, page * size)));
});

/** The number of customers that the node returns. */
async function getMany(parameters) {
	const all = { resource: 'customer', operation: 'getAll', filters: {}, ...parameters };
	asked.length = 0;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'WooCommerce', typeVersion: 1 }),
		getNodeParameter: (name) => all[name],
		getCredentials: async () => ({ url: `http://localhost:${server.address().port}` }),
		continueOnFail: () => false,
		helpers: {
			// As n8n's helper, with axios.
			requestWithAuthentication: async (_credential, { method, uri, qs, resolveWithFullResponse }) => {
				const { data, headers } = await axios({ method, url: uri, params: qs });
				return resolveWithFullResponse ? { body: data, headers } : data;
			},
			returnJsonArray: (list) => list.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [items] = await new WooCommerce().execute.call(context);
	return items.length;
}

(async () => {
	await once(server.listen(0), 'listening');
	try {
		console.log(`n8n-nodes-base ${require('./package/package.json').version}, ${CUSTOMERS.length} customers, one with the address:`);
		const filters = { email: '17@example.com' };
		for (const [name, parameters, count] of [
			['Limit 50', { returnAll: false, limit: 50, filters }, 1],
			['Return All', { returnAll: true, filters }, 250],
		]) {
			const customers = await getMany(parameters);
			console.log(`  ${name}: ${customers} found\n    ${asked.join('\n    ')}`);
			assert.strictEqual(customers, count);
		}
	} finally {
		server.close();
	}
})();
JS
node see.cjs
