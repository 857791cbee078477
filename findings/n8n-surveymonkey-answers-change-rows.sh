#!/usr/bin/env bash
# SurveyMonkey's trigger puts answers beside questions that they don't belong to.
#
# Package:  n8n-nodes-base 2.41.1, SurveyMonkey Trigger 1, response_completed with Resolve Data (on by default).
# Expected: each answer with its own row. The API gives it: an answer has a row_id, and where there are choices, a choice_id.
# Seen:     the node makes two lists, of the rows and of the answers, and joins them by place. In a rating of several rows the list of answers is in
#           the order of the scale, each once: "Price: Good, Service: Bad" becomes "Price: Bad, Service: Good", and three times "Good"
#           becomes one "Good" and two blanks. In a form of several text boxes an empty box moves all that follow up by one.
# It hurts: last names as first names and addresses as last names in the list of contacts; the satisfied customer gets the apology.
# Do:       turn off Resolve Data, and read the response and the survey with the HTTP Request node.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/SurveyMonkey package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { createHmac } = require('node:crypto');
const { Readable } = require('node:stream');
const { SurveyMonkeyTrigger } = require('./package/dist/nodes/SurveyMonkey/SurveyMonkeyTrigger.node.js');

const options = (...texts) => texts.map((text) => ({ id: text.toLowerCase(), text }));
const RATING = { id: '1', family: 'matrix', headings: [{ heading: 'Rating' }], answers: { rows: options('Price', 'Service', 'Quality'), choices: options('Bad', 'Fair', 'Good') } };
const PERSON = { id: '2', family: 'open_ended', subtype: 'multi', headings: [{ heading: 'You' }], answers: { rows: options('First', 'Last', 'Email') } };

/** What the trigger gives for a response with the answers `rating` and `person`. */
async function respond(rating, person) {
	const objects = {
		'/v3/surveys/7/details': { pages: [{ questions: [RATING, PERSON] }] },
		'/v3/surveys/7/responses/9/details': { survey_id: '7', pages: [{ questions: [{ id: '1', answers: rating }, { id: '2', answers: person }] }] },
	};
	const body = JSON.stringify({ event_type: 'response_completed', object_id: '9', resources: { survey_id: '7' } });
	const parameters = { event: 'response_completed', objectType: 'survey', authentication: 'accessToken', resolveData: true, onlyAnswers: true };
	const context = {
		getNodeParameter: (name) => parameters[name],
		getCredentials: async () => ({ clientId: 'id', clientSecret: 'secret', accessToken: 'token' }),
		getHeaderData: () => ({ 'sm-signature': createHmac('sha1', 'id&secret').update(body).digest('base64') }),
		getRequestObject: () => Readable.from([body]),
		getWebhookName: () => 'default',
		helpers: { request: async ({ uri }) => objects[new URL(uri).pathname] },
	};
	const { workflowData } = await new SurveyMonkeyTrigger().webhook.call(context);
	return workflowData[0][0].json;
}

const rate = (...choices) => RATING.answers.rows.map(({ id }, index) => ({ row_id: id, choice_id: choices[index].toLowerCase() }));

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	const written = [{ row_id: 'last', text: 'Lovelace' }, { row_id: 'email', text: 'ada@example.com' }];
	const mixed = await respond(rate('Good', 'Bad', 'Fair'), written);
	console.log(`  Price Good, Service Bad, Quality Fair: ${JSON.stringify(mixed.Rating)}`);
	console.log(`  Last Lovelace, Email ada@example.com:  ${JSON.stringify(mixed.You)}`);
	const same = await respond(rate('Good', 'Good', 'Good'), written);
	console.log(`  three times Good:                      ${JSON.stringify(same.Rating)}`);
	assert.deepStrictEqual(mixed.Rating, { Price: 'Bad', Service: 'Fair', Quality: 'Good' });
	assert.deepStrictEqual(mixed.You, { First: 'Lovelace', Last: 'ada@example.com', Email: '' });
	assert.deepStrictEqual(same.Rating, { Price: 'Good', Service: '', Quality: '' });
})();
JS
node see.cjs
