#!/usr/bin/env bash
# Who has an apostrophe in the address becomes somebody else.
#
# Package:  extract-email-address 3.2.0, which finds addresses in texts.
# Expected: o'brien@example.com is found as it is: an apostrophe, "&", "=" and "~" are allowed (RFC 5322, section 3.2.3). get-emails 5.0.0 finds it.
# Seen:     brien@example.com, and last@example.com for first&last@example.com: another mailbox, where there may be somebody. The word "at" counts as
#           "@" too: "Have a look at example.com" has the address look@example.com.
# It hurts: signatures and replies that are read into contacts: O'Brien's and D'Angelo's mails go to others, and their wish to unsubscribe isn't found.
# Do:       get-emails, or linkify-it, which finds them as links.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts extract-email-address@3.2.0 get-emails@5.0.0
cat >see.mjs <<'JS'
import assert from 'node:assert';
import { extractEmail } from 'extract-email-address';
import getEmails from 'get-emails';

for (const [address, seen] of [
	['anna+news@example.com', 'anna+news@example.com'],
	["o'brien@example.com", 'brien@example.com'],
	['first&last@example.com', 'last@example.com'],
]) {
	const text = `Please take ${address} off your list.`;
	const [{ email }] = extractEmail(text);
	const [other] = getEmails(text);
	console.log(`${address}: ${email}, and ${other} by get-emails`);
	assert.strictEqual(email, seen);
	assert.strictEqual(other, address);
}
const [{ email: invented }] = extractEmail('Have a look at example.com');
console.log(`Have a look at example.com: ${invented}`);
assert.strictEqual(invented, 'look@example.com');
JS
node see.mjs
