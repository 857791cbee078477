#!/usr/bin/env bash
# People with a mailbox at dr.com, consultant.com or Firefox Relay have "throw-away" addresses.
#
# Package:  mailchecker 6.0.21, isValid().
# Expected: false for disposable addresses, that anybody can read and that end in minutes: mailinator.com, yopmail.com. disposable-email-domains 1.0.62 has
#           those, and none of the following.
# Seen:     false for dr.com, consultant.com, myself.com, techie.com and writeme.com, mailboxes for good from mail.com, whose usa.com, post.com and email.com are
#           valid; and for duck.com, mozmail.com and passmail.net, with which DuckDuckGo, Firefox and Proton forward to one person's mailbox.
# It hurts: who cleans a list with it deletes customers of many years, and a form tells a doctor to use a real address.
# Do:       a list of disposable domains alone, such as disposable-email-domains, and a confirmation mail for all who sign up.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts mailchecker@6.0.21 disposable-email-domains@1.0.62
cat >see.cjs <<'JS'
const assert = require('node:assert');
const disposable = require('disposable-email-domains');
const { isValid } = require('mailchecker');

const DOMAINS = {
	'disposable': ['mailinator.com', 'yopmail.com'],
	'mailboxes for good': ['dr.com', 'consultant.com', 'myself.com', 'techie.com', 'writeme.com'],
	'forwarded to one person': ['duck.com', 'mozmail.com', 'passmail.net'],
	'mailboxes of the same provider': ['usa.com', 'post.com', 'email.com'],
};

for (const [kind, domains] of Object.entries(DOMAINS)) {
	const valid = domains.map((domain) => isValid(`anna@${domain}`));
	const listed = domains.map((domain) => disposable.includes(domain));
	console.log(`${kind}: ${domains.map((domain, index) => `${domain} ${valid[index]}`).join(', ')}`);
	assert.ok(valid.every((value) => value === (kind === 'mailboxes of the same provider')));
	assert.ok(listed.every((value) => value === (kind === 'disposable')));
}
JS
node see.cjs
