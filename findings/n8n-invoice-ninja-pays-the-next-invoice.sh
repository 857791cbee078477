#!/usr/bin/env bash
# Anna has paid her invoice, and the invoices of all others are paid as well.
#
# Package:  n8n-nodes-base 2.41.1, Invoice Ninja 2 with API version 5, Invoice: Create for several items.
# Expected: each invoice with what its own item says: 100 are paid on Anna's, nothing on Ben's; Anna's is sent, Ben's isn't.
# Seen:     Paid, Email Invoice and Mark Sent are parameters of the address (amount_paid, send_email, mark_sent), and these are never cleared: once an item has set them,
#           all items after it have them. With API version 4, Paid and Email Invoice are in the body, and each item has its own.
# It hurts: invoices of a batch count as paid that nobody paid, and drafts are mailed to customers.
# Do:       Loop Over Items with a batch size of 1. A 0 or a switch that is off is skipped, and so changes nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/InvoiceNinja package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { InvoiceNinja } = require('./package/dist/nodes/InvoiceNinja/InvoiceNinja.node.js');

const INVOICES = [
	{ client: 'anna', paid: 100, emailInvoice: true, markSent: true },
	{ client: 'ben' },
	{ client: 'carla', paid: 0, emailInvoice: false, markSent: false },
];

/** What is sent for three invoices: of whom, and what is said about the payment. */
async function create(apiVersion) {
	const parameters = { resource: 'invoice', operation: 'create', apiVersion, invoiceItemsUi: {} };
	const sent = [];
	const context = {
		getInputData: () => INVOICES.map(() => ({ json: {} })),
		getNode: () => ({ name: 'Invoice Ninja', type: 'n8n-nodes-base.invoiceNinja', typeVersion: 2 }),
		getNodeParameter: (name, item) => (name === 'additionalFields' ? { ...INVOICES[item] } : parameters[name]),
		getCredentials: async () => ({ url: 'https://ninja.example.com' }),
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, { body, qs }) => {
				const { client_id: client, paid, email_invoice: email } = body;
				sent.push(JSON.parse(JSON.stringify({ client, paid, email, ...qs })));
				return { data: {} };
			},
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new InvoiceNinja().execute.call(context);
	return sent;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [version, expected] of [
		[
			'v5',
			['anna', 'ben', 'carla'].map((client) => ({ client, amount_paid: 100, send_email: true, mark_sent: true })),
		],
		['v4', [{ client: 'anna', paid: 100, email: true, mark_sent: true }, { client: 'ben', mark_sent: true }, { client: 'carla', mark_sent: true }]],
	]) {
		const sent = await create(version);
		for (const invoice of sent) console.log(`  ${version} ${JSON.stringify(invoice)}`);
		assert.deepStrictEqual(sent, expected);
	}
})();
JS
node see.cjs
