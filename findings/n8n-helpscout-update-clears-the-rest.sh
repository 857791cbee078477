#!/usr/bin/env bash
# "Update a customer" of Help Scout clears every field that isn't named.
#
# Package:  n8n-nodes-base 2.41.1, Help Scout 1, Customer: Update.
# Expected: the job title is changed, and the rest stays; the form has "Update Fields", from which one adds those to change.
# Seen:     the node sends what was named by PUT to /v2/customers/{id}, which Help Scout documents as Overwrite Customer: a field that is
#           not in the request is set to null. For single fields it has PATCH (Update Customer). The node returns {"success":true}.
# It hurts: a nightly sync of job titles takes away names, organizations and notes of everybody in it.
# Do:       HTTP Request node with PATCH, or all fields of the customer in each update.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1 axios@1.18.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/HelpScout package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const { createServer } = require('node:http');
const axios = require('axios');
const { HelpScout } = require('./package/dist/nodes/HelpScout/HelpScout.node.js');

const FIELDS = ['firstName', 'lastName', 'jobTitle', 'organization', 'background'];

/** One customer; PUT overwrites all of its fields, as Help Scout's reference says. */
let customer = { firstName: 'Ada', lastName: 'Lovelace', jobTitle: 'Writer', organization: 'Engines', background: 'Prefers letters' };
const server = createServer(async (request, response) => {
	let text = '';
	for await (const chunk of request) text += chunk;
	const body = JSON.parse(text);
	console.log(`  ${request.method} ${request.url} ${text}`);
	assert.strictEqual(request.method, 'PUT');
	customer = Object.fromEntries(FIELDS.map((field) => [field, body[field] ?? null]));
	response.writeHead(204).end();
});

(async () => {
	await once(server.listen(0), 'listening');
	try {
		console.log(`n8n-nodes-base ${require('./package/package.json').version}\n  before ${JSON.stringify(customer)}`);
		const parameters = { resource: 'customer', operation: 'update', customerId: '101', updateFields: { jobTitle: 'Analyst' } };
		const context = {
			getInputData: () => [{ json: {} }],
			getNodeParameter: (name) => parameters[name],
			getNode: () => ({ name: 'Help Scout', typeVersion: 1 }),
			continueOnFail: () => false,
			helpers: {
				// As n8n's helper, with axios; the service's address is that of the server above.
				requestOAuth2: async (_credential, { method, uri, body }) => {
					return await axios({ method, url: `http://localhost:${server.address().port}${new URL(uri).pathname}`, data: body });
				},
				returnJsonArray: (json) => [{ json }],
				constructExecutionMetaData: (items) => items,
			},
		};
		const [[{ json }]] = await new HelpScout().execute.call(context);
		console.log(`  after  ${JSON.stringify(customer)}, and the node returns ${JSON.stringify(json)}`);
		assert.deepStrictEqual(json, { success: true });
		assert.deepStrictEqual(customer, { firstName: null, lastName: null, jobTitle: 'Analyst', organization: null, background: null });
	} finally {
		server.close();
	}
})();
JS
node see.cjs
