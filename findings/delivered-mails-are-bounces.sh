#!/usr/bin/env bash
# A mail that was delivered is a bounce, and of two people who can't be reached only one is named.
#
# Package:  email-bounce-parser 1.0.22, read(), with texts as Postfix writes them.
# Expected: bounce: false for a report that a mail was delivered, which servers send to those who ask for it (action "delivered" of RFC 3464, section 2.3.3; DSN=SUCCESS); both
#           addresses of a report about two.
# Seen:     bounce: true, with the code 250 as its error, neither temporary nor permanent. Of two recipients the first one is the result, and the second isn't in it.
# It hurts: suppression lists that take who bounced: the people who got the mail are on it, and of those who don't exist only the first of a report; the others harm the
#           sender's reputation.
# Do:       take those with `data.error.permanent` alone, and the addresses from the part message/delivery-status of the mail, which names all of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts email-bounce-parser@1.0.22
# The package takes its expressions from re2, which is compiled when it is installed; those of JavaScript do as well.
cat >node_modules/re2/re2.js <<'JS'
module.exports = class RE2 extends RegExp {
	match(text) {
		return text.match(this);
	}
	replace(text, replacement) {
		return text.replace(this, replacement);
	}
	split(text) {
		return text.split(this);
	}
};
JS
cat >see.cjs <<'JS'
const assert = require('node:assert');
const BounceParser = require('email-bounce-parser');

const SYSTEM = 'This is the mail system at host mx.example.net.\n\n';
const SIGNATURE = '\n\n                   The mail system\n\n';
const report = (intro, ...lines) => `${SYSTEM}${intro}${SIGNATURE}${lines.join('\n\n')}\n`;
const unknown = (address) => `<${address}>: host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown (in reply to RCPT TO command)`;
const FAILED = "I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.";
const DELIVERED =
	'Your message was successfully delivered to the destination(s)\nlisted below. If the message was delivered to mailbox you will\nreceive no further notifications. Otherwise you may still receive\nnotifications of mail delivery errors from other systems.';

for (const [text, bounce, recipient, code, permanent] of [
	[report(FAILED, unknown('anna@example.com')), true, 'anna@example.com', '550', true],
	[report(FAILED, unknown('anna@example.com'), unknown('bob@example.com')), true, 'anna@example.com', '550', true],
	[report(DELIVERED, '<anna@example.com>: delivery via mx.example.com[192.0.2.1]:25: 250 2.0.0 Ok: queued as 4XyZ'), true, 'anna@example.com', '250', false],
]) {
	const read = new BounceParser().read(text);
	console.log(`${text.trim().split('\n\n').slice(3).join(' | ')}\n  bounce ${read.bounce}, ${read.data.recipient}, ${JSON.stringify(read.data.error.code)}, permanent ${read.data.error.permanent}`);
	assert.deepStrictEqual([read.bounce, read.data.recipient, read.data.error.code.basic, read.data.error.permanent], [bounce, recipient, code, permanent]);
	assert.ok(!JSON.stringify(read.data).includes('bob'));
}
JS
node see.cjs
