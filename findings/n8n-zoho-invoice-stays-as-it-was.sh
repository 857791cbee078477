#!/usr/bin/env bash
# An update of an invoice with products sends neither the products nor anything else of the form.
#
# Package:  n8n-nodes-base 2.41.1, Zoho CRM 1, Invoice: Update with Products and any other field.
# Expected: what the form says under the names of the service: Status, Due_Date, Billing_City and Product_Details.
# Seen:     the node's adjustment for products returns the list of products instead of the fields with the list, so the request has fields "0", "1" and so on, and none that the
#           invoice has. Without products all fields are sent.
# It hurts: an order that is changed after the invoice was written reaches no field of it: the customer pays the old amount.
# Do:       the HTTP Request node with the Zoho credential: PUT .../crm/v2/invoices/ID with {"data": [{"Product_Details": [...]}]}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Zoho package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { ZohoCrm } = require('./package/dist/nodes/Zoho/ZohoCrm.node.js');

/** The record that the node sends for an update. */
async function update(updateFields) {
	const parameters = { resource: 'invoice', operation: 'update', invoiceId: '7', updateFields };
	let sent;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Zoho CRM', type: 'n8n-nodes-base.zohoCrm', typeVersion: 1 }),
		getNodeParameter: (name) => structuredClone(parameters[name]),
		getCredentials: async () => ({ oauthTokenData: { api_domain: 'https://zoho.example.com' } }),
		continueOnFail: () => false,
		helpers: {
			requestOAuth2: async (_credential, { body }) => ([sent] = body.data) && { data: [{ status: 'success', details: {} }] },
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new ZohoCrm().execute.call(context);
	return sent;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	const fields = { Status: 'Approved', Due_Date: '2026-12-31T00:00:00', Billing_Address: { address_fields: { Billing_City: 'Rome' } } };
	const without = await update(fields);
	console.log(`  without products: ${JSON.stringify(without)}`);
	assert.deepStrictEqual(without, { Status: 'Approved', Due_Date: '2026-12-31', Billing_City: 'Rome' });
	const withProducts = await update({ ...fields, Product_Details: [{ id: '41', quantity: 2 }, { id: '42', quantity: 1 }] });
	console.log(`  with products:    ${JSON.stringify(withProducts)}`);
	assert.deepStrictEqual(Object.keys(withProducts), ['0', '1']);
	assert.deepStrictEqual(Object.values(withProducts).map(({ product, quantity }) => [product.id, quantity]), [['41', 2], ['42', 1]]);
})();
JS
node see.cjs
