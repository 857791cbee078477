#!/usr/bin/env bash
# Copper's node returns the first page of an address book again and again.
#
# Package:  n8n-nodes-base 2.41.1, Copper 1, Person: Get Many with Return All, or with a Limit above 200.
# Expected: 450 people. Copper's search takes `page_number` (1 by default) and `page_size` (200 at most), and has the number of all in X-PW-TOTAL.
# Seen:     600 items: the first 200 people three times, and nobody of the other 250. The node never asks for page 2; it repeats page 1 until
#           it has as many items as there are people.
# It hurts: the count looks right, and so does every person. A mailing reaches the same people three times, half of the list never.
# Do:       HTTP Request node with pagination by `page_number`; Remove Duplicates behind Copper's node shows what is missing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1 axios@1.18.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Copper package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const { createServer } = require('node:http');
const axios = require('axios');
const { Copper } = require('./package/dist/nodes/Copper/Copper.node.js');

const TOTAL = 450;

/** A search that pages as Copper's docs say, with parameters in the body or, which they don't say, in the query. */
const asked = [];
const server = createServer(async (request, response) => {
	let text = '';
	for await (const chunk of request) text += chunk;
	const query = Object.fromEntries(new URL(request.url, 'http://localhost').searchParams);
	const { page_number: page = 1, page_size: size = 20 } = { ...query, ...JSON.parse(text || '{}') };
	asked.push(Number(page));
	const first = (page - 1) * size;
	const people = Array.from({ length: Math.max(0, Math.min(size, 200, TOTAL - first)) }, (_, index) => ({ id: first + index }));
	response.writeHead(200, { 'Content-Type': 'application/json', 'X-PW-TOTAL': TOTAL }).end(JSON.stringify(people));
});

/** The IDs of the people that the node returns. */
async function getMany(parameters) {
	const all = { resource: 'person', operation: 'getAll', filterFields: {}, ...parameters };
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name) => all[name],
		getNode: () => ({ name: 'Copper', typeVersion: 1 }),
		continueOnFail: () => false,
		helpers: {
			// As n8n's helper, with axios; the service's address is that of the server above.
			requestWithAuthentication: async (_credential, { method, url, qs, body }) => {
				const { data, headers } = await axios({ method, url: `http://localhost:${server.address().port}${new URL(url).pathname}`, params: qs, data: body });
				return { body: data, headers };
			},
			returnJsonArray: (list) => list.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	asked.length = 0;
	const [people] = await new Copper().execute.call(context);
	return people.map(({ json }) => json.id);
}

(async () => {
	await once(server.listen(0), 'listening');
	try {
		console.log(`n8n-nodes-base ${require('./package/package.json').version}, ${TOTAL} people:`);
		for (const [name, parameters, count] of [
			['Return All', { returnAll: true }, 600],
			['Limit 300', { returnAll: false, limit: 300 }, 300],
		]) {
			const ids = await getMany(parameters);
			console.log(`  ${name}: ${ids.length} items, ${new Set(ids).size} different people (pages ${asked.join(', ')})`);
			assert.deepStrictEqual([ids.length, new Set(ids).size], [count, 200]);
		}
	} finally {
		server.close();
	}
})();
JS
node see.cjs
