#!/usr/bin/env bash
# Contacts of one ActiveCampaign account are written to another one.
#
# Package:  activecampaign 1.2.5, ActiveCampaign's own client for Node.js.
# Expected: a client calls the account that it was made for.
# Seen:     all clients of a process share one address and one key: those of the client that was made last. The call succeeds.
# It hurts: who looks after several accounts, or moves contacts from one to another: they are added to the wrong one, and read from it too.
# Do:       make the client again before each call and wait for the call, or use one process per account.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts activecampaign@1.2.5
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const { createServer } = require('node:http');
const ActiveCampaign = require('activecampaign');

/** The addresses that each account was sent. */
const contacts = { shop: [], club: [] };

/** A server for an account. */
async function serve(account) {
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += chunk;
		contacts[account].push(new URLSearchParams(body).get('email'));
		response.end('{"result_code":1}');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return server;
}

(async () => {
	const servers = [await serve('shop'), await serve('club')];
	const [shopUrl, clubUrl] = servers.map((server) => `http://127.0.0.1:${server.address().port}`);
	const shop = new ActiveCampaign(shopUrl, 'key-of-shop');
	await shop.api('contact/add', { email: 'anna@example.com' });
	const club = new ActiveCampaign(clubUrl, 'key-of-club');
	const { success } = await shop.api('contact/add', { email: 'bob@example.com' });
	await club.api('contact/add', { email: 'carla@example.com' });
	for (const server of servers) server.closeAllConnections();
	for (const server of servers) server.close();

	console.log(`added to shop: anna, bob; to club: carla. Success of bob: ${success}\nseen: ${JSON.stringify(contacts)}`);
	assert.deepStrictEqual(contacts, { shop: ['anna@example.com'], club: ['bob@example.com', 'carla@example.com'] });
	assert.strictEqual(success, 1);
})();
JS
node see.cjs
