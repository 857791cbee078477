#!/usr/bin/env bash
# What is for VIPs goes to everybody: the condition in the template is gone.
#
# Package:  mjml 5.4.1, with {{#if vip}} around a component, and with "strict" validation.
# Expected: the condition in the HTML, as with {{#if}} inside a text or a table; or an error: an unknown attribute has one.
# Seen:     the component stays, and {{#if vip}} and {{/if}} aren't there. Text between components is dropped, and the list of errors is empty.
# It hurts: discounts, addresses and texts for some are in every mail, and each {{#each}} comes once. A preview for a VIP is right.
# Do:       <mj-raw>{{#if vip}}</mj-raw> before it, and <mj-raw>{{/if}}</mj-raw> after it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts mjml@5.4.1 handlebars@4.7.10
cat >see.cjs <<'JS'
const assert = require('node:assert');
const Handlebars = require('handlebars');
const mjml = require('mjml').default ?? require('mjml');

const mail = (content) => `<mjml><mj-body><mj-section><mj-column><mj-text>Hello</mj-text>${content}</mj-column></mj-section></mj-body></mjml>`;
const CONTENTS = {
	'around a component': '{{#if vip}}<mj-text>40 % off for you</mj-text>{{/if}}',
	'inside a text': '<mj-text>{{#if vip}}40 % off for you{{/if}}</mj-text>',
	'in mj-raw': '<mj-raw>{{#if vip}}</mj-raw><mj-text>40 % off for you</mj-text><mj-raw>{{/if}}</mj-raw>',
};

(async () => {
	const offered = {};
	for (const [name, content] of Object.entries(CONTENTS)) {
		const { html, errors } = await mjml(mail(content), { validationLevel: 'strict' });
		offered[name] = Handlebars.compile(html)({ vip: false }).includes('40 % off');
		console.log(`${name}: ${errors.length} errors, offered to who is no VIP: ${offered[name]}`);
		assert.deepStrictEqual(errors, []);
	}
	assert.deepStrictEqual(offered, { 'around a component': true, 'inside a text': false, 'in mj-raw': false });
	await assert.rejects(async () => mjml(mail('<mj-text vip="yes">40 % off</mj-text>'), { validationLevel: 'strict' }));
})();
JS
node see.cjs
