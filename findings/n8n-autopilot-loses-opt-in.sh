#!/usr/bin/env bash
# A custom field with a hyphen in its name never reaches Autopilot: "Opt-in" becomes a field "Opt" of a type "in".
#
# Package:  n8n-nodes-base 2.41.1, Autopilot 1, Contact: Upsert with a custom field that was chosen from the node's list.
# Expected: custom: { "string--Opt-in": "yes" }, the field's type and name as the service wants them.
# Seen:     the node's list joins name and type with a hyphen ("Opt-in-string"), and its Upsert takes what is before the first hyphen for the name and what follows it for the
#           type: "in--Opt", and "mail--E" for a field "E-mail 2" of the type string.
# It hurts: the consent isn't written, and with each contact a value goes to a field that nobody made; the item says that all went well.
# Do:       a name without hyphens in Autopilot ("Opt in").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 change-case@5.4.4 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Autopilot package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Autopilot } = require('./package/dist/nodes/Autopilot/Autopilot.node.js');

const FIELDS = ['Opt in', 'Opt-in', 'Follow-up-date'].map((name) => ({ name, fieldType: 'string' }));

const sent = [];
let key;
const context = {
	getInputData: () => [{ json: {} }],
	getNode: () => ({ name: 'Autopilot', type: 'n8n-nodes-base.autopilot', typeVersion: 1 }),
	getNodeParameter: (name) =>
		({ resource: 'contact', operation: 'upsert', email: 'anna@example.com', additionalFields: { customFieldsUi: { customFieldsValues: [{ key, value: 'yes' }] } } })[name],
	getCredentials: async () => ({ apiKey: 'key' }),
	continueOnFail: () => false,
	helpers: {
		request: async ({ uri, body }) => (uri.endsWith('/custom_fields') ? FIELDS : sent.push(body.contact) && { contact_id: 'person_1' }),
		returnJsonArray: (json) => [{ json }],
		constructExecutionMetaData: (items) => items,
	},
};

(async () => {
	const node = new Autopilot();
	const options = await node.methods.loadOptions.getCustomFields.call(context);
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const { name, value } of options) {
		key = value;
		await node.execute.call(context);
		console.log(`  ${name}: ${JSON.stringify(sent.at(-1).custom)}`);
	}
	assert.deepStrictEqual(
		sent.map(({ custom }) => custom),
		[{ 'string--Opt--in': 'yes' }, { 'in--Opt': 'yes' }, { 'up--Follow': 'yes' }],
	);
})();
JS
node see.cjs
