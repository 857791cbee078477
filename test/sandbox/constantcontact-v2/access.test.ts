import { ManualClock, startSandbox, type Sandbox } from '../index';
import { constantContactV2Client, type V2Client } from './testClient';

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock();
	sandbox = await startSandbox({ clock });
	client = constantContactV2Client(sandbox);
});
afterEach(async () => await sandbox.close());

const v2 = () => sandbox.constantContactV2;

describe('credentials (V2 API 1.1, 1.3)', () => {
	it('need the API key', async () => {
		for (const apiKey of [null, 'wrong']) {
			const response = await client.get('/contacts', {}, { apiKey });
			expect([response.status, response.key]).toEqual([403, 'mashery.not.authorized.inactive']);
		}
	});

	it('need the token', async () => {
		const { accessToken } = v2().credentials;
		for (const authorization of [
			null,
			'Bearer wrong',
			'Bearer',
			accessToken,
			`Basic ${accessToken}`,
		]) {
			const response = await client.get('/contacts', {}, { authorization });
			const key = 'http.status.authentication.invalid_token';
			expect([response.status, response.key]).toEqual([401, key]);
		}
		expect((await client.get('/nonsense', {}, { authorization: null })).status).toBe(401);
	});

	it('take the token in the query too', async () => {
		const query = { access_token: v2().credentials.accessToken };
		expect((await client.get('/contacts', query, { authorization: null })).status).toBe(200);
	});
});

describe('limits of the API key (V2 API 1.4)', () => {
	const message =
		'The Mashery account associated with this request is over its queries-per-second quota.';

	it('are off unless set', async () => {
		const responses = await Promise.all(
			Array.from({ length: 30 }, () => client.get('/account/info')),
		);
		expect(responses.every(({ status }) => status === 200)).toBe(true);
	});

	it('per second', async () => {
		v2().options.rateLimit = { requests: 4, perMs: 1000 };
		for (let n = 0; n < 4; n++) expect((await client.get('/contacts')).status).toBe(200);
		const response = await client.get('/contacts');
		expect(response.status).toBe(429);
		expect(response.body).toEqual([
			{ error_key: 'mashery.not.authorized.over.qps', error_message: message },
		]);
		expect(response.headers.get('retry-after')).toBeNull();
		clock.advance(1000);
		expect((await client.get('/contacts')).status).toBe(200);
	});

	it('with the bodies of v3', async () => {
		v2().options.rateLimit = { requests: 0, perMs: 1000, retryAfter: 'seconds' };
		v2().options.throttleBody = 'v3';
		v2().options.throttleStatus = 403;
		const response = await client.get('/contacts');
		expect([response.status, response.headers.get('retry-after')]).toEqual([403, '1']);
		expect(response.body).toEqual({ error_key: 'throttled', error_message: 'Too Many Requests' });
		delete v2().options.rateLimit;
		v2().options.dailyLimit = 0;
		expect((await client.get('/contacts')).body).toEqual({
			error_key: 'quota_exceeded',
			error_message: 'Limit Exceeded',
		});
	});

	it('per day, which begins at midnight in UTC', async () => {
		clock.set(Date.UTC(2026, 2, 1, 23, 59));
		v2().options.dailyLimit = 2;
		await client.get('/contacts');
		await client.get('/contacts');
		const response = await client.get('/contacts');
		expect([response.status, response.key]).toEqual([429, 'mashery.not.authorized.over.rate']);
		expect(v2().requestsToday).toBe(2);
		clock.advance(60_000);
		expect((await client.get('/contacts')).status).toBe(200);
	});
});

describe('requests', () => {
	it('must accept JSON', async () => {
		for (const accept of ['application/xml', 'text/*']) {
			expect((await client.get('/contacts', {}, { headers: { accept } })).status).toBe(406);
		}
		for (const accept of ['*/*', 'text/html, application/json;q=0.5', 'application/*']) {
			expect((await client.get('/contacts', {}, { headers: { accept } })).status).toBe(200);
		}
	});

	it('must have JSON as their body', async () => {
		const headers = { 'content-type': 'text/plain' };
		expect((await client.put('/account/info', '{}', { headers })).status).toBe(415);
		const response = await client.put('/account/info', '{');
		expect([response.status, response.key]).toEqual([400, 'json.type.invalid']);
	});

	it('have no parameters that the resource does not know', async () => {
		for (const query of ['page=1', 'modified_after=x']) {
			expect((await client.get(`/contacts?${query}`)).status).toBe(400);
		}
		expect((await client.get('/contacts?status=ALL&status=ACTIVE')).status).toBe(400);
		expect((await client.get('/account/info', { limit: 1 })).status).toBe(400);
	});

	it('get an array of errors, or an object', async () => {
		const response = await client.get('/nonsense');
		expect([response.status, response.key]).toEqual([404, 'http.status.not_found']);
		expect((await client.delete('/account/info')).status).toBe(405);
		v2().options.errorShape = 'object';
		const { body } = await client.get('/nonsense');
		expect(body).toMatchObject({ error_key: 'http.status.not_found' });
	});

	it('meet faults with a body of the API', async () => {
		sandbox.faults.add({ do: { kind: 'status', status: 500 } });
		const response = await client.get('/contacts');
		expect([response.status, response.key]).toEqual([500, 'http.status.error']);
	});
});
