#!/usr/bin/env bash
# Two words become one in a text that is taken from a page.
#
# Package:  n8n-nodes-base 2.41.1, HTML 1.2, Extract HTML Content as Text with Clean Up Text; with html-to-text 9.0.5.
# Expected: the words of the paragraph, with one space between them; the option "condenses whitespaces".
# Seen:     "customers in Bostonsince the spring". html-to-text breaks lines at 80 characters, each in place of a space, and the option then takes line breaks out
#           without putting a space back. Version 1.1 of the node, without html-to-text, is right.
# It hurts: every 80 characters a word is wrong: names, addresses and links that are looked for in the text aren't found, and mails made of it are unreadable.
# Do:       leave Clean Up Text off, and clean up by {{ $json.text.replace(/\s+/g, ' ') }}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 cheerio@1.1.0 lodash@4.18.1 html-to-text@9.0.5
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Html package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Html } = require('./package/dist/nodes/Html/Html.node.js');

const TEXT = 'Please write to Anna Smith, who has looked after all of our customers in Boston since the spring of this year, by mail or by phone.';

/** The text that the node takes from the paragraph. */
async function extract(typeVersion, options) {
	const parameters = {
		operation: 'extractHtmlContent',
		dataPropertyName: 'page',
		sourceData: 'json',
		options,
		extractionValues: { values: [{ key: 'text', cssSelector: 'p', returnValue: 'text' }] },
	};
	const context = {
		getInputData: () => [{ json: { page: `<html><body><p>${TEXT}</p></body></html>` } }],
		getNode: () => ({ name: 'HTML', typeVersion }),
		getNodeParameter: (name) => parameters[name],
		continueOnFail: () => false,
	};
	const [[{ json }]] = await new Html().execute.call(context);
	return json.text;
}

(async () => {
	const text = await extract(1.2, { cleanUpText: true });
	const before = await extract(1.1, { cleanUpText: true });
	const raw = await extract(1.2, {});
	console.log(`n8n-nodes-base ${require('./package/package.json').version}\n  1.1: ${before}\n  1.2: ${text}`);
	assert.strictEqual(before, TEXT);
	assert.notStrictEqual(text, TEXT);
	assert.strictEqual(text, TEXT.replace('Boston since', 'Bostonsince'));
	assert.strictEqual(raw.replace(/\s+/g, ' '), TEXT);
})();
JS
node see.cjs
