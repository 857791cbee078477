#!/usr/bin/env bash
# "Return All" of Xero asks for the second page without saying of which organization.
#
# Package:  n8n-nodes-base 2.41.1, Xero 1, Contact: Get Many and Invoice: Get Many with Return All; Invoice: Update.
# Expected: each request has the header Xero-tenant-id, which Xero requires. An update that names a contact sends it.
# Seen:     the organization is in the body that all pages share, and the first request deletes it there. As the last page is the one without contacts, there is always a
#           second request, and Xero refuses it: all contacts that were read are lost. An update of an invoice asks for the field Contact, which the form calls Contact ID,
#           and never sends it.
# It hurts: nobody gets all contacts or invoices of Xero, even if there are three; an invoice that belongs to somebody else stays with who had it.
# Do:       turn Return All off, which reads one page of a hundred, or the HTTP Request node with the credential and the header.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Xero package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Xero } = require('./package/dist/nodes/Xero/Xero.node.js');

/** What the node sends, to a service that refuses requests without an organization; three contacts and three invoices. */
async function run(parameters) {
	const requests = [];
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Xero', type: 'n8n-nodes-base.xero', typeVersion: 1 }),
		getNodeParameter: (name) => structuredClone({ organizationId: 'org-1', options: {}, ...parameters }[name]),
		continueOnFail: () => false,
		helpers: {
			requestOAuth2: async (_credential, { method, headers, qs, body }) => {
				requests.push({ method, organization: headers['Xero-tenant-id'], page: qs.page, body });
				if (!headers['Xero-tenant-id']) throw Object.assign(new Error('AuthenticationUnsuccessful'), { statusCode: 403 });
				const rows = qs.page > 1 ? [] : [{ id: 1 }, { id: 2 }, { id: 3 }];
				return { Contacts: rows, Invoices: rows };
			},
			returnJsonArray: (rows) => rows.map((json) => ({ json })),
			constructExecutionMetaData: (items) => items,
		},
	};
	const outcome = await new Xero().execute.call(context).then(
		([items]) => `${items.length} items`,
		(error) => error.constructor.name,
	);
	return { outcome, requests };
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const resource of ['contact', 'invoice']) {
		const some = await run({ resource, operation: 'getAll', returnAll: false, limit: 50 });
		assert.strictEqual(some.outcome, '3 items');
		const { outcome, requests } = await run({ resource, operation: 'getAll', returnAll: true });
		console.log(`  all of 3 ${resource}s: ${requests.map(({ page, organization }) => `page ${page} of ${organization}`).join(', ')}; ${outcome}`);
		assert.deepStrictEqual(requests.map(({ page, organization }) => [page, organization]), [[1, 'org-1'], [2, undefined]]);
		assert.strictEqual(outcome, 'NodeApiError');
	}
	const { requests } = await run({ resource: 'invoice', operation: 'update', invoiceId: '7', updateFields: { contactId: 'contact-2', reference: 'PO 12' } });
	console.log(`  an update with a contact and a reference: ${JSON.stringify(requests[0].body)}`);
	assert.deepStrictEqual(requests[0].body, { Reference: 'PO 12' });
})();
JS
node see.cjs
