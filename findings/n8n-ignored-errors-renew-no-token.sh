#!/usr/bin/env bash
# A request that is to ignore HTTP errors never renews an expired OAuth2 token.
#
# Package:  n8n-core 2.41.1, the helper httpRequestWithAuthentication with an OAuth2 credential and `ignoreHttpStatusErrors: true`.
# Expected: the token is renewed and the request sent again, as it is without the option, and as the older helper does it with
#           `simple: false`.
# Seen:     the 401 is handed to the node as the response. The renewal waits for a rejection, and there is none.
# It hurts: a node that reads the server's own error texts works for as long as the first token lives; from then on it is refused until
#           somebody connects the credential again, and a while later once more.
# Do:       as a developer, `ignoreHttpStatusErrors: { ignore: true, except: [401] }`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts n8n-core@2.41.1 n8n-workflow@2.41.0 reflect-metadata@0.2.2
cat >see.cjs <<'JS'
process.env.N8N_USER_FOLDER = __dirname;
require('reflect-metadata');
const assert = require('node:assert');
const { once } = require('node:events');
const { createServer } = require('node:http');
const { getRequestHelperFunctions } = require('n8n-core/dist/execution-engine/node-execution-context/utils/request-helpers');

/** A service whose only valid token is "new", with the server that gives it away. */
const asked = [];
const server = createServer((request, response) => {
	asked.push(request.url);
	const valid = request.url === '/token' || request.headers.authorization === 'Bearer new';
	const body = request.url === '/token' ? { access_token: 'new', refresh_token: 'refresh', token_type: 'bearer' } : { valid };
	request.resume().on('end', () => response.writeHead(valid ? 200 : 401, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)));
});

/** The status that a node sees with a credential whose token has expired, and what the service was asked. */
async function send(helper, options) {
	const url = `http://localhost:${server.address().port}`;
	const node = { name: 'Node', type: 'node', typeVersion: 1, parameters: {}, credentials: { mailOAuth2Api: { id: '1', name: 'Mail' } } };
	const credential = {
		grantType: 'authorizationCode',
		clientId: 'client',
		clientSecret: 'secret',
		accessTokenUrl: `${url}/token`,
		oauthTokenData: { access_token: 'old', refresh_token: 'refresh', token_type: 'bearer' },
	};
	const credentialsHelper = {
		getParentTypes: () => ['oAuth2Api'],
		getDecrypted: async () => structuredClone(credential),
		runPreAuthentication: async () => undefined,
		updateCredentialsOauthTokenData: async () => {},
	};
	const helpers = getRequestHelperFunctions({}, node, { credentialsHelper });
	const context = { helpers, getNode: () => node, getCredentials: async () => structuredClone(credential), logger: { debug() {}, warn() {} } };
	asked.length = 0;
	const { statusCode } = await helpers[helper].call(context, 'mailOAuth2Api', { url: `${url}/contacts`, method: 'GET', json: true, ...options });
	return `${statusCode} after ${asked.join(', ')}`;
}

const RENEWED = '200 after /contacts, /token, /contacts';
const CASES = [
	['httpRequestWithAuthentication', { returnFullResponse: true }, RENEWED],
	['httpRequestWithAuthentication', { returnFullResponse: true, ignoreHttpStatusErrors: true }, '401 after /contacts'],
	['httpRequestWithAuthentication', { returnFullResponse: true, ignoreHttpStatusErrors: { ignore: true, except: [401] } }, RENEWED],
	['requestWithAuthentication', { resolveWithFullResponse: true, simple: false }, RENEWED],
];

(async () => {
	await once(server.listen(0), 'listening');
	console.log(`n8n-core ${require('n8n-core/package.json').version}, a request with a token that has expired:`);
	try {
		for (const [helper, options, expected] of CASES) {
			const seen = await send(helper, options);
			console.log(`  ${helper} ${JSON.stringify(options)}\n    ${seen}`);
			assert.strictEqual(seen, expected);
		}
	} finally {
		server.close();
	}
})();
JS
node see.cjs
