#!/usr/bin/env bash
# Looking for a customer that Stripe doesn't have ends the workflow.
#
# Package:  n8n-nodes-base 2.41.1, Stripe 1, Customer: Get Many with the filter Email, with a Limit and with Return All.
# Expected: no items, so that the customer can be created next.
# Seen:     "Cannot read properties of undefined (reading 'id')": the node takes the last customer of an empty list for the start of the next page. It makes no
#           difference that Stripe said has_more: false. Charges and coupons of a new account end so, too.
# It hurts: "find the customer or create it" works for all who exist, and stops for each new one; On Error: Continue gives an item with the error, which looks as
#           if one had been found.
# Do:       the HTTP Request node with Stripe's credential and /v1/customers?email=.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Stripe package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Stripe } = require('./package/dist/nodes/Stripe/Stripe.node.js');

const CUSTOMERS = [{ id: 'cus_1', email: 'anna@example.com' }];

/** The customers with an address, from a store that answers as Stripe's reference says. */
async function find(email, parameters) {
	const all = { resource: 'customer', operation: 'getAll', filters: { email }, ...parameters };
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Stripe', typeVersion: 1 }),
		getNodeParameter: (name) => all[name],
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, { qs }) => ({ object: 'list', has_more: false, data: CUSTOMERS.filter((customer) => customer.email === qs.email) }),
			returnJsonArray: (list) => list.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const [items] = await new Stripe().execute.call(context);
	return items.length;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [name, parameters] of Object.entries({ 'Limit 50': { returnAll: false, limit: 50 }, 'Return All': { returnAll: true } })) {
		const known = await find('anna@example.com', parameters);
		const error = await find('bob@example.com', parameters).catch((caught) => caught);
		console.log(`  ${name}: known ${known}, unknown ${error.message ?? error}`);
		assert.strictEqual(known, 1);
		assert.match(error.message, /reading 'id'/);
	}
})();
JS
node see.cjs
