#!/usr/bin/env bash
# A mail was sent to people who don't exist: "Smith", and "undisclosed-recipients:;".
#
# Package:  letterparser 0.1.8 and eml-format 0.6.1, the header To.
# Expected: one recipient, anna@example.com, named "Smith, Anna", for =?utf-8?Q?Smith=2C_Anna?= <anna@example.com>; none for undisclosed-recipients:;, which mail
#           programs write where all are in Bcc (RFC 5322, section 3.4). mailparser 3.14.2 has that.
# Seen:     letterparser decodes the name, and then looks for commas: two recipients, of whom one has the address Smith. Both give the address
#           "undisclosed-recipients:;", and the two of a group with the group's name and the semicolon in theirs; and anna@example.com (Anna Smith) as one address.
#           eml-format has the name "Smith,_Anna".
# It hurts: addresses of archives and inboxes that become contacts: some are refused, and with them often the whole batch of an import.
# Do:       mailparser.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts letterparser@0.1.8 eml-format@0.6.1 mailparser@3.14.2
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { promisify } = require('node:util');
const { read } = require('eml-format');
const { extract } = require('letterparser');
const { simpleParser } = require('mailparser');

const addresses = (list) => [list ?? []].flat().map(({ name, email, address }) => `${name || '-'} <${email ?? address}>`);
const mailOf = (to) => `From: news@example.com\r\nTo: ${to}\r\nSubject: Hello\r\n\r\nHello\r\n`;

/** By header: what letterparser and eml-format find, and what mailparser does. */
const HEADERS = {
	'"Smith, Anna" <anna@example.com>': [['Smith, Anna <anna@example.com>'], ['Smith, Anna <anna@example.com>'], ['Smith, Anna <anna@example.com>']],
	'=?utf-8?Q?Smith=2C_Anna?= <anna@example.com>': [['- <Smith>', 'Anna <anna@example.com>'], ['Smith,_Anna <anna@example.com>'], ['Smith, Anna <anna@example.com>']],
	'undisclosed-recipients:;': [['- <undisclosed-recipients:;>'], ['- <undisclosed-recipients:;>'], []],
	'Team: anna@example.com, bob@example.com;': [
		['- <Team: anna@example.com>', '- <bob@example.com;>'],
		['- <Team: anna@example.com>', '- <bob@example.com;>'],
		['- <anna@example.com>', '- <bob@example.com>'],
	],
	'anna@example.com (Anna Smith)': [['- <anna@example.com (Anna Smith)>'], ['- <anna@example.com (Anna Smith)>'], ['Anna Smith <anna@example.com>']],
};

(async () => {
	for (const [to, expected] of Object.entries(HEADERS)) {
		const mail = mailOf(to);
		const parsed = await simpleParser(mail);
		const found = [
			addresses(extract(mail).to),
			addresses((await promisify(read)(mail)).to),
			addresses((parsed.to?.value ?? []).flatMap(({ group, ...single }) => group ?? [single])),
		];
		console.log(`${to}\n${['letterparser', 'eml-format', 'mailparser'].map((name, index) => `  ${name}: ${found[index].join(', ')}`).join('\n')}`);
		assert.deepStrictEqual(found, expected);
	}
})();
JS
node see.cjs
