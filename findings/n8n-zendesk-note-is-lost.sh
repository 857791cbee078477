#!/usr/bin/env bash
# A note for colleagues disappears when the customer gets an answer in the same update.
#
# Package:  n8n-nodes-base 2.41.1, Zendesk 1, Ticket: Update with Internal Note and Public Reply, both of which the form has.
# Expected: the customer gets the answer, and the ticket has the note: two requests, as Zendesk takes one comment in each; or an error.
# Seen:     one request, with the answer alone.
# It hurts: what the note was for is lost without a word: the reason of a discount, the consent that was given by phone, the name of who decided.
# Do:       two nodes, one for the note and one for the answer.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0 lodash@4.18.1
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/Zendesk package/dist/utils package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { Zendesk } = require('./package/dist/nodes/Zendesk/Zendesk.node.js');

/** The requests that the node sends for an update. */
async function update(updateFields) {
	const parameters = { authentication: 'apiToken', resource: 'ticket', operation: 'update', id: '7', jsonParameters: false, updateFields };
	const sent = [];
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'Zendesk', type: 'n8n-nodes-base.zendesk', typeVersion: 1 }),
		getNodeParameter: (name) => parameters[name],
		getCredentials: async () => ({ subdomain: 'example' }),
		continueOnFail: () => false,
		helpers: {
			requestWithAuthentication: async (_credential, { body }) => sent.push(body.ticket) && { ticket: { id: 7 } },
			returnJsonArray: (json) => [{ json }],
			constructExecutionMetaData: (items) => items,
		},
	};
	await new Zendesk().execute.call(context);
	return sent;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	const internalNote = 'She agreed to the newsletter on the phone';
	const publicReply = 'You are on the list now';
	for (const [fields, sent] of [
		[{ internalNote }, [{ comment: { html_body: internalNote, public: false } }]],
		[{ publicReply }, [{ comment: { body: publicReply, public: true } }]],
		[{ internalNote, publicReply }, [{ comment: { body: publicReply, public: true } }]],
	]) {
		const seen = await update(fields);
		console.log(`  ${Object.keys(fields).join(' and ')}: ${JSON.stringify(seen)}`);
		assert.deepStrictEqual(seen, sent);
	}
})();
JS
node see.cjs
