#!/usr/bin/env bash
# Of two mail addresses of a new LDAP entry only the last one is written.
#
# Package:  n8n-nodes-base 2.41.1, LDAP 1, Create with an attribute that is added twice; with ldapts 8.1.7.
# Expected: both values: attributes of LDAP have several (RFC 4512, section 2.2), as mail, member, memberOf and objectClass do, and the form adds as many
#           rows as wanted. Update with Add has both.
# Seen:     the rows are put into an object by the attribute's name, so that the last one stays. Nothing is said.
# It hurts: a person without the second address, a group with one member, an entry with one object class.
# Do:       Create with one value of each, and after it an Update with Add for the others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 ldapts@8.1.7
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Ldap package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const ldapts = require('ldapts');
const { Ldap } = require('./package/dist/nodes/Ldap/Ldap.node.js');

/** The attributes that reach the client for LDAP: by name, with all their values. */
let sent;
Object.assign(ldapts.Client.prototype, {
	bind: async () => {},
	unbind: async () => {},
	add: async (_dn, attributes) => (sent = attributes),
	modify: async (_dn, changes) => (sent = changes.map(({ operation, modification: { type, values } }) => [operation, type, ...values])),
});

async function run(parameters) {
	const all = { nodeDebug: false, dn: 'uid=anna,ou=people,dc=example,dc=com', ...parameters };
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'LDAP', type: 'ldap', typeVersion: 1 }),
		getNodeParameter: (name) => all[name],
		getCredentials: async () => ({ hostname: 'ldap.example.com', port: 389, connectionSecurity: 'none' }),
		continueOnFail: () => false,
	};
	const [items] = await new Ldap().execute.call(context);
	return items[0].json.result;
}

(async () => {
	const mails = ['anna@example.com', 'a.smith@example.com'].map((value) => ({ id: 'mail', value }));
	console.log(`n8n-nodes-base ${require('./package/package.json').version}, two rows for mail`);
	const result = await run({ operation: 'create', attributes: { attribute: [{ id: 'objectClass', value: 'inetOrgPerson' }, ...mails] } });
	console.log(`  Create (${result}): ${JSON.stringify(sent)}`);
	assert.strictEqual(result, 'success');
	assert.deepStrictEqual(sent, { objectClass: 'inetOrgPerson', mail: 'a.smith@example.com' });
	await run({ operation: 'update', attributes: { add: mails } });
	console.log(`  Update, Add: ${JSON.stringify(sent)}`);
	assert.deepStrictEqual(sent, [
		['add', 'mail', 'anna@example.com'],
		['add', 'mail', 'a.smith@example.com'],
	]);
})();
JS
node see.cjs
