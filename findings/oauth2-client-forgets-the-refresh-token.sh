#!/usr/bin/env bash
# A token that was renewed once can't be renewed again.
#
# Package:  simple-oauth2 5.1.0, AccessToken.refresh().
# Expected: the refresh token stays, when the server answers without a new one: it may do so, and the old one is good then (RFC 6749,
#           section 6). @badgateway/oauth2-client 3.3.1 keeps it.
# Seen:     the new token has `refresh_token: undefined`, and the next renewal sends an empty one. The code means to keep the old one, but
#           reads it from a property that doesn't exist.
# It hurts: a nightly sync is right on the first day, and stops at the second renewal: somebody has to sign in again. Google is one of the
#           servers that answer so.
# Do:       `client.createToken({ ...renewed.token, refresh_token: renewed.token.refresh_token ?? token.token.refresh_token })`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts simple-oauth2@5.1.0 @badgateway/oauth2-client@3.3.1
cat >see.mjs <<'JS'
import assert from 'node:assert';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { OAuth2Client } from '@badgateway/oauth2-client';
import { AuthorizationCode } from 'simple-oauth2';

/** The refresh tokens that the token endpoint was sent. */
const sent = [];
const server = createServer(async (request, response) => {
	let body = '';
	for await (const chunk of request) body += chunk;
	sent.push(new URLSearchParams(body).get('refresh_token'));
	response.setHeader('Content-Type', 'application/json');
	response.end(JSON.stringify({ access_token: `access-${sent.length}`, token_type: 'Bearer', expires_in: 3600 }));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const host = `http://127.0.0.1:${server.address().port}`;

const simple = new AuthorizationCode({ client: { id: 'app', secret: 'secret' }, auth: { tokenHost: host, tokenPath: '/token' } });
let token = simple.createToken({ access_token: 'access', refresh_token: 'R1', expires_in: 3600 });
token = await token.refresh();
console.log(`simple-oauth2, renewed once: refresh_token is ${token.token.refresh_token}`);
assert.strictEqual(token.token.refresh_token, undefined);
await token.refresh();

const other = new OAuth2Client({ server: host, clientId: 'app', clientSecret: 'secret', tokenEndpoint: '/token' });
let kept = await other.refreshToken({ accessToken: 'access', refreshToken: 'R1', expiresAt: null });
kept = await other.refreshToken(kept);
server.close();

console.log(`refresh tokens sent\n  simple-oauth2:             ${JSON.stringify(sent.slice(0, 2))}\n  @badgateway/oauth2-client: ${JSON.stringify(sent.slice(2))}`);
assert.deepStrictEqual(sent, ['R1', '', 'R1', 'R1']);
JS
node see.mjs
