#!/usr/bin/env bash
# An identity provider changes an employee, and the department is put where nobody looks, the new address beside the old one, and two addresses are the primary one.
#
# Package:  scim-patch 0.8.3, with which servers apply the changes that identity providers send (SCIM, PATCH).
# Expected: what RFC 7644, section 3.5.2, says: a new primary value takes "primary" from the others, and attributes of a schema's extension have its URI as their name
#           in a change without a path. Names of attributes, and values such as "work", are the same in capitals (RFC 7643, sections 2.1 and 8.7.1).
# Seen:     both addresses are primary. The URI of the extension is cut at its last colon: "User" is an attribute of another one that ends with 2.0. "userName" and
#           "username" are two attributes, and [type eq "Work"] adds an address instead of replacing the one of type "work".
# It hurts: mails go to the address that was replaced; departments and managers from Entra ID or Okta never arrive. The provider is told that all is done.
# Do:       set names and types to the spelling that is stored, give paths for extensions, and take "primary" off the others oneself before storing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts scim-patch@0.8.3
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { scimPatch } = require('scim-patch');

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** What a change makes of Anna's record. */
function patch(operation) {
	const anna = {
		schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
		userName: 'anna@example.com',
		emails: [{ type: 'work', value: 'anna@example.com', primary: true }],
		meta: {},
	};
	const { schemas, meta, ...changed } = scimPatch(anna, [operation]);
	console.log(`${JSON.stringify(operation)}\n  ${JSON.stringify(changed)}`);
	return changed;
}

assert.deepStrictEqual(patch({ op: 'replace', path: 'emails[type eq "work"].value', value: 'smith@example.com' }).emails, [
	{ type: 'work', value: 'smith@example.com', primary: true },
]);
assert.deepStrictEqual(patch({ op: 'replace', path: 'emails[type eq "Work"].value', value: 'smith@example.com' }).emails, [
	{ type: 'work', value: 'anna@example.com', primary: true },
	{ type: 'Work', value: 'smith@example.com' },
]);
const added = patch({ op: 'add', path: 'emails', value: [{ type: 'home', value: 'anna@example.org', primary: true }] });
assert.deepStrictEqual(added.emails.map(({ primary }) => primary), [true, true]);
assert.strictEqual(patch({ op: 'replace', path: 'username', value: 'smith@example.com' }).userName, 'anna@example.com');

assert.deepStrictEqual(patch({ op: 'add', path: `${ENTERPRISE}:department`, value: 'Sales' })[ENTERPRISE], { department: 'Sales' });
const extended = patch({ op: 'add', value: { [ENTERPRISE]: { department: 'Sales' } } });
assert.strictEqual(extended[ENTERPRISE], undefined);
assert.deepStrictEqual(extended[ENTERPRISE.replace(/:User$/, '')], { User: { department: 'Sales' } });
JS
node see.cjs
