#!/usr/bin/env bash
# Mautic's node returns contacts by ID, whatever order is asked for.
#
# Package:  n8n-nodes-base 2.41.1, Mautic 1, Contact: Get Many with the options Order By and Order By Dir.
# Expected: Mautic sorts, and the items come in its order.
# Seen:     the request asks for the order and the response has it, but as an object whose keys are the contacts' IDs
#           ({"contacts":{"47":{...},"5":{...}}}, as in Mautic's reference). JavaScript sorts keys that are numbers, so the first item has the
#           lowest ID. With a Limit the right contacts come in the wrong order; with Return All each page is sorted by itself.
# It hurts: "the one who was active last" at the top of a list is the one who is there the longest.
# Do:       put n8n's Sort behind it, or ask with the HTTP Request node for the response as text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 change-case@4.1.2
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Mautic package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Mautic } = require('./package/dist/nodes/Mautic/Mautic.node.js');

/** Newest first, as the database has them. */
const CONTACTS = [
	{ id: 5, dateAdded: '2026-11-03' },
	{ id: 47, dateAdded: '2026-11-02' },
	{ id: 12, dateAdded: '2026-11-01' },
];

let asked;

/** As Mautic writes it: an object by ID, in the order asked for. */
function respond({ qs }) {
	asked = { orderBy: qs.orderBy, orderByDir: qs.orderByDir };
	const members = CONTACTS.map((contact) => `"${contact.id}":${JSON.stringify({ ...contact, fields: { all: contact } })}`);
	return JSON.parse(`{"total":"3","contacts":{${members.join(',')}}}`);
}

async function getMany(returnAll) {
	const parameters = {
		authentication: 'credentials',
		resource: 'contact',
		operation: 'getAll',
		returnAll,
		limit: 10,
		options: { orderBy: 'dateAdded', orderByDir: 'desc', rawData: true },
	};
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name) => parameters[name],
		getNode: () => ({ name: 'Mautic', typeVersion: 1 }),
		getCredentials: async () => ({ url: 'https://mautic.example.com' }),
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, options) => respond(options),
			returnJsonArray: (list) => list.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [items] = await new Mautic().execute.call(context);
	return items.map(({ json }) => json.id);
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const returnAll of [false, true]) {
		const ids = await getMany(returnAll);
		console.log(`  asked for ${JSON.stringify(asked)}; Mautic sends 5, 47, 12; items: ${ids.join(', ')}`);
		assert.deepStrictEqual(asked, { orderBy: 'date_added', orderByDir: 'desc' });
		assert.deepStrictEqual(ids, [5, 12, 47]);
	}
})();
JS
node see.cjs
