#!/usr/bin/env bash
# A semicolon in the note of a vCard comes with the backslash that escapes it.
#
# Package:  ical.js 2.2.1 and vcf 2.1.2, vCards of version 3.0 and 4.0.
# Expected: "Likes tea; no calls, please". A text has its semicolons, commas and line breaks escaped with a backslash (RFC 2426, section 5;
#           RFC 6350, section 3.4), and a reader takes it off, as vcard4 4.0.5 does.
# Seen:     ical.js takes the backslash off the comma, and leaves it before the semicolon: "tea\; no". It writes that with two, a
#           backslash for everybody from then on. vcf leaves all of them where they are, in addresses too, and "\n" for the line break.
# It hurts: notes and street addresses of address books (those of phones escape semicolons) arrive in the contact with backslashes, and
#           stay so after a sync back.
# Do:       with ical.js, `value.replaceAll('\\;', ';')` for properties of one text; with vcf, unescape the values oneself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts ical.js@2.2.1 vcf@2.1.2 vcard4@4.0.5
cat >see.mjs <<'JS'
import assert from 'node:assert';
import ical from 'ical.js';
import vcf from 'vcf';
import { parse } from 'vcard4';

const NOTE = 'Likes tea; no calls, please';
const ESCAPED = String.raw`Likes tea\; no calls\, please`;

const card = (version) => ['BEGIN:VCARD', `VERSION:${version}`, 'FN:Ada Lovelace', `NOTE:${ESCAPED}`, 'END:VCARD', ''].join('\r\n');

const { value } = parse(card('4.0')).parsedVcard.find(({ property }) => property === 'NOTE');
console.log(`NOTE:${ESCAPED}\n  vcard4:         ${value}`);
assert.strictEqual(value, NOTE);
for (const version of ['3.0', '4.0']) {
	const component = new ical.Component(ical.parse(card(version)));
	const note = component.getFirstPropertyValue('note');
	const [, written] = /^NOTE:(.*)\r$/m.exec(component.toString());
	const raw = vcf.parse(card(version))[0].get('note').valueOf();
	console.log(`vCard ${version}\n  ical.js:        ${note}\n  ical.js writes: NOTE:${written}\n  vcf:            ${raw}`);
	assert.deepStrictEqual([note, written, raw], [String.raw`Likes tea\; no calls, please`, String.raw`Likes tea\\; no calls\, please`, ESCAPED]);
}
JS
node see.mjs
