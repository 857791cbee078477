#!/usr/bin/env bash
# MailerLite's trigger says that somebody subscribed, but not who.
#
# Package:  n8n-nodes-base 2.41.1, MailerLite Trigger 2.
# Expected: what MailerLite's webhook says: the subscriber's ID, address and status, the group or the campaign, and the custom fields among them. Version 1 has all of it.
# Seen:     the custom fields alone: a name, a company, a phone number. Of an event that has them elsewhere (a group's events have the subscriber in "subscriber") or not at all
#           (a campaign was sent) the item has nothing.
# It hurts: who unsubscribed or bounced can't be taken from other lists, since the item has no address, and two people of one name are one. The next node finds no email and
#           is skipped, or writes a contact without one.
# Do:       a Webhook node instead, with its address as MailerLite's webhook; or a custom field in MailerLite that has the address.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/MailerLite package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { MailerLiteTrigger } = require('./package/dist/nodes/MailerLite/MailerLiteTrigger.node.js');

const SUBSCRIBER = { id: '63443475464587245', email: 'anna@example.com', status: 'unsubscribed', fields: { name: 'Anna', last_name: 'Smith', company: null } };
const EVENTS = [
	{ ...SUBSCRIBER, event: 'subscriber.unsubscribed', account_id: 1 },
	{ subscriber: SUBSCRIBER, group: { id: '7', name: 'VIP' }, type: 'subscriber.added_to_group', account_id: 1 },
	{ id: '9', name: 'News', total_recipients: 120, event: 'campaign.sent', account_id: 1 },
];

/** The items that the trigger starts a workflow with. */
async function receive(version, body) {
	const context = {
		getBodyData: () => body,
		getRequestObject: () => ({ header: () => undefined, rawBody: JSON.stringify(body) }),
		getWorkflowStaticData: () => ({}),
		helpers: { returnJsonArray: (data) => [].concat(data).map((json) => ({ json })) },
	};
	const { workflowData } = await new MailerLiteTrigger().nodeVersions[version].webhook.call(context);
	return workflowData[0].map(({ json }) => json);
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, default version ${new MailerLiteTrigger().description.defaultVersion}`);
	for (const [event, items] of [
		[EVENTS[0], [{ name: 'Anna', last_name: 'Smith', company: null }]],
		[EVENTS[1], [undefined]],
		[EVENTS[2], [undefined]],
	]) {
		const seen = await receive(2, event);
		console.log(`  ${JSON.stringify(event)}\n    ${JSON.stringify(seen)}`);
		assert.deepStrictEqual(seen, items);
	}
	const first = { type: 'subscriber.unsubscribe', data: { subscriber: { email: 'anna@example.com' } } };
	assert.deepStrictEqual(await receive(1, { events: [first] }), [first]);
})();
JS
node see.cjs
