#!/usr/bin/env bash
# A recipient's list comes with the list for everybody before it.
#
# Package:  @sendgrid/helpers 8.0.0, with which @sendgrid/mail 8.1.6 makes its messages; dynamicTemplateData of a message and of its personalizations.
# Expected: a recipient's value takes the place of the one for everybody, as it does for texts, numbers and even an empty text.
# Seen:     lists are put together: both recommendations for everybody and then Anna's own. An empty list changes nothing.
# It hurts: {{#each}} in the template shows articles that were meant for those without any of their own, to people whose list is empty on purpose.
# Do:       give lists for each recipient only, none for the message.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts @sendgrid/helpers@8.0.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Mail } = require('@sendgrid/helpers').classes;

const mail = new Mail({
	from: 'shop@example.com',
	templateId: 'd-1',
	dynamicTemplateData: { greeting: 'Hello', note: 'Thank you', articles: ['Mug', 'Pen'] },
	personalizations: [
		{ to: 'anna@example.com', dynamicTemplateData: { greeting: 'Dear Anna', note: '', articles: ['Book'] } },
		{ to: 'bob@example.com', dynamicTemplateData: { articles: [] } },
	],
});
const [anna, bob] = mail.toJSON().personalizations.map((personalization) => personalization.dynamic_template_data);
console.log(`Anna: ${JSON.stringify(anna)}\nBob:  ${JSON.stringify(bob)}`);
assert.deepStrictEqual(anna, { greeting: 'Dear Anna', note: '', articles: ['Mug', 'Pen', 'Book'] });
assert.deepStrictEqual(bob, { greeting: 'Hello', note: 'Thank you', articles: ['Mug', 'Pen'] });
JS
node see.cjs
