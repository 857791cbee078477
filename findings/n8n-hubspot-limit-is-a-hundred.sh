#!/usr/bin/env bash
# A Limit of 250 returns a hundred of HubSpot's contacts.
#
# Package:  n8n-nodes-base 2.41.1, HubSpot 2.2, Contact: Get Many with Return All off.
# Expected: 250 contacts of 300. The field takes up to 250: "Max number of results to return".
# Seen:     100. The node sends the limit as `count` in one request, and HubSpot's reference for this endpoint has 100 as the maximum of a
#           page. That there are more ("has-more") is thrown away; with Return All the node reads the pages.
# It hurts: whoever has 180 contacts and sets 250 to be safe works with the first hundred of them.
# Do:       Return All, and a Limit node behind it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 change-case@5.4.4 lodash@4.18.1 moment-timezone@0.5.48 axios@1.18.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Hubspot package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const { createServer } = require('node:http');
const axios = require('axios');
const { HubspotV2 } = require('./package/dist/nodes/Hubspot/V2/HubspotV2.node.js');
const { contactFields } = require('./package/dist/nodes/Hubspot/V2/ContactDescription.js');

const TOTAL = 300;
const MAXIMUM = 100;

/** A list that pages as HubSpot's reference says: `count` contacts, 20 by default and 100 at most, after `vidOffset`. */
const server = createServer((request, response) => {
	const query = new URL(request.url, 'http://localhost').searchParams;
	const offset = Number(query.get('vidOffset') ?? 0);
	const length = Math.min(Number(query.get('count') ?? 20), MAXIMUM, TOTAL - offset);
	const contacts = Array.from({ length }, (_, index) => ({ vid: offset + index + 1 }));
	const page = { contacts, 'has-more': offset + length < TOTAL, 'vid-offset': offset + length };
	response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(page));
});

/** The number of contacts that the node returns. */
async function getMany(parameters) {
	const all = { resource: 'contact', operation: 'getAll', authentication: 'appToken', additionalFields: {}, ...parameters };
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name) => all[name],
		getNode: () => ({ name: 'HubSpot', type: 'n8n-nodes-base.hubspot', typeVersion: 2.2 }),
		continueOnFail: () => false,
		helpers: {
			// As n8n's helper, with axios; the service's address is that of the server above.
			requestWithAuthentication: async (_credential, { uri, qs }) => {
				const { data } = await axios.get(`http://localhost:${server.address().port}${new URL(uri).pathname}`, { params: qs });
				return data;
			},
			returnJsonArray: (list) => list.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [contacts] = await new HubspotV2({}).execute.call(context);
	return contacts.length;
}

(async () => {
	const { typeOptions } = contactFields.find(({ name, displayOptions }) => name === 'limit' && displayOptions.show.operation.includes('getAll'));
	await once(server.listen(0), 'listening');
	try {
		const limited = await getMany({ returnAll: false, limit: typeOptions.maxValue });
		const all = await getMany({ returnAll: true });
		console.log(`n8n-nodes-base ${require('./package/package.json').version}, ${TOTAL} contacts:`);
		console.log(`  Limit ${typeOptions.maxValue}, the most that the field takes: ${limited} contacts\n  Return All: ${all} contacts`);
		assert.deepStrictEqual([typeOptions.maxValue, limited, all], [250, MAXIMUM, TOTAL]);
	} finally {
		server.close();
	}
})();
JS
node see.cjs
