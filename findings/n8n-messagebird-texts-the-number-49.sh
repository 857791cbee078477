#!/usr/bin/env bash
# A text message to +49 170 1234567 goes to the number 49.
#
# Package:  n8n-nodes-base 2.41.1, MessageBird 1, SMS: Send.
# Expected: 491701234567, as the number is written in address books and spreadsheets, or an error that says how it must be written. A Validity of 3600 seconds is sent.
# Seen:     49: what is after the first space isn't read. (212) 555-0147 is null, 212-555-0147 is 212. A Validity is replaced by the report URL, and so never sent.
# It hurts: reminders reach nobody, the node reports them as sent, and the service asks money for them or refuses the whole list because of one.
# Do:       {{ $json.phone.replace(/\D/g, '') }}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-workflow@2.41.0
# The node's files alone: the whole package needs 700 MB.
npm pack --loglevel=error n8n-nodes-base@2.41.1 >/dev/null
tar -xzf n8n-nodes-base-2.41.1.tgz package/dist/nodes/MessageBird package/package.json
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { MessageBird } = require('./package/dist/nodes/MessageBird/MessageBird.node.js');

/** The message that the node sends. */
async function send(recipients, additionalFields = {}) {
	const parameters = { resource: 'sms', operation: 'send', originator: 'Shop', message: 'Hello', recipients, additionalFields };
	let sent;
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ name: 'MessageBird', type: 'n8n-nodes-base.messageBird', typeVersion: 1 }),
		getNodeParameter: (name) => parameters[name],
		getCredentials: async () => ({ accessKey: 'key' }),
		continueOnFail: () => false,
		helpers: { request: async ({ body }) => (sent = JSON.parse(JSON.stringify(body))) && {}, returnJsonArray: (json) => json.map((row) => ({ json: row })) },
	};
	await new MessageBird().execute.call(context);
	return sent;
}

(async () => {
	console.log(`n8n-nodes-base ${require('./package/package.json').version}`);
	for (const [phone, number] of [
		['+491701234567', 491701234567],
		['+49 170 1234567', 49],
		['212-555-0147', 212],
		['(212) 555-0147', null],
	]) {
		const { recipients } = await send(phone);
		console.log(`  ${phone} -> ${JSON.stringify(recipients)}`);
		assert.deepStrictEqual(recipients, [number]);
	}
	const { validity } = await send('+491701234567', { validity: 3600 });
	const { validity: withUrl } = await send('+491701234567', { validity: 3600, reportUrl: 'https://example.com/report' });
	console.log(`  validity of 3600: ${validity}; with a report URL: ${withUrl}`);
	assert.deepStrictEqual([validity, withUrl], [undefined, 'https://example.com/report']);
})();
JS
node see.cjs
