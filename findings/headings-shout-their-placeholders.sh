#!/usr/bin/env bash
# The text part of a mail says "HELLO," where the HTML part says "Hello Anna".
#
# Package:  html-to-text 10.0.1, which makes the text part of a template, with handlebars 4.7.9 and liquidjs 10.27.2, which fill it in.
# Expected: "Hello Anna", or "HELLO ANNA", as in the HTML part.
# Seen:     headings are put in capitals with their placeholders: {{first_name}} is {{FIRST_NAME}}, a field that nobody has. {{#if vip}} of a heading is {{#IF VIP}}, which ends
#           handlebars with an error. Links in headings stay. Two cells of a table are one word.
# It hurts: who reads mails as text, and most spam filters, see a greeting without a name, and "Your ordershirt" instead of "Your order | shirt".
# Do:       selectors: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })), and { selector: 'table', format: 'dataTable' }.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts html-to-text@10.0.1 handlebars@4.7.9 liquidjs@10.27.2
cat >see.cjs <<'JS'
const assert = require('node:assert');
const Handlebars = require('handlebars');
const { convert } = require('html-to-text');
const { Liquid } = require('liquidjs');

const ANNA = { first_name: 'Anna', vip: true };
const text = convert('<h1>Hello {{first_name}}</h1><p>Dear {{first_name}},</p>').replace(/\n+/g, ' | ');
const filled = { handlebars: Handlebars.compile(text)(ANNA), liquidjs: new Liquid().parseAndRenderSync(text, ANNA) };
console.log(`template: ${text}`);
for (const [name, mail] of Object.entries(filled)) {
	console.log(`  ${name}: ${mail}`);
	assert.strictEqual(mail, 'HELLO  | Dear Anna,');
}
assert.strictEqual(text, 'HELLO {{FIRST_NAME}} | Dear {{first_name}},');

const condition = convert('<h2>{{#if vip}}Early{{/if}} sale</h2>');
console.log(`condition: ${condition}`);
assert.strictEqual(condition, '{{#IF VIP}}EARLY{{/IF}} SALE');
assert.throws(() => Handlebars.compile(condition)(ANNA), /Missing helper: "IF"/);

const cells = convert('<table><tr><td>Your order</td><td>shirt</td></tr></table>');
console.log(`cells: ${cells}`);
assert.strictEqual(cells, 'Your ordershirt');

const mended = convert('<h1>Hello {{first_name}}</h1>', { selectors: [{ selector: 'h1', options: { uppercase: false } }] });
assert.strictEqual(Handlebars.compile(mended)(ANNA), 'Hello Anna');
JS
node see.cjs
