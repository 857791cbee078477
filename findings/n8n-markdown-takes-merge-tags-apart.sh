#!/usr/bin/env bash
# The placeholders of a newsletter are taken apart when its text is Markdown.
#
# Package:  n8n-nodes-base 2.41.1, Markdown 1 (Markdown to HTML), with showdown 2.1.0.
# Expected: Mailchimp's *|FNAME|* and Klaviyo's {{ first_name }} {{ last_name }} stay in the text: they are placeholders.
# Seen:     <em>|FNAME|</em>, and {{ first<em>name }} {{ last</em>name }}: stars and underscores are emphasis. A bare link with utm_source and
#           utm_medium has <em> in it too. What the other way makes of *|FNAME|* is \*|FNAME|\*.
# It hurts: an AI agent writes Markdown, the node makes HTML of it, and everybody on the list reads "Dear |FNAME|".
# Do:       the option Middle Word Underscores for the second; for Mailchimp's, put the placeholders in afterwards, by Edit Fields.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 showdown@2.1.0 node-html-markdown@1.2.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Markdown package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Markdown } = require('./package/dist/nodes/Markdown/Markdown.node.js');

async function convert(parameters) {
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Markdown', typeVersion: 1 }),
		getNodeParameter: (name, _index, fallback) => ({ destinationKey: 'data', options: {}, ...parameters })[name] ?? fallback,
		continueOnFail: () => false,
		helpers: { returnJsonArray: (list) => list.map((json) => ({ json })) },
	};
	return (await new Markdown().execute.call(context))[0][0].json.data;
}
const toHtml = (markdown, options = {}) => convert({ mode: 'markdownToHtml', markdown, options });

(async () => {
	const texts = ['Dear *|FNAME|*,', 'Dear {{ first_name }} {{ last_name }},', 'https://example.com/?utm_source=news&utm_medium=mail'];
	const pages = [];
	for (const text of texts) {
		pages.push(await toHtml(text));
		console.log(`${text}\n  ${pages.at(-1)}`);
	}
	const back = await convert({ mode: 'htmlToMarkdown', html: '<p>Dear *|FNAME|*,</p>' });
	console.log(`<p>Dear *|FNAME|*,</p>\n  ${back}`);
	assert.deepStrictEqual(pages, [
		'<p>Dear <em>|FNAME|</em>,</p>',
		'<p>Dear {{ first<em>name }} {{ last</em>name }},</p>',
		'<p>https://example.com/?utm<em>source=news&utm</em>medium=mail</p>',
	]);
	assert.strictEqual(back, 'Dear \\*|FNAME|\\*,');
	assert.strictEqual(await toHtml(texts[1], { literalMidWordUnderscores: true }), `<p>${texts[1]}</p>`);
})();
JS
node see.cjs
