#!/usr/bin/env bash
# Mailchimp's node writes the month where the minutes of a consent belong.
#
# Package:  n8n-nodes-base 2.41.1, Mailchimp 1, Member: Create and Update with Opt-in Timestamp, with moment-timezone 0.5.48.
# Expected: the moment that the field has. n8n's field and Mailchimp's reference both want it "in ISO 8601 format".
# Seen:     2026-11-29T17:47:30Z is sent as "2026-11-29 17:11:00": the format is YYYY-MM-DD HH:MM:SS, in which moment's MM is the month
#           and SS the hundredths of a second. The hour is that of the server's time zone, without its offset.
# It hurts: the time of a double opt-in is what proves a consent. Every one in November is at eleven minutes past some hour.
# Do:       send the member with the HTTP Request node, and the timestamp as {{ $json.date.toDateTime().toUTC().toISO() }}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 moment-timezone@0.5.48
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Mailchimp package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Mailchimp } = require('./package/dist/nodes/Mailchimp/Mailchimp.node.js');

/** The timestamp of the opt-in that the node sends to Mailchimp. */
async function send(operation, timestampOpt) {
	const options = { timestampOpt };
	const parameters = {
		authentication: 'apiKey',
		resource: 'member',
		operation,
		list: 'list',
		email: 'ada@example.com',
		status: 'subscribed',
		jsonParameters: false,
		options,
		updateFields: options,
		locationFieldsUi: {},
		mergeFieldsUi: {},
		groupsUi: {},
	};
	let sent;
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name) => parameters[name],
		getNode: () => ({ name: 'Mailchimp', typeVersion: 1 }),
		getCredentials: async () => ({ apiKey: 'key-us1' }),
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, { body }) => {
				sent = body.timestamp_opt;
				return {};
			},
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new Mailchimp().execute.call(context);
	return sent;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const operation of ['create', 'update']) {
		for (const [zone, given, expected] of [
			['UTC', '2026-11-29T17:47:30Z', '2026-11-29 17:11:00'],
			['UTC', '2026-11-29T17:03:59Z', '2026-11-29 17:11:00'],
			['UTC', '2026-02-28T08:30:15Z', '2026-02-28 08:02:00'],
			['America/New_York', '2026-11-29T17:47:30Z', '2026-11-29 12:11:00'],
		]) {
			process.env.TZ = zone;
			const sent = await send(operation, given);
			console.log(`  ${operation} on a server in ${zone}, ${given}: ${sent}`);
			assert.strictEqual(sent, expected);
		}
	}
})();
JS
node see.cjs
