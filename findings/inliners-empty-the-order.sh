#!/usr/bin/env bash
# Rows of an order leave their loop when a template's CSS is put inline.
#
# Package:  inline-css 4.0.3 and @css-inline/css-inline 0.21.2, with a Handlebars template.
# Expected: the template with style attributes, and all else as it was; so does juice 12.2.0, and the filled-in mail has a row for each of the order's articles.
# Seen:     {{#each}} and {{/each}} stand before the table, with nothing between them, and the row comes once. Both read HTML as browsers do, which move
#           text that stands between rows of a table out of it. Liquid's {% for %} moves too, and "<" in a tag becomes &lt;.
# It hurts: every order confirmation has one row, without a name, a number or a price. The template compiles, and nothing warns.
# Do:       juice; or put the CSS inline after the template is filled in, once for each mail.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts inline-css@4.0.3 @css-inline/css-inline@0.21.2 juice@12.2.0 handlebars@4.7.10
cat >see.cjs <<'JS'
const assert = require('node:assert');
const cssInline = require('@css-inline/css-inline');
const Handlebars = require('handlebars');
const inlineCss = require('inline-css');
const { default: juice } = require('juice');

const TEMPLATE =
	'<html><head><style>td { color: red; }</style></head><body><table><tbody>{{#each articles}}<tr><td>{{name}}</td></tr>{{/each}}</tbody></table></body></html>';
const ORDER = { articles: [{ name: 'Tea' }, { name: 'Coffee' }] };

/** The rows of the mail: a template whose CSS is inline, filled in with the order. */
const rowsOf = (template) => [...Handlebars.compile(template)(ORDER).matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, text]) => text);

(async () => {
	const templates = {
		'juice': juice(TEMPLATE),
		'inline-css': await inlineCss(TEMPLATE, { url: 'https://example.com/' }),
		'css-inline': cssInline.inline(TEMPLATE),
	};
	for (const [name, template] of Object.entries(templates)) console.log(`${name}: rows ${JSON.stringify(rowsOf(template))}\n  ${template}`);
	assert.deepStrictEqual(Object.values(templates).map(rowsOf), [['Tea', 'Coffee'], [''], ['']]);
	const liquid = TEMPLATE.replace('{{#each articles}}', '{% for article in articles %}').replace('{{/each}}', '{% if total < 50 %}{% endif %}{% endfor %}');
	const moved = '{% for article in articles %}{% if total &lt; 50 %}{% endif %}{% endfor %}<table>';
	for (const html of [await inlineCss(liquid, { url: 'https://example.com/' }), cssInline.inline(liquid)]) assert.ok(html.includes(moved));
	for (const name of ['inline-css', 'css-inline']) assert.ok(templates[name].includes('{{#each articles}}{{/each}}<table>'));
})();
JS
node see.cjs
