#!/usr/bin/env bash
# A link of a vCard is "https", words of a note are glued together, and a phone has the type "voice,home".
#
# Package:  vcard 0.1.0, vcard-parser 1.0.0 and vcard4-ts 0.4.1, readers of vCards.
# Expected: a long line may be parted anywhere, and the line break goes with one space only (RFC 6350, section 3.2). A value is all after the colon that ends the
#           parameters, and URL is one value. TYPE="voice,home" are two types, as in the example of section 6.4.1, and ORG is the company and its departments
#           (section 6.6.4). ical.js 2.2.1 reads all of it so.
# Seen:     vcard and vcard-parser take all spaces: "Please callback". vcard ends a value at its second colon, vcard-parser parts a link at its semicolon and keeps the
#           quotes of TYPE. vcard4-ts has one type "voice,home", and makes one text of ORG, without saying which of its semicolons was part of a name.
# It hurts: address books of phones and mail programs that become contacts: links lead nowhere, notes are misspelled, and the number at home isn't found.
# Do:       ical.js; for its notes with semicolons see vcard-notes-keep-their-backslashes.sh.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts vcard@0.1.0 vcard-parser@1.0.0 vcard4-ts@0.4.1 ical.js@2.2.1
cat >see.cjs <<'JS'
const assert = require('node:assert');
const ICAL = require('ical.js').default ?? require('ical.js');
const VCard = require('vcard');
const { parseVCards } = require('vcard4-ts');
const { parse } = require('vcard-parser');

const CARD = [
	'BEGIN:VCARD',
	'VERSION:4.0',
	'N:Smith;Anna;;;',
	'FN:Anna Smith',
	'ORG:Sales\\; Export;Support',
	'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+1-555-555-5555;ext=5555',
	'URL:https://example.com/?a=1;b=2',
	'NOTE:Please call',
	'  back',
	'END:VCARD',
	'',
].join('\r\n');

const { log, info } = console;
console.log = console.info = () => {}; // vcard prints what it reads
const readers = {
	'ical.js': () => {
		const card = new ICAL.Component(ICAL.parse(CARD));
		const property = (name) => card.getFirstProperty(name);
		return { note: property('note').getFirstValue(), url: property('url').getFirstValue(), type: property('tel').getParameter('type'), org: property('org').getFirstValue() };
	},
	'vcard': () => {
		let read;
		new VCard().readData(CARD.replace('4.0', '3.0'), (error, card) => (read = card));
		return { note: read.NOTE, url: read.URL };
	},
	'vcard-parser': () => {
		const { note, url, tel } = parse(CARD);
		return { note: note[0].value, url: url[0].value, type: tel[0].meta.type };
	},
	'vcard4-ts': () => {
		const { NOTE, URL, TEL, ORG } = parseVCards(CARD).vCards[0];
		return { note: NOTE[0].value, url: URL[0].value, type: TEL[0].parameters.TYPE, org: ORG[0].value };
	},
};
const seen = Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, read()]));
Object.assign(console, { log, info });
for (const [name, read] of Object.entries(seen)) console.log(`${name.padEnd(13)} ${JSON.stringify(read)}`);

const URL_SENT = 'https://example.com/?a=1;b=2';
assert.deepStrictEqual(seen, {
	'ical.js': { note: 'Please call back', url: URL_SENT, type: ['voice', 'home'], org: ['Sales; Export', 'Support'] },
	'vcard': { note: 'Please callback', url: 'https' },
	'vcard-parser': { note: 'Please callback', url: ['https://example.com/?a=1', 'b=2'], type: ['"voice,home"'] },
	'vcard4-ts': { note: 'Please call back', url: URL_SENT, type: ['voice,home'], org: ['Sales; Export;Support'] },
});
JS
node see.cjs
