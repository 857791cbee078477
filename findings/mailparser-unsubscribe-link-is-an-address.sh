#!/usr/bin/env bash
# The link for unsubscribing is given as an email address, or not at all.
#
# Package:  mailparser 3.14.2, the header List-Unsubscribe.
# Expected: { url: the link, mail: the address }, as for a link without "@"; of two links the first one, which is preferred (RFC 2369, section 2).
# Seen:     a link with the recipient's address in it, as newsletters have it, is put into `mail`. Where an address follows, the link is gone;
#           where it comes before, the address is gone. Of two links the last one is given.
# It hurts: who unsubscribes people by the header writes to "https://..." as an address, or finds no link for the one-click request.
# Do:       read the header itself: `mail.headerLines.find(({ key }) => key === 'list-unsubscribe')`, and take what is in angle brackets.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts mailparser@3.14.2
cat >see.mjs <<'JS'
import assert from 'node:assert';
import { simpleParser } from 'mailparser';

const ADDRESS = '<mailto:leave@example.com>';
const LINK = '<https://example.com/leave?email=anna@example.org>';
const SEEN = [
	['<https://example.com/leave?id=42>', ADDRESS, { url: 'https://example.com/leave?id=42', mail: 'leave@example.com' }],
	[LINK, ADDRESS, { mail: 'leave@example.com' }],
	[ADDRESS, LINK, { mail: 'https://example.com/leave?email=anna@example.org' }],
	['<https://example.com/one-click>', '<https://example.com/form>', { url: 'https://example.com/form' }],
];

for (const [first, second, seen] of SEEN) {
	const header = `List-Unsubscribe: ${first}, ${second}`;
	const mail = await simpleParser(`From: news@example.com\r\n${header}\r\nSubject: News\r\n\r\nHello`);
	const { unsubscribe } = mail.headers.get('list');
	console.log(`${header}\n  ${JSON.stringify(unsubscribe)}`);
	assert.deepStrictEqual(unsubscribe, seen);
}
JS
node see.mjs
