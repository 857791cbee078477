#!/usr/bin/env bash
# "Return All" of E-goi returns ten contacts of every five hundred.
#
# Package:  n8n-nodes-base 2.41.1, E-goi 1, Contact: Get Many with Return All.
# Expected: all 1,200 contacts of the list. E-goi's reference (API v3, Get all contacts) has two parameters to page with: `offset`, and
#           `limit`, "Number of items to return", 10 by default.
# Seen:     30. The node asks for `count=500`, which the API doesn't know, gets the default ten, and goes on at offset 500: contacts 0 to 9,
#           500 to 509 and 1000 to 1009. With Return All off it sends `limit`, and gets what it asked for.
# It hurts: a copy of a list that is 2.5% of it; it looks whole, since its last contacts are there too.
# Do:       read the pages with the HTTP Request node's pagination, with `limit` and `offset`, and compare the count with total_items.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 moment-timezone@0.5.48 axios@1.18.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Egoi package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const { createServer } = require('node:http');
const axios = require('axios');
const { Egoi } = require('./package/dist/nodes/Egoi/Egoi.node.js');

const TOTAL = 1200;

/** A list that pages as E-goi's reference says: from `offset` on `limit` contacts, ten when there is no limit. */
const asked = [];
const server = createServer((request, response) => {
	const { searchParams } = new URL(request.url, 'http://localhost');
	asked.push(searchParams.toString());
	const offset = Number(searchParams.get('offset') ?? 0);
	const length = Math.max(0, Math.min(Number(searchParams.get('limit') ?? 10), TOTAL - offset));
	const items = Array.from({ length }, (_, index) => ({ base: { contact_id: offset + index }, extra: [], tags: [] }));
	response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ total_items: TOTAL, items }));
});

/** The contacts that the node returns. */
async function getMany(parameters) {
	const all = { resource: 'contact', operation: 'getAll', list: 1, simple: false, ...parameters };
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name) => all[name],
		getNode: () => ({ name: 'E-goi', typeVersion: 1 }),
		getCredentials: async () => ({ apiKey: 'key' }),
		continueOnFail: () => false,
		helpers: {
			// As n8n's helper, with axios; the service's address is that of the server above.
			request: async ({ url, qs }) => {
				const { data } = await axios.get(`http://localhost:${server.address().port}${new URL(url).pathname}`, { params: qs });
				return data;
			},
			returnJsonArray: (list) => list.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	asked.length = 0;
	const [contacts] = await new Egoi().execute.call(context);
	return contacts.map(({ json }) => json.base.contact_id);
}

(async () => {
	await once(server.listen(0), 'listening');
	try {
		console.log(`n8n-nodes-base ${require('./package/package.json').version}, a list of ${TOTAL} contacts:`);
		const limited = await getMany({ returnAll: false, limit: 100 });
		console.log(`  Limit 100:  ${limited.length} contacts (asked for ${asked.join(', ')})`);
		const all = await getMany({ returnAll: true });
		console.log(`  Return All: ${all.length} contacts (asked for ${asked.join(', ')})`);
		assert.strictEqual(limited.length, 100);
		const run = (from) => Array.from({ length: 10 }, (_, index) => from + index);
		assert.deepStrictEqual(all, [...run(0), ...run(500), ...run(1000)]);
	} finally {
		server.close();
	}
})();
JS
node see.cjs
