#!/usr/bin/env bash
# A contact of Google that gets a new phone number loses its name.
#
# Package:  n8n-nodes-base 2.41.1, Google Contacts 1, Contact: Update with Phone alone.
# Expected: the phone number changes, and nothing else.
# Seen:     the node always names "names" among the fields to update, and sends an empty one when no name was added to the form. Google's People API
#           replaces all fields that are named, so the contact has none afterwards; and only the parts that were given where one was.
# It hurts: a nightly sync of phone numbers makes an address book of nameless people. Google keeps 30 days to undo it.
# Do:       add Given Name and Family Name (and the middle name, prefix and suffix) to each Update, from a Get before it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 moment-timezone@0.5.48
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Google/Contacts package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { GoogleContacts } = require('./package/dist/nodes/Google/Contacts/GoogleContacts.node.js');

/** The contact after an update, in a store that replaces what `updatePersonFields` names, as the reference of people.updateContact says. */
async function update(updateFields) {
	const person = {
		resourceName: 'people/c1',
		etag: '1',
		names: [{ givenName: 'Anna', familyName: 'Smith' }],
		phoneNumbers: [{ type: 'mobile', value: '+1 212 555 0100' }],
		emailAddresses: [{ value: 'anna@example.com' }],
	};
	const parameters = { resource: 'contact', operation: 'update', contactId: 'c1', fields: ['*'], updateFields };
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Google Contacts', typeVersion: 1 }),
		getNodeParameter: (name) => parameters[name],
		continueOnFail: () => false,
		helpers: {
			requestOAuth2: async (_credential, { method, body, qs }) => {
				if (method === 'PATCH') for (const field of qs.updatePersonFields.split(',')) person[field] = body[field];
				return { ...person };
			},
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new GoogleContacts().execute.call(context);
	return person;
}

(async () => {
	const phoneUi = { phoneValues: [{ type: 'mobile', value: '+1 212 555 0199' }] };
	const phone = await update({ phoneUi });
	const first = await update({ givenName: 'Anne' });
	const all = await update({ phoneUi, givenName: 'Anna', familyName: 'Smith' });
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, Anna Smith after an update of her`);
	for (const [name, { names, phoneNumbers }] of Object.entries({ phone, 'given name': first })) console.log(`  ${name}: names ${JSON.stringify(names)}, phone ${phoneNumbers[0].value}`);
	assert.deepStrictEqual(phone.names, [{}]);
	assert.deepStrictEqual(first.names, [{ givenName: 'Anne' }]);
	assert.strictEqual(phone.phoneNumbers[0].value, '+1 212 555 0199');
	assert.strictEqual(phone.emailAddresses[0].value, 'anna@example.com');
	assert.deepStrictEqual(all.names, [{ givenName: 'Anna', familyName: 'Smith' }]);
})();
JS
node see.cjs
