#!/usr/bin/env bash
# "Return All" of GetResponse returns the first page.
#
# Package:  n8n-nodes-base 2.41.1, GetResponse 1, Contact: Get Many with Return All.
# Expected: all 250 contacts, three pages of the service's 100.
# Seen:     100. The node compares the headers TotalPages and CurrentPage, and HTTP clients of Node have their names in lower
#           case: undefined equals undefined, so the first page is the last. Nothing is said.
# It hurts: a move or a comparison of an address book by n8n has the first hundred people and looks complete.
# Do:       read the pages with the HTTP Request node's pagination, and compare the count with the service's.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 axios@1.18.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/GetResponse package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { createServer } = require('node:http');
const axios = require('axios');
const { getResponseApiRequestAllItems } = require('./package/dist/nodes/GetResponse/GenericFunctions.js');

const TOTAL = 250;
const PAGE = 100;

/** A service that pages as GetResponse does. */
const server = createServer((request, response) => {
	const page = Number(new URL(request.url, 'http://localhost').searchParams.get('page'));
	const contacts = Array.from({ length: Math.min(PAGE, TOTAL - (page - 1) * PAGE) }, (_, index) => ({ contactId: String((page - 1) * PAGE + index) }));
	const headers = { 'Content-Type': 'application/json', TotalCount: TOTAL, TotalPages: Math.ceil(TOTAL / PAGE), CurrentPage: page };
	response.writeHead(200, headers).end(JSON.stringify(contacts));
});

server.listen(0, async () => {
	const context = {
		getNodeParameter: () => 'apiKey',
		getNode: () => ({ name: 'GetResponse', typeVersion: 1 }),
		helpers: {
			// As n8n's helper, with axios; the service's address is that of the server above.
			requestWithAuthentication: async (_credential, { qs }) => {
				const { data, headers } = await axios.get(`http://localhost:${server.address().port}/v3/contacts`, { params: qs });
				return { body: data, headers };
			},
		},
	};
	const contacts = await getResponseApiRequestAllItems.call(context, 'GET', '/contacts', {}, {});
	console.log(`n8n-nodes-base ${require('./package/package.json').version}: ${contacts.length} of ${TOTAL} contacts`);
	server.close();
	assert.strictEqual(contacts.length, PAGE);
});
JS
node see.cjs
