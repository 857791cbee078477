#!/usr/bin/env bash
# A feed that is read and written has links that no parser reads, and other titles.
#
# Package:  xml-js 1.6.11, xml2js and js2xml, in both forms (compact and not).
# Expected: the same document. "&" is &amp; in an attribute as in a text, and a title that says "&amp;" is &amp;amp;.
# Seen:     <link href="https://example.com/?a=1&b=2"/>, which isn't XML: saxes 6.0.0 refuses it. In texts "&amp;" becomes "&".
# It hurts: every link with UTM parameters. An Atom entry that is read, changed and put back is refused by the server, or its link ends at the "&".
# Do:       js2xml(document, { attributeValueFn: (value) => value.replace(/&(?!quot;)/g, '&amp;').replaceAll('<', '&lt;') }).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts xml-js@1.6.11 saxes@6.0.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { SaxesParser } = require('saxes');
const { js2xml, xml2js } = require('xml-js');

const ENTRY = '<entry><link href="https://example.com/?a=1&amp;b=2"/><title>How to write &amp;amp;</title></entry>';
const SEEN = '<entry><link href="https://example.com/?a=1&b=2"/><title>How to write &amp;</title></entry>';
const attributeValueFn = (value) => value.replace(/&(?!quot;)/g, '&amp;').replaceAll('<', '&lt;');

/** What a strict parser says of a document. */
function errorOf(xml) {
	let error;
	const parser = new SaxesParser();
	parser.on('error', ({ message }) => (error ??= message));
	parser.write(xml).close();
	return error;
}

assert.strictEqual(errorOf(ENTRY), undefined);
console.log(`read:    ${ENTRY}`);
for (const compact of [false, true]) {
	const written = js2xml(xml2js(ENTRY, { compact }), { compact });
	console.log(`written: ${written}\n  saxes: ${errorOf(written)}`);
	assert.strictEqual(written, SEEN);
	assert.match(errorOf(written), /entity/);
	assert.strictEqual(errorOf(js2xml(xml2js(ENTRY, { compact }), { compact, attributeValueFn })), undefined);
}
JS
node see.cjs
