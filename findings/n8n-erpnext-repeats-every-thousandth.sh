#!/usr/bin/env bash
# "Return All" of ERPNext returns the last record of each page twice.
#
# Package:  n8n-nodes-base 2.41.1, ERPNext 1, Document: Get Many with Return All.
# Expected: 2,500 customers. `limit_start` of Frappe's REST API is the number of records to skip, `limit_page_length` how many to return.
# Seen:     2,502 items: the node asks for 1,000 records and goes on 999 further, so the thousandth customer comes twice, and so does the
#           1,999th. Up to 999 customers it is right.
# It hurts: some people get an e-mail twice, or are created twice where the next system doesn't look; sums of orders are too high by some.
# Do:       Remove Duplicates by `name` behind it, or the HTTP Request node's pagination.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1 axios@1.18.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/ERPNext package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const { createServer } = require('node:http');
const axios = require('axios');
const { ERPNext } = require('./package/dist/nodes/ERPNext/ERPNext.node.js');

/** A list of so many customers that pages as Frappe's REST API does. */
let total;
const server = createServer((request, response) => {
	const query = new URL(request.url, 'http://localhost').searchParams;
	const start = Number(query.get('limit_start'));
	const length = Math.max(0, Math.min(Number(query.get('limit_page_length')), total - start));
	const data = Array.from({ length }, (_, index) => ({ name: `CUST-${start + index + 1}` }));
	response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ data }));
});

/** The names of the customers that the node returns. */
async function getAll() {
	const parameters = { resource: 'document', operation: 'getAll', docType: 'Customer', options: {}, returnAll: true };
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name) => parameters[name],
		getNode: () => ({ name: 'ERPNext', typeVersion: 1 }),
		getCredentials: async () => ({ environment: 'selfHosted', domain: `http://localhost:${server.address().port}` }),
		continueOnFail: () => false,
		helpers: {
			// As n8n's helper, with axios.
			requestWithAuthentication: async (_credential, { uri, qs }) => (await axios.get(uri, { params: qs })).data,
			returnJsonArray: (list) => list.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [customers] = await new ERPNext().execute.call(context);
	return customers.map(({ json }) => json.name);
}

(async () => {
	await once(server.listen(0), 'listening');
	try {
		console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
		for (const [count, twice] of [
			[999, []],
			[1000, ['CUST-1000']],
			[2500, ['CUST-1000', 'CUST-1999']],
		]) {
			total = count;
			const names = await getAll();
			const repeated = names.filter((name, index) => names.indexOf(name) !== index);
			console.log(`  ${total} customers: ${names.length} items, twice: ${repeated.join(', ') || 'none'}`);
			assert.deepStrictEqual(repeated, twice);
			assert.strictEqual(new Set(names).size, total);
		}
	} finally {
		server.close();
	}
})();
JS
node see.cjs
