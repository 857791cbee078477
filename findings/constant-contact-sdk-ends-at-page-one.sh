#!/usr/bin/env bash
# Constant Contact's own client can't ask for the second page of contacts.
#
# Package:  ctct-api-client 1.23.0, for TypeScript and JavaScript, made by Constant Contact.
# Expected: a parameter for the cursor. The API gives 500 contacts at most, and with them _links.next.href, "/v3/contacts?cursor=...".
# Seen:     getAllContacts takes a limit, and no cursor; nor do 23 other methods with a limit: lists, tags, campaigns, reports. Two methods
#           for events take "next", one for hashtags a page. The address in _links.next begins with /v3, as the client's base address ends.
# It hurts: a backup or an unsubscribe list of a larger account is the first 500, without an error.
# Do:       pass the cursor as an option of axios: `getAllContacts(..., { params: { cursor } })`, with undefined for the other parameters.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts ctct-api-client@1.23.0
cat >see.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const { createServer } = require('node:http');
const client = require('ctct-api-client');

/** The methods of all APIs that send the query parameter "limit", and those of them that send one for the next page. */
const limited = [];
const paged = [];
for (const [name, create] of Object.entries(client)) {
	if (!name.endsWith('AxiosParamCreator')) continue;
	for (const [method, build] of Object.entries(create())) {
		const sent = [...build.toString().matchAll(/localVarQueryParameter\['(\w+)'\] =/g)].map(([, parameter]) => parameter);
		if (!sent.includes('limit')) continue;
		limited.push(method);
		if (['cursor', 'next', 'page'].some((parameter) => sent.includes(parameter))) paged.push(method);
	}
}

(async () => {
	const asked = [];
	const server = createServer((request, response) => {
		asked.push(request.url);
		response.setHeader('Content-Type', 'application/json');
		const last = request.url.includes('cursor=');
		response.end(JSON.stringify({ contacts: [{}, {}], ...(!last && { _links: { next: { href: '/v3/contacts?cursor=bGltaXQ9Mg' } } }) }));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const basePath = `http://127.0.0.1:${server.address().port}/v3`;
	const contacts = new client.ContactsApi(new client.Configuration({ accessToken: 'token', basePath }));
	// The limit is the last of 15 parameters.
	const { data } = await contacts.getAllContacts(...Array(14).fill(undefined), 2);
	const cursor = new URL(data._links.next.href, basePath).searchParams.get('cursor');
	await contacts.getAllContacts(...Array(15).fill(undefined), { params: { cursor } });
	server.close();

	console.log(`${limited.length} methods have a limit: ${limited.join(', ')}\n${paged.length} of them take the next page: ${paged.join(', ')}`);
	console.log(`a page gives ${JSON.stringify(data._links)}\nasked for: ${asked.join(', ')}`);
	assert.ok(limited.includes('getAllContacts') && limited.includes('getAllLists') && limited.includes('getAllTags'));
	assert.deepStrictEqual([limited.length, paged], [27, ['findEvents', 'findRegistrationsUsingGET', 'getHashtagGroups']]);
	assert.deepStrictEqual(asked, ['/v3/contacts?limit=2', '/v3/contacts?cursor=bGltaXQ9Mg']);
})();
JS
node see.cjs
