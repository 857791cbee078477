#!/usr/bin/env bash
# A token server that takes more than ten seconds gets the same refresh token from two workers, and ends the connection.
#
# Package:  n8n-core 2.41.1, OAuth2 credentials in queue mode. The script loads n8n-core twice, as two workers do, and gives both the lock
#           of @n8n/backend-common in place of Redis's: both locks give up with the same error after the time that n8n-core asks for.
# Expected: n8n waits for a token server for up to 300 seconds. A worker that meets the expired token meanwhile waits for the other one's
#           renewal, and takes the token that it stored.
# Seen:     it waits ten seconds, then renews "without cross-process coordination": the stored token is still the old one, so that its
#           refresh token is sent a second time, while the first request is in progress.
# It hurts: a server with rotating refresh tokens takes the second use for a theft, and revokes the tokens of both, the new ones too (RFC
#           9700, 4.14.2). All workflows with the credential fail until somebody connects the account again.
# Do:       choose long-lived refresh tokens where the service has them.
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
const { setTimeout: wait } = require('node:timers/promises');

/** n8n-core's OAuth2, loaded anew: each worker shares its own requests for a token, and only the lock with the others. */
function loadWorker() {
	for (const file of Object.keys(require.cache)) if (file.includes('/request-helpers/')) delete require.cache[file];
	return require('n8n-core/dist/execution-engine/node-execution-context/utils/request-helpers').getRequestHelperFunctions;
}
const workers = [loadWorker(), loadWorker()];
assert.notStrictEqual(workers[0], workers[1]);

/** What the database has, for both workers. */
let stored;

/** A service whose refresh tokens work once, and which ends the connection if one is used again. */
class Service {
	valid = new Set();
	refresh = 'R1';
	ended = false;
	events = [];
	count = 0;

	constructor(seconds) {
		this.seconds = seconds;
		this.server = createServer((request, response) => void this.respond(request, response));
	}

	get url() {
		return `http://localhost:${this.server.address().port}`;
	}

	async respond(request, response) {
		const reply = (status, body) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
		let body = '';
		for await (const piece of request) body += piece;
		if (request.url !== '/token') {
			const isValid = this.valid.has(request.headers.authorization);
			return reply(isValid ? 200 : 401, { isValid });
		}
		const sent = new URLSearchParams(body).get('refresh_token');
		this.events.push(`refresh with ${sent}`);
		if (this.ended || sent !== this.refresh) {
			this.ended = true;
			this.valid.clear();
			return reply(400, { error: 'invalid_grant' });
		}
		this.count++;
		this.refresh = `R${this.count + 1}`;
		const token = { access_token: `A${this.count + 1}`, refresh_token: this.refresh, token_type: 'bearer' };
		this.valid.add(`Bearer ${token.access_token}`);
		await wait(this.seconds * 1000);
		reply(200, token);
	}
}

/** A read by a workflow that runs on a worker. @returns its status, or n8n's error */
async function read(getRequestHelperFunctions, url) {
	const node = { name: 'Node', type: 'node', typeVersion: 1, parameters: {}, credentials: { mailOAuth2Api: { id: '1', name: 'Mail' } } };
	const credentialsHelper = {
		getParentTypes: () => ['oAuth2Api'],
		getDecrypted: async () => structuredClone(stored),
		runPreAuthentication: async () => undefined,
		updateCredentialsOauthTokenData: async (_, __, data) => void (stored = structuredClone(data)),
	};
	const helpers = getRequestHelperFunctions({}, node, { credentialsHelper });
	const logger = { debug() {}, warn: (text) => console.log(`    n8n: ${text}`) };
	const context = { helpers, getNode: () => node, getCredentials: async () => structuredClone(stored), logger };
	try {
		const options = { url: `${url}/contacts`, method: 'GET', json: true, returnFullResponse: true };
		const { statusCode } = await helpers.httpRequestWithAuthentication.call(context, 'mailOAuth2Api', options);
		return String(statusCode);
	} catch (error) {
		return error.message;
	}
}

/** Two workers meet an expired token at the same time; then a third workflow reads. */
async function observe(seconds) {
	const service = new Service(seconds);
	await once(service.server.listen(0), 'listening');
	try {
		stored = {
			grantType: 'authorizationCode',
			clientId: 'client',
			clientSecret: 'secret',
			accessTokenUrl: `${service.url}/token`,
			oauthTokenData: { access_token: 'A1', refresh_token: 'R1', token_type: 'bearer' },
		};
		console.log(`  a token server that takes ${seconds} s:`);
		const both = await Promise.all(workers.map(async (worker) => await read(worker, service.url)));
		const later = await read(workers[0], service.url);
		console.log(`    it got: ${service.events.join(', ')}\n    workers: ${both.join(' | ')}\n    later: ${later}`);
		return { both, later, renewals: service.events.filter((event) => event === 'refresh with R1').length };
	} finally {
		service.server.close();
	}
}

(async () => {
	console.log(`n8n-core ${require('n8n-core/package.json').version}, two workers, one credential whose token has expired:`);
	const quick = await observe(2);
	assert.deepStrictEqual(quick, { both: ['200', '200'], later: '200', renewals: 1 });
	const slow = await observe(13);
	assert.strictEqual(slow.renewals, 2);
	assert.notStrictEqual(slow.later, '200');
})();
JS
node see.cjs
