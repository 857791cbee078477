#!/usr/bin/env bash
# "Return All" of SendGrid returns fifty contacts.
#
# Package:  n8n-nodes-base 2.41.1, SendGrid 1, Contact: Get Many.
# Expected: all 1,200 contacts, or a Limit of 1000 of them (the most that the form takes).
# Seen:     fifty contacts. The node asks an endpoint that SendGrid names Get Sample Contacts: it "will return up to 50 of the most recent
#           contacts", has the number of all beside them, and no pages.
# It hurts: a backup or a sync of fifty people of a hundred thousand, green each night.
# Do:       an export: POST /v3/marketing/contacts/exports by the HTTP Request node with the same credential.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 moment-timezone@0.5.48 axios@1.18.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/SendGrid package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const { createServer } = require('node:http');
const axios = require('axios');
const { SendGrid } = require('./package/dist/nodes/SendGrid/SendGrid.node.js');

const CONTACTS = 1200;

/** Contacts as in SendGrid's reference: a sample of them. */
const server = createServer((request, response) => {
	const result = Array.from({ length: 50 }, (_, id) => ({ id }));
	const body = { result, _metadata: { self: `https://api.sendgrid.com${request.url}` }, contact_count: CONTACTS };
	response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
});

/** The items that the node returns. */
async function getMany(parameters) {
	const all = { operation: 'getAll', filters: {}, ...parameters };
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name) => all[name],
		getTimezone: () => 'UTC',
		continueOnFail: () => false,
		helpers: {
			// As n8n's helper, with axios; the service's address is that of the server above.
			requestWithAuthentication: async (_credential, { method, uri, qs }) => {
				const { pathname, search } = new URL(uri);
				const { data } = await axios({ method, url: `http://localhost:${server.address().port}${pathname}${search}`, params: qs });
				return data;
			},
			returnJsonArray: (list) => list.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [items] = await new SendGrid().execute.call(context);
	return items;
}

(async () => {
	await once(server.listen(0), 'listening');
	try {
		console.log(`n8n-nodes-base ${require('./package/package.json').version}, ${CONTACTS} contacts:`);
		for (const limit of [{ returnAll: true }, { returnAll: false, limit: 1000 }]) {
			const contacts = await getMany({ resource: 'contact', ...limit });
			console.log(`  contacts, ${JSON.stringify(limit)}: ${contacts.length}`);
			assert.strictEqual(contacts.length, 50);
		}
	} finally {
		server.close();
	}
})();
JS
node see.cjs
