#!/usr/bin/env bash
# The groups of a Google contact are its own ID, and a birthday without a year is "4/12/undefined".
#
# Package:  n8n-nodes-base 2.41.1, Google Contacts 1, Contact: Get and Get Many without RAW Data (off by default).
# Expected: the groups that the contact is in, as contactGroups/...; a birthday of 12 April that says no year, as Google Contacts lets people enter it.
# Seen:     for each group the ID of the source that the membership comes from, which is the contact. The birthday has the word "undefined" for a year.
#           A phone number without a label is in the list "undefined".
# It hurts: a filter "is in the group Newsletter" finds nobody, and a birthday mail fails or goes out on another day ("Invalid Date").
# Do:       turn on RAW Data, and read memberships[].contactGroupMembership.contactGroupResourceName and birthdays[].date.
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

/** A person as the People API gives it: each value with the source that it comes from. */
const metadata = { primary: true, source: { type: 'CONTACT', id: '3f1c' } };
const membership = (group) => ({ metadata, contactGroupMembership: { contactGroupId: group, contactGroupResourceName: `contactGroups/${group}` } });
const person = () => ({
	resourceName: 'people/c1',
	etag: '1',
	names: [{ metadata, givenName: 'Anna', familyName: 'Smith' }],
	birthdays: [{ metadata, date: { month: 4, day: 12 } }],
	phoneNumbers: [{ metadata, value: '+1 212 555 0100' }],
	memberships: [membership('newsletter'), membership('myContacts')],
});

/** What the node returns for the person. */
async function get(rawData) {
	const parameters = { resource: 'contact', operation: 'get', contactId: 'c1', fields: ['*'], rawData };
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Google Contacts', typeVersion: 1 }),
		getNodeParameter: (name) => parameters[name],
		continueOnFail: () => false,
		helpers: {
			requestOAuth2: async () => person(),
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (items) => items,
		},
	};
	const [[{ json }]] = await new GoogleContacts().execute.call(context);
	return json;
}

(async () => {
	const { memberships, birthdays, phoneNumbers } = await get(false);
	const raw = await get(true);
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, a contact in the groups newsletter and myContacts, born on 12 April`);
	console.log(`  ${JSON.stringify({ memberships, birthdays, phoneNumbers })}`);
	assert.deepStrictEqual(memberships, ['3f1c', '3f1c']);
	assert.strictEqual(birthdays, '4/12/undefined');
	assert.deepStrictEqual(phoneNumbers, { undefined: ['+1 212 555 0100'] });
	assert.strictEqual(raw.memberships[0].contactGroupMembership.contactGroupResourceName, 'contactGroups/newsletter');
})();
JS
node see.cjs
