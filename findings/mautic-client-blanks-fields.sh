#!/usr/bin/env bash
# A sign-up without a phone number empties the phone number that was known.
#
# Package:  node-mautic 1.2.7, contacts.createContact and editContact.
# Expected: what is asked for: Mautic skips empty values, unless `overwriteWithBlank` is true.
# Seen:     both always send `overwriteWithBlank: true`, also where false was given.
# It hurts: Mautic finds contacts by address: who fills in a short form again loses phone number, company and birthday.
# Do:       leave empty fields out before calling: `Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== ''))`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts node-mautic@1.2.7
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const { createServer } = require('node:http');
const MauticConnector = require('node-mautic');

(async () => {
	const bodies = [];
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += chunk;
		bodies.push(JSON.parse(body));
		response.end('{"contact":{}}');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');

	const { contacts } = new MauticConnector({ apiUrl: `http://127.0.0.1:${server.address().port}`, username: 'u', password: 'p', timeoutInSeconds: 5 });
	const contact = { email: 'anna@example.com', phone: '' };
	await contacts.createContact(contact);
	await contacts.createContact({ ...contact, overwriteWithBlank: false });
	await contacts.editContact('PATCH', { ...contact, overwriteWithBlank: false }, 42);
	server.close();

	for (const [index, call] of ['createContact', 'createContact with false', 'editContact with false'].entries()) {
		console.log(`${call} sends ${JSON.stringify(bodies[index])}`);
		assert.deepStrictEqual(bodies[index], { ...contact, overwriteWithBlank: true });
	}
})();
JS
node see.cjs
