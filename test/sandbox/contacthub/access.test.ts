import { request } from 'node:http';
import { ManualClock, startSandbox, type Sandbox, type TokenName } from '../index';
import { contactHubClient, type ContactHubClient } from '../testClient';

let sandbox: Sandbox;
let client: ContactHubClient;
let customerId: string;
const clock = new ManualClock();

beforeAll(async () => {
	sandbox = await startSandbox({ clock });
	client = contactHubClient(sandbox);
	customerId = [...sandbox.contactHub.customers()][0]!.id;
});
afterAll(async () => await sandbox.close());

describe('authorization', () => {
	it.each([
		['no token', { token: null }],
		['a wrong token', { token: null, headers: { authorization: 'Bearer nonsense' } }],
		['another scheme', { token: null, headers: { authorization: 'Basic eDp5' } }],
		['a disabled source', { token: 'disabled' as const }],
	])('returns 401 for %s', async (_name, extras) => {
		const received = await client.get('/customers', {}, extras);
		expect(received.status).toBe(401);
		expect(received.body).toEqual({
			message: 'The client is not authorized to access the API',
			logref: expect.stringMatching(/^[0-9a-f-]{36}$/),
			data: null,
			errors: [],
		});
		expect(sandbox.log.entries.at(-1)!.handled).toBe(false);
	});

	it('returns 403 for an unknown workspace', async () => {
		const received = await client.get('/customers', {}, { workspaceId: 'other' });
		expect([received.status, received.body.message]).toEqual([403, 'workspace not found: other']);
	});

	const ALL: TokenName[] = ['admin', 'user', 'guest', 'trusted', 'untrusted', 'updates'];
	const event = { type: 'loggedIn', context: 'WEB', properties: {} };
	it.each<[string, string, unknown, TokenName[]]>([
		['GET', '/customers', undefined, ['admin', 'user', 'guest', 'trusted', 'untrusted']],
		['POST', '/customers', {}, ['admin', 'user', 'trusted', 'untrusted']],
		['GET', '/customers/:id', undefined, ['admin', 'user', 'guest', 'trusted']],
		['PATCH', '/customers/:id', {}, ['admin', 'user', 'trusted', 'untrusted']],
		['PUT', '/customers/:id', {}, ['admin', 'user', 'trusted', 'untrusted']],
		['DELETE', '/customers/none', undefined, ['admin', 'user', 'trusted']],
		['GET', '/customers/:id/sources', undefined, ['admin', 'user', 'trusted']],
		['POST', '/customers/:id/likes', {}, ['admin', 'user', 'trusted', 'untrusted']],
		['GET', '/customers/:id/likes/1', undefined, ['admin', 'user', 'guest', 'trusted']],
		['PUT', '/customers/:id/jobs/1', {}, ['admin', 'user', 'trusted', 'untrusted']],
		['DELETE', '/customers/:id/jobs/1', undefined, ['admin', 'user', 'trusted']],
		['POST', '/customers/:id/sessions', {}, ['admin', 'user', 'trusted', 'untrusted']],
		['GET', '/customers/:id/sessions', undefined, ['admin', 'user', 'trusted']],
		['GET', '/events', undefined, ['admin', 'user', 'trusted']],
		['POST', '/events', event, ['admin', 'user', 'trusted', 'untrusted']],
		['PUT', '/events/1', event, ['admin', 'user', 'trusted', 'untrusted']],
		['DELETE', '/events/1', undefined, ['admin', 'user', 'trusted']],
		['GET', '/updates', undefined, ['admin', 'user', 'updates']],
		['GET', '/updates/last-offset', undefined, ['admin', 'user', 'updates']],
		['GET', '/configuration/events', undefined, ['admin', 'user', 'guest']],
		['GET', '/configuration/nodes/entries', undefined, ['admin', 'user', 'guest']],
		['GET', '/configuration/properties/base', undefined, ['admin', 'user', 'guest', 'trusted']],
		['GET', '/configuration/properties/extended', undefined, ['admin', 'user', 'guest', 'trusted']],
		['GET', '/configuration/unique-customer-matching-policy', undefined, ['admin', 'user']],
		['GET', '/models/contexts', undefined, ['admin', 'user', 'guest']],
		['GET', '/me', undefined, ALL],
	])('%s %s is for the documented roles', async (method, path, body, allowed) => {
		for (const token of ALL) {
			const received = await client.request(method, path.replace(':id', customerId), body, {
				token,
			});
			expect([token, received.status === 403]).toEqual([token, !allowed.includes(token)]);
			if (received.status === 403) expect(received.body.message).toBe('Forbidden');
		}
	});

	it('binds source tokens to the IP allow-list', async () => {
		sandbox.contactHub.options.allowedIps = ['192.0.2.1'];
		expect((await client.get('/me')).status).toBe(403);
		expect((await client.get('/me', {}, { token: 'admin' })).status).toBe(200);
		sandbox.contactHub.options.allowedIps = undefined;
	});
});

describe('strictness of the transport', () => {
	const url = (rest: string) =>
		`${sandbox.contactHub.baseUrl}/workspaces/${sandbox.contactHub.workspaceId}${rest}`;
	const authorization = () => `Bearer ${sandbox.contactHub.tokens.trusted}`;

	it('returns 404 for unknown paths and 405 for unknown methods', async () => {
		const unknown = await client.get('/customer');
		expect(unknown.status).toBe(404);
		expect(unknown.body).toEqual({ status: 404, error: 'Not Found' });
		expect((await client.get('/customers/')).status).toBe(404);
		const wrong = await client.patch(`/customers/${customerId}/likes/1`, {});
		expect(wrong.status).toBe(405);
		expect(wrong.body).toEqual({ status: 405, error: 'Method Not Allowed' });
		expect((await client.get(`/customers/${customerId}/likes`)).status).toBe(405);
	});

	it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1'])(
		'returns 415 for %s',
		async (type) => {
			const received = await client.post('/customers', '{}', { headers: { 'content-type': type } });
			expect(received.status).toBe(415);
		},
	);

	it('takes application/json with charset=utf-8', async () => {
		const headers = { 'content-type': 'application/json; charset=UTF-8' };
		const body = { nodeId: sandbox.contactHub.nodeId, externalId: 'charset' };
		expect((await client.post('/customers', body, { headers })).status).toBe(201);
	});

	it.each(['{"nodeId":', '', '[]', '"text"', 'null'])(
		'returns 400 for the body %j',
		async (body) => {
			expect((await client.post('/customers', body)).status).toBe(400);
		},
	);

	it('returns 406 when JSON is not wanted', async () => {
		expect((await client.get('/me', {}, { headers: { accept: 'text/html' } })).status).toBe(406);
		const headers = { accept: 'application/json, text/plain' };
		expect((await client.get('/me', {}, { headers })).status).toBe(200);
	});

	it('returns 400 for a body where none is allowed', async () => {
		const received = await client.request('DELETE', `/customers/${customerId}`, {});
		expect(received.status).toBe(400);
	});

	it('returns 400 for unknown, repeated and empty query parameters', async () => {
		const { nodeId } = sandbox.contactHub;
		const wrong: Array<Record<string, string | string[]>> = [
			{ nodeId, limit: '5' },
			{ nodeId: [nodeId, nodeId] },
			{ nodeId: '' },
		];
		for (const query of wrong) {
			expect((await client.get('/customers', query)).status).toBe(400);
		}
		expect((await client.get('/me', { x: 1 })).status).toBe(400);
	});

	it('returns 400 for characters that should have been encoded', async () => {
		const response = await new Promise<number>((resolve, reject) => {
			// fetch would encode them
			const target = new URL(url('/customers'));
			const path = `${target.pathname}?nodeId=1&query=[]`;
			request(
				{
					host: target.hostname,
					port: target.port,
					path,
					headers: { authorization: authorization() },
				},
				(received) => resolve(received.statusCode!),
			)
				.on('error', reject)
				.end();
		});
		expect(response).toBe(400);
	});
});

describe('rate limit', () => {
	beforeEach(() => clock.advance(60_000));
	afterAll(() => {
		sandbox.contactHub.options.rateLimit = undefined;
	});

	it('returns 429 with the seconds to wait, per token', async () => {
		sandbox.contactHub.options.rateLimit = { requests: 2, perMs: 1000 };
		expect((await client.get('/me')).status).toBe(200);
		clock.advance(400);
		expect((await client.get('/me')).status).toBe(200);
		const refused = await client.get('/me');
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toBe('1');
		expect(sandbox.log.entries.at(-1)!.handled).toBe(false);
		expect((await client.get('/me', {}, { token: 'admin' })).status).toBe(200);
		clock.advance(600);
		expect((await client.get('/me')).status).toBe(200);
		expect((await client.get('/me')).status).toBe(429);
	});

	it('can name a date or nothing', async () => {
		sandbox.contactHub.options.rateLimit = { requests: 0, perMs: 5000, retryAfter: 'date' };
		const dated = await client.get('/me');
		expect(Date.parse(dated.headers.get('retry-after')!)).toBe(clock.now() + 5000);
		sandbox.contactHub.options.rateLimit.retryAfter = 'none';
		const bare = await client.get('/me');
		expect([bare.status, bare.headers.get('retry-after')]).toEqual([429, null]);
	});
});
