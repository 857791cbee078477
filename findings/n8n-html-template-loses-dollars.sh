#!/usr/bin/env bash
# A restaurant of the price level "$$" is "$" in the mail, and a dollar with an apostrophe repeats the rest of the page.
#
# Package:  n8n-nodes-base 2.41.1, HTML 1.2, Generate HTML Template.
# Expected: the value of {{ $json.level }} as it is.
# Seen:     the node puts values in by String.replace with a text, in which "$$" means "$", and "$'" all that comes after. Edit Fields, in JSON mode, puts the
#           same values in as they are.
# It hurts: price levels ("$" to "$$$$", as Yelp gives them) are one too low, and a headline such as "The US$'s slide" has the whole mail below
#           it a second time.
# Do:       {{ $json.level.replaceAll('$', '&#36;') }}.
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

/** The page that the node makes of a template with one expression. */
async function generate(html, value) {
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'HTML', typeVersion: 1.2 }),
		getNodeParameter: (name) => ({ operation: 'generateHtmlTemplate', html })[name],
		evaluateExpression: () => value,
		continueOnFail: () => false,
		helpers: { returnJsonArray: (json) => [{ json }], constructExecutionMetaData: (items) => items },
	};
	const [[{ json }]] = await new Html().execute.call(context);
	return json.html;
}

(async () => {
	const template = '<h1>{{ $json.title }}</h1><p>Read more</p>';
	const pages = {};
	for (const value of ['Plain', 'Level $$', 'Level $$$$', "The US$'s slide", 'Level &#36;&#36;']) {
		pages[value] = await generate(template, value);
		console.log(`${value}: ${pages[value]}`);
	}
	assert.deepStrictEqual(Object.values(pages), [
		'<h1>Plain</h1><p>Read more</p>',
		'<h1>Level $</h1><p>Read more</p>',
		'<h1>Level $$</h1><p>Read more</p>',
		'<h1>The US</h1><p>Read more</p>s slide</h1><p>Read more</p>',
		'<h1>Level &#36;&#36;</h1><p>Read more</p>',
	]);
})();
JS
node see.cjs
