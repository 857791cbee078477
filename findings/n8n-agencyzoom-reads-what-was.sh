#!/usr/bin/env bash
# A customer that was just updated is read as before.
#
# Package:  n8n-nodes-agencyzoom 0.4.4, AgencyZoom, Customer: Get and Update.
# Expected: Get after Update gives what was written.
# Seen:     the customer as before the update, for a minute: the node keeps every answer for 60 seconds, in all workflows of the server, and an
#           update or a deletion doesn't end that. Update reads the customer first, so that any Get after it is old.
# It hurts: a workflow that reads, changes and reads again decides by old values, and one that adds to a field loses what the other one wrote.
# Do:       wait for more than a minute, or read with the HTTP Request node.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-nodes-agencyzoom@0.4.4 n8n-workflow@2.41.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { AgencyZoom } = require('n8n-nodes-agencyzoom/dist/nodes/AgencyZoom/AgencyZoom.node.js');

/** The customer on the server. */
let customer = { id: 1, email: 'old@example.com', bizCustomer: 0 };
const requests = [];

/** Runs an operation on the customer, with a stand-in for the server. */
async function run(operation, parameters = {}) {
	const values = { resource: 'customer', operation, customerId: 1, ...parameters };
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name, _item, fallback) => values[name] ?? fallback,
		getNode: () => ({ name: 'AgencyZoom', typeVersion: 1 }),
		getWorkflowStaticData: () => ({}),
		getCredentials: async () => ({ baseUrl: 'https://example.com', email: 'a', password: 'b' }),
		continueOnFail: () => false,
		helpers: {
			httpRequest: async ({ method, url, body }) => {
				if (url.endsWith('/login')) return { token: 'token' };
				requests.push(`${method} ${new URL(url).pathname}`);
				if (method === 'PUT') customer = { ...customer, ...body };
				return { ...customer };
			},
			returnJsonArray: (data) => [].concat(data).map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [[item]] = await new AgencyZoom().execute.call(context);
	return item.json;
}

(async () => {
	await run('update', { updateFields: { email: 'new@example.com' } });
	const { email } = await run('get');
	console.log(`on the server: ${customer.email}\nGet:           ${email}\nrequests:      ${requests.join(', ')}`);
	assert.strictEqual(customer.email, 'new@example.com');
	assert.strictEqual(email, 'old@example.com');
	assert.deepStrictEqual(requests, ['GET /v1/api/customers/1', 'PUT /v1/api/customers/1']);
})();
JS
node see.cjs
