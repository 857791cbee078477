#!/usr/bin/env bash
# Who says "thanks" in Italian, Spanish or German has asked to be unsubscribed.
#
# Package:  planer 1.2.0 and node-email-reply-parser 0.1.4, which find what a person wrote in an answer.
# Expected: "Grazie", without the newsletter that the mail program puts below, which ends with a link "unsubscribe". email-reply-parser 2.3.9 gives that.
# Seen:     planer leaves what Gmail quotes in Italian and Spanish, node-email-reply-parser what Outlook quotes in German, as if it were written by the person.
# It hurts: workflows that look for "unsubscribe", or ask a model what the person wants, take the footer for the wish.
# Do:       email-reply-parser, and look for the word in its getVisibleText() alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts email-reply-parser@2.3.9 node-email-reply-parser@0.1.4 planer@1.2.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const EmailReplyParser = require('email-reply-parser').default;
const nodeEmailReplyParser = require('node-email-reply-parser');
const { extractFrom } = require('planer');

const ANSWERS = {
	English: 'Thanks!\n\nOn Mon, Nov 30, 2026 at 10:00 AM News <news@example.com> wrote:\n> Hello\n> unsubscribe\n',
	Italian: 'Grazie!\n\nIl giorno lun 30 nov 2026 alle ore 10:00 News <news@example.com> ha scritto:\n> Ciao\n> unsubscribe\n',
	Spanish: 'Gracias!\n\nEl lun, 30 nov 2026 a las 10:00, News (<news@example.com>) escribió:\n> Hola\n> unsubscribe\n',
	German: 'Danke!\n\nVon: News <news@example.com>\nGesendet: Montag, 30. November 2026 10:00\nAn: Anna <anna@example.com>\nBetreff: Neues\n\nHallo\nunsubscribe\n',
};
const PARSERS = {
	'email-reply-parser': (text) => new EmailReplyParser().read(text).getVisibleText(),
	'node-email-reply-parser': (text) => nodeEmailReplyParser(text).getVisibleText(),
	'planer': (text) => extractFrom(text, 'text/plain'),
};
const WRONG = { 'email-reply-parser': [], 'node-email-reply-parser': ['German'], 'planer': ['Italian', 'Spanish'] };

for (const [name, visible] of Object.entries(PARSERS)) {
	const texts = Object.entries(ANSWERS).map(([language, answer]) => [language, visible(answer).trim()]);
	const wrong = texts.filter(([, text]) => text.includes('unsubscribe')).map(([language]) => language);
	console.log(`${name}: ${texts.map(([, text]) => JSON.stringify(text)).join('\n  ')}`);
	assert.deepStrictEqual(wrong, WRONG[name]);
}
JS
node see.cjs
