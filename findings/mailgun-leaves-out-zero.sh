#!/usr/bin/env bash
# Who has 0 points gets a mail without the number, and the name of a list's member can't be emptied.
#
# Package:  mailgun.js 14.0.1 with form-data 4.0.6, messages.create with variables (v:...), and lists.members.updateMember.
# Expected: each value that is given is sent: 0, false and an empty text are values. Only what is undefined or null isn't.
# Seen:     0, false and "" are left out of the request; 1 is sent.
# It hurts: events and webhooks, which carry a message's variables, don't tell a score of 0 or a declined consent from one that isn't known; a name that somebody had removed
#           stays in the list, and in each greeting.
# Do:       texts: String(points), and "no" instead of false. For the name a space.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts mailgun.js@14.0.1 form-data@4.0.6
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { createServer } = require('node:http');
const FormData = require('form-data');
const Mailgun = require('mailgun.js').default ?? require('mailgun.js');

const requests = [];
const server = createServer(async (request, response) => {
	let body = '';
	for await (const chunk of request) body += chunk;
	requests.push(Object.fromEntries([...body.matchAll(/name="([^"]+)"\r\n\r\n(.*)\r\n/g)].map(([, name, value]) => [name, value])));
	response.setHeader('content-type', 'application/json').end('{"id":"1","message":"Queued"}');
});

server.listen(0, '127.0.0.1', async () => {
	const client = new Mailgun(FormData).client({ username: 'api', key: 'key', url: `http://127.0.0.1:${server.address().port}` });
	const message = { from: 'shop@example.com', to: 'anna@example.com', subject: 'Points', text: 'Hello' };
	console.log(`mailgun.js ${require('./node_modules/mailgun.js/package.json').version}`);
	for (const [value, sent] of [
		[1, '1'],
		['0', '0'],
		['no', 'no'],
		[0, undefined],
		[false, undefined],
		['', undefined],
	]) {
		await client.messages.create('example.com', { ...message, 'v:points': value });
		const seen = requests.at(-1)['v:points'];
		console.log(`  v:points ${JSON.stringify(value)}: ${seen === undefined ? 'not sent' : JSON.stringify(seen)}`);
		assert.strictEqual(seen, sent);
		assert.strictEqual(requests.at(-1).subject, 'Points');
	}
	await client.lists.members.updateMember('news@example.com', 'anna@example.com', { name: '', subscribed: false });
	console.log(`  name "", subscribed false: ${JSON.stringify(requests.at(-1))}`);
	assert.deepStrictEqual(requests.at(-1), { subscribed: 'no' });
	server.close();
});
JS
node see.cjs
