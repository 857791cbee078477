#!/usr/bin/env bash
# "Return All" of QuickBooks with a query returns nobody.
#
# Package:  n8n-nodes-base 2.41.1, QuickBooks Online 1, Customer: Get Many with Return All and a query (all resources that have a query).
# Expected: the 300 customers of 1,500 that the condition holds for, as with Return All off and a Limit of 1000.
# Seen:     no item, and no error. The node counts all customers, without the condition, and reads pages until it has as many. The second page
#           is empty, which it takes for an error of its own, and throws away what it has: "catch { return [] }". Only a condition that
#           everybody meets gives a result.
# It hurts: "customers changed since yesterday" is empty every night, and what follows has nothing to do. It looks like a quiet day.
# Do:       turn off Return All and set the Limit to 1000, the most there is; for more matches, several nodes with narrower conditions.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 change-case@5.4.4 lodash@4.18.1 axios@1.18.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/QuickBooks package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const { createServer } = require('node:http');
const axios = require('axios');
const { QuickBooks } = require('./package/dist/nodes/QuickBooks/QuickBooks.node.js');

const CUSTOMERS = Array.from({ length: 1500 }, (_, index) => ({ Id: String(index + 1), Job: index % 5 === 0 }));

/** Queries as in QuickBooks' reference: WHERE, MAXRESULTS (100 by default, 1000 at most), STARTPOSITION, COUNT(*); no match gives an empty QueryResponse. */
const asked = [];
const server = createServer((request, response) => {
	const query = new URL(request.url, 'http://localhost').searchParams.get('query');
	asked.push(query);
	const matches = CUSTOMERS.filter(({ Job }) => Job || !query.includes('WHERE Job = true'));
	const number = (word, value) => Number(new RegExp(`${word} (\\d+)`).exec(query)?.[1] ?? value);
	const start = number('STARTPOSITION', 1) - 1;
	const Customer = matches.slice(start, start + Math.min(1000, number('MAXRESULTS', 100)));
	const found = Customer.length > 0 ? { Customer, startPosition: start + 1, maxResults: Customer.length } : {};
	const QueryResponse = query.includes('COUNT(*)') ? { totalCount: matches.length } : found;
	response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ QueryResponse }));
});

/** The number of customers that the node returns. */
async function getMany(parameters) {
	const all = { resource: 'customer', operation: 'getAll', filters: {}, ...parameters };
	const credentials = { environment: 'production', oauthTokenData: { callbackQueryString: { realmId: '1' } } };
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name) => all[name],
		getNode: () => ({ name: 'QuickBooks', typeVersion: 1 }),
		getCredentials: async () => credentials,
		continueOnFail: () => false,
		helpers: {
			// As n8n's helper, with axios; the service's address is that of the server above.
			requestOAuth2: async (_credential, { uri, qs }) => {
				const { data } = await axios.get(`http://localhost:${server.address().port}${new URL(uri).pathname}`, { params: qs });
				return data;
			},
			returnJsonArray: (list) => list.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [customers] = await new QuickBooks().execute.call(context);
	return customers.length;
}

(async () => {
	await once(server.listen(0), 'listening');
	try {
		console.log(`n8n-nodes-base ${require('./package/package.json').version}, ${CUSTOMERS.length} customers:`);
		const filters = { query: 'WHERE Job = true' };
		for (const [name, parameters, count] of [
			['Return All', { returnAll: true }, 1500],
			['Limit 1000, with the query', { returnAll: false, limit: 1000, filters }, 300],
			['Return All, with the query', { returnAll: true, filters }, 0],
		]) {
			asked.length = 0;
			const customers = await getMany(parameters);
			console.log(`  ${name}: ${customers}\n    ${asked.join('\n    ')}`);
			assert.strictEqual(customers, count);
		}
	} finally {
		server.close();
	}
})();
JS
node see.cjs
