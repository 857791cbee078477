#!/usr/bin/env bash
# A contact that gets a nickname loses the birthday, and who had died is alive again.
#
# Package:  n8n-nodes-base 2.41.1, Monica CRM 1, Contact: Update with any other field, such as the nickname.
# Expected: the birthday and the day of death stay, as all that isn't in the form. Monica asks for is_birthdate_known and is_deceased in every update; the node reads the
#           contact first, and takes the first name from what it read.
# Seen:     is_birthdate_known: false, is_deceased: false and is_deceased_date_known: false, which take them away.
# It hurts: birthdays are what the service is for: after an update of nicknames no reminder comes any more, and the dead get greetings.
# Do:       add Birthdate to every update, from a Contact: Get before it, and Is Deceased where it is true.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/MonicaCrm package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { MonicaCrm } = require('./package/dist/nodes/MonicaCrm/MonicaCrm.node.js');

const CONTACT = {
	id: 7,
	first_name: 'Anna',
	is_dead: true,
	information: { dates: { birthdate: { is_age_based: false, is_year_unknown: false, date: '1985-04-12T00:00:00Z' }, deceased_date: { date: '2026-11-01T00:00:00Z' } } },
};

/** What the node sends for an update. */
async function update(updateFields) {
	const parameters = { resource: 'contact', operation: 'update', contactId: '7', updateFields };
	let sent;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Monica CRM', type: 'monicaCrm', typeVersion: 1 }),
		getNodeParameter: (name) => parameters[name],
		getCredentials: async () => ({ environment: 'selfHosted', domain: 'https://monica.example.com', apiToken: 'token' }),
		continueOnFail: () => false,
		helpers: {
			request: async ({ method, body }) => (method === 'PUT' ? (sent = body) && { data: CONTACT } : { data: structuredClone(CONTACT) }),
			returnJsonArray: (data) => [{ json: data }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new MonicaCrm().execute.call(context);
	return sent;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, ${CONTACT.first_name}, born 1985-04-12, died 2026-11-01`);
	const sent = await update({ nickname: 'Annie' });
	console.log(`  nickname: ${JSON.stringify(sent)}`);
	assert.deepStrictEqual(sent, { first_name: 'Anna', is_birthdate_known: false, is_deceased: false, is_deceased_date_known: false, nickname: 'Annie' });
	const named = await update({ nickname: 'Annie', birthdate: '1985-04-12T00:00:00' });
	console.log(`  nickname and birthdate: ${JSON.stringify(named)}`);
	assert.strictEqual(named.is_birthdate_known, true);
})();
JS
node see.cjs
