#!/usr/bin/env bash
# "Return All" of SendGrid returns fifty contacts, and never returns more than a hundred lists.
#
# Package:  n8n-nodes-base 2.41.1, SendGrid 1, Contact: Get Many and List: Get Many.
# Expected: all 1,200 contacts, or a Limit of 1000 of them (the most that the form takes); all 150 lists of the account.
# Seen:     fifty contacts. The node asks an endpoint that SendGrid names Get Sample Contacts: it "will return up to 50 of the most recent
#           contacts", has the number of all beside them, and no pages. Lists have pages, but the node hands the next page's address to a
#           parameter for something else: it asks for the first page for ever, whatever the Limit. n8n has no memory left in the end.
# It hurts: a backup or a sync of fifty people of a hundred thousand, green each night. The 101st list stops a workflow that ran for years.
# Do:       an export: POST /v3/marketing/contacts/exports by the HTTP Request node with the same credential; lists by its pagination.
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
const LISTS = 150;
const PAGE = 100;
const ENOUGH = 20;

/** Contacts and lists as in SendGrid's reference: a sample of contacts; lists in pages of a hundred, with the address of the next. */
const asked = [];
const server = createServer((request, response) => {
	const { pathname, searchParams } = new URL(request.url, 'http://localhost');
	asked.push(request.url);
	const first = Number(searchParams.get('page_token') ?? 0);
	const run = (length) => Array.from({ length }, (_, index) => ({ id: first + index }));
	const self = `https://api.sendgrid.com${request.url}`;
	const next = `https://api.sendgrid.com/v3/marketing/lists?page_size=${PAGE}&page_token=${first + PAGE}`;
	const body = pathname.endsWith('/contacts')
		? { result: run(50), _metadata: { self }, contact_count: CONTACTS }
		: { result: run(Math.min(PAGE, LISTS - first)), _metadata: first + PAGE < LISTS ? { self, next } : { self } };
	response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
});

/** The items that the node returns. */
async function getMany(parameters) {
	const all = { operation: 'getAll', filters: {}, ...parameters };
	asked.length = 0;
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name) => all[name],
		getTimezone: () => 'UTC',
		continueOnFail: () => false,
		helpers: {
			// As n8n's helper, with axios; the service's address is that of the server above.
			requestWithAuthentication: async (_credential, { method, uri, qs }) => {
				if (asked.length === ENOUGH) throw new Error(`more than ${ENOUGH} requests`);
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
		console.log(`n8n-nodes-base ${require('./package/package.json').version}, ${CONTACTS} contacts and ${LISTS} lists:`);
		for (const limit of [{ returnAll: true }, { returnAll: false, limit: 1000 }]) {
			const contacts = await getMany({ resource: 'contact', ...limit });
			console.log(`  contacts, ${JSON.stringify(limit)}: ${contacts.length}`);
			assert.strictEqual(contacts.length, 50);
		}
		for (const limit of [{ returnAll: true }, { returnAll: false, limit: 10 }]) {
			await assert.rejects(getMany({ resource: 'list', ...limit }), { message: `more than ${ENOUGH} requests` });
			console.log(`  lists, ${JSON.stringify(limit)}: ${asked.length} times ${[...new Set(asked)].join(' and ')}, and on`);
			assert.deepStrictEqual(new Set(asked), new Set(['/v3/marketing/lists']));
		}
	} finally {
		server.close();
	}
})();
JS
node see.cjs
