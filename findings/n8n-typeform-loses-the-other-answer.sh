#!/usr/bin/env bash
# Typeform's trigger loses what somebody writes into "Other".
#
# Package:  n8n-nodes-base 2.41.1, Typeform Trigger 1.1 with Simplify Answers (on by default).
# Expected: ["Email","Telegram"] for a question with several choices, of which Email is ticked, and Telegram is written into Other. Typeform sends both:
#           {"labels":["Email"],"other":"Telegram"}.
# Seen:     ["Email"]. The node takes the labels, and nothing else. Who writes into Other alone gives {"other":"Telegram"}, an object where the
#           others give a list. Of two questions of one title ("Email" in two branches of a form) the later answer is there, alone.
# It hurts: the answers that the form's author didn't think of, which is why there is a field for them. "No other topics" in every report.
# Do:       turn off Simplify Answers, and take the answers by field.id: labels, other and questions of one title are all there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Typeform package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { TypeformTrigger } = require('./package/dist/nodes/Typeform/TypeformTrigger.node.js');

const FIELDS = [
	{ id: '1', title: 'How may we write to you?', type: 'multiple_choice', allow_multiple_selections: true, allow_other_choice: true },
	{ id: '2', title: 'Email', type: 'email' },
	{ id: '3', title: 'Email', type: 'email' },
];

/** What the trigger gives for answers as Typeform's webhook has them. */
async function respond(...answers) {
	const parameters = { simplifyAnswers: true, onlyAnswers: true };
	const form_response = { definition: { fields: FIELDS }, answers };
	const context = {
		getNode: () => ({ name: 'Typeform Trigger', typeVersion: 1.1 }),
		getNodeParameter: (name) => parameters[name],
		getBodyData: () => ({ event_type: 'form_response', form_response }),
		getRequestObject: () => ({ header: () => undefined }),
		getWorkflowStaticData: () => ({}),
		helpers: { returnJsonArray: (list) => list },
	};
	const { workflowData } = await new TypeformTrigger().webhook.call(context);
	return workflowData[0][0];
}

const choices = (value) => ({ type: 'choices', choices: value, field: { id: '1' } });
const email = (id, value) => ({ type: 'email', email: value, field: { id } });

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [answers, expected] of [
		[[choices({ labels: ['Email'], other: 'Telegram' })], { [FIELDS[0].title]: ['Email'] }],
		[[choices({ other: 'Telegram' })], { [FIELDS[0].title]: { other: 'Telegram' } }],
		[[email('2', 'ada@example.com'), email('3', 'office@example.com')], { Email: 'office@example.com' }],
	]) {
		const given = await respond(...answers);
		console.log(`  ${JSON.stringify(answers.map(({ type, [type]: value }) => value))}: ${JSON.stringify(given)}`);
		assert.deepStrictEqual(given, expected);
	}
})();
JS
node see.cjs
