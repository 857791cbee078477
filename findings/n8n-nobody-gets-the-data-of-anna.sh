#!/usr/bin/env bash
# Who has no address is looked up with the address of the person before, and gets that person's data.
#
# Package:  n8n-nodes-base 2.41.1: Uplead 1, Person: Enrich; Clearbit 1, Person: Enrich; Keap 1, Contact: Get Many; Affinity 1, Person: Get Many; Google Calendar 1.3,
#           Event: Create.
# Expected: for each item a request with what its own parameters say. A field that an expression leaves empty isn't sent.
# Seen:     one set of query parameters serves all items, and a field that is empty isn't taken out of it: it has the value of the last item that had one.
# It hurts: of a list where some people lack an address or a company, those get the phone number and the position of somebody else, and what is then written for them goes to
#           the contact that was found: the one before. After one event whose guests are to be told (Send Updates), the guests of all events that follow get a mail.
# Do:       a Loop Over Items of size 1 around the node: each run starts with nothing. Or leave out who lacks the field before it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1 change-case@5.4.4 moment-timezone@0.5.48 luxon@3.7.2 rrule@2.8.1 uuid@11.1.1 @n8n/utils@1.48.0
# The nodes' files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Google package/dist/nodes/Uplead package/dist/nodes/Clearbit package/dist/nodes/Affinity package/dist/nodes/Keap package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Affinity } = require('./package/dist/nodes/Affinity/Affinity.node.js');
const { Clearbit } = require('./package/dist/nodes/Clearbit/Clearbit.node.js');
const { GoogleCalendar } = require('./package/dist/nodes/Google/Calendar/GoogleCalendar.node.js');
const { Keap } = require('./package/dist/nodes/Keap/Keap.node.js');
const { Uplead } = require('./package/dist/nodes/Uplead/Uplead.node.js');

/** The query of each request that a node sends for items, each with parameters of its own. */
async function run(Node, common, items) {
	const sent = [];
	const answer = async ({ qs }) => sent.push({ ...qs }) && { data: {}, persons: [], contacts: [] };
	const context = {
		getInputData: () => items.map((json) => ({ json })),
		getNode: () => ({ name: Node.name, type: 'node', typeVersion: Node === GoogleCalendar ? 1.3 : 1 }),
		getNodeParameter: (name, item, fallback) => ({ ...common, ...items[item] })[name] ?? fallback,
		getCredentials: async () => ({ apiKey: 'key' }),
		getTimezone: () => 'Europe/Rome',
		continueOnFail: () => false,
		addExecutionHints: () => {},
		helpers: {
			request: answer,
			requestWithAuthentication: (_credential, options) => answer(options),
			requestOAuth2: (_credential, options) => answer(options),
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (data) => data,
		},
	};
	await new Node().execute.call(context);
	return sent;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, two items each`);
	const event = { start: '2026-12-01T10:00:00', end: '2026-12-01T11:00:00', useDefaultReminders: true };
	for (const [Node, common, items, second] of [
		[
			Uplead,
			{ resource: 'person', operation: 'enrich' },
			[
				{ email: 'anna@example.com', firstname: 'Anna', lastname: 'Smith', domain: 'example.com' },
				{ email: '', firstname: 'Bob', lastname: 'Jones', domain: 'example.org' },
			],
			{ email: 'anna@example.com', first_name: 'Bob', last_name: 'Jones', domain: 'example.org' },
		],
		[
			Clearbit,
			{ resource: 'person', operation: 'enrich' },
			[
				{ email: 'anna@example.com', additionalFields: { familyName: 'Smith', linkedIn: 'in/anna' } },
				{ email: 'bob@example.org', additionalFields: { familyName: '', linkedIn: '' } },
			],
			{ email: 'bob@example.org', family_name: 'Smith', linkedin: 'in/anna' },
		],
		[
			Keap,
			{ resource: 'contact', operation: 'getAll', returnAll: false, limit: 1 },
			[{ options: { email: 'anna@example.com' } }, { options: { email: '', familyName: 'Jones' } }],
			{ email: 'anna@example.com', family_name: 'Jones', limit: 1 },
		],
		[
			Affinity,
			{ resource: 'person', operation: 'getAll', returnAll: false, limit: 5 },
			[{ options: { term: 'anna@example.com' } }, { options: { term: '' } }],
			{ term: 'anna@example.com', page_size: 5 },
		],
		[
			GoogleCalendar,
			{ resource: 'event', operation: 'create', calendar: 'team@example.com', ...event },
			[{ additionalFields: { sendUpdates: 'all' } }, { additionalFields: { sendUpdates: '' } }],
			{ sendUpdates: 'all' },
		],
	]) {
		const sent = await run(Node, common, items);
		console.log(`  ${Node.name}: ${JSON.stringify(items[1])}\n    ${JSON.stringify(sent[1])}`);
		assert.strictEqual(sent.length, 2);
		assert.deepStrictEqual(sent[1], second);
		const [alone] = await run(Node, common, [items[1]]);
		assert.notDeepStrictEqual(alone ?? {}, second);
	}
})();
JS
node see.cjs
