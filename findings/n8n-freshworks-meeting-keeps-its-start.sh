#!/usr/bin/env bash
# A meeting that is moved by an hour begins when it did, and ends an hour later.
#
# Package:  n8n-nodes-base 2.41.1, Freshworks CRM 1, Sales Activity: Update with Start Date and End Date.
# Expected: start_date and end_date, the names of the service, which Create sends.
# Seen:     the new start is sent as from_date, a name of appointments that a sales activity hasn't got; the new end arrives.
# It hurts: meetings and calls that are moved become longer, or end before they begin, and whoever they are with is waited for at the old time.
# Do:       the HTTP Request node with the credential: PUT .../crm/sales/api/sales_activities/ID with {"sales_activity": {"start_date": ..., "end_date": ...}}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1 moment-timezone@0.5.48
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/FreshworksCrm package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { FreshworksCrm } = require('./package/dist/nodes/FreshworksCrm/FreshworksCrm.node.js');

const TIMES = { from_date: '2026-11-30T10:00:00', end_date: '2026-11-30T11:00:00' };

/** The fields that the node sends. */
async function send(operation) {
	const parameters = { resource: 'salesActivity', operation, salesActivityId: '7', title: 'Meeting', targetableType: 'Contact', additionalFields: {}, updateFields: TIMES, ...TIMES };
	let sent;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Freshworks CRM', type: 'n8n-nodes-base.freshworksCrm', typeVersion: 1 }),
		getNodeParameter: (name) => structuredClone(parameters[name]),
		getCredentials: async () => ({ domain: 'example' }),
		getTimezone: () => 'UTC',
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, { body }) => {
				sent = body.sales_activity ?? body;
				return { sales_activity: {} };
			},
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new FreshworksCrm().execute.call(context);
	return Object.fromEntries(Object.entries(sent).filter(([name]) => name.endsWith('_date')));
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	const create = await send('create');
	const update = await send('update');
	console.log(`  create: ${JSON.stringify(create)}\n  update: ${JSON.stringify(update)}`);
	assert.deepStrictEqual(create, { start_date: '2026-11-30T10:00:00Z', end_date: '2026-11-30T11:00:00Z' });
	assert.deepStrictEqual(update, { from_date: '2026-11-30T10:00:00Z', end_date: '2026-11-30T11:00:00Z' });
})();
JS
node see.cjs
