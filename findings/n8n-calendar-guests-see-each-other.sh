#!/usr/bin/env bash
# Guests see each other's addresses where they mustn't, and nobody tells them that the meeting is off.
#
# Package:  n8n-nodes-base 2.41.1, Google Calendar 1.3, Event: Create and Update with Guests Can See Other Guests off, and Delete with Send Updates: All.
# Expected: guestsCanSeeOtherGuests: false in the event, as Google's default is true (so is that of guestsCanInviteOthers), and sendUpdates=all with the request that deletes:
#           a parameter of events.delete.
# Seen:     neither is sent. A switch that is off is left out of the event, and the request that deletes has no parameters at all.
# It hurts: a webinar's two hundred customers read each other's addresses in the invitation, and may pass it on; and who was invited to a meeting that a workflow deleted
#           gets no word, and comes.
# Do:       the HTTP Request node with the Google Calendar credential: PATCH .../events/ID with {"guestsCanSeeOtherGuests": false} before the guests are added, and
#           DELETE .../events/ID?sendUpdates=all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1 moment-timezone@0.5.48 luxon@3.7.2 rrule@2.8.1 uuid@11.1.1 @n8n/utils@1.48.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Google package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { GoogleCalendar } = require('./package/dist/nodes/Google/Calendar/GoogleCalendar.node.js');

/** The request that the node sends. */
async function send(parameters) {
	const all = { resource: 'event', calendar: 'team@example.com', eventId: 'e1', start: '2026-12-01T10:00:00', end: '2026-12-01T11:00:00', useDefaultReminders: true, ...parameters };
	let sent;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Google Calendar', type: 'n8n-nodes-base.googleCalendar', typeVersion: 1.3 }),
		getNodeParameter: (name, _item, fallback) => all[name] ?? fallback,
		getTimezone: () => 'Europe/Rome',
		continueOnFail: () => false,
		addExecutionHints: () => {},
		helpers: {
			requestOAuth2: async (_credential, { method, body, qs }) => (sent = { method, body, qs }) && {},
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new GoogleCalendar().execute.call(context);
	return sent;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	const guests = { attendees: ['anna@example.com,bob@example.com'], guestsCanSeeOtherGuests: false, guestsCanInviteOthers: false, guestsCanModify: true, sendUpdates: 'all' };
	for (const [operation, fields] of [
		['create', { additionalFields: guests }],
		['update', { updateFields: guests }],
	]) {
		const { body, qs } = await send({ operation, ...fields });
		console.log(`  ${operation}, guests may not see each other: ${JSON.stringify(body)}`);
		assert.deepStrictEqual(body.attendees, [{ email: 'anna@example.com' }, { email: 'bob@example.com' }]);
		assert.strictEqual(body.guestsCanModify, true);
		assert.ok(!('guestsCanSeeOtherGuests' in body) && !('guestsCanInviteOthers' in body));
		assert.deepStrictEqual(qs, { sendUpdates: 'all' });
	}
	const deletion = await send({ operation: 'delete', options: { sendUpdates: 'all' } });
	console.log(`  delete, updates to all: ${JSON.stringify(deletion)}`);
	assert.strictEqual(deletion.method, 'DELETE');
	assert.deepStrictEqual(deletion.qs ?? {}, {});
})();
JS
node see.cjs
