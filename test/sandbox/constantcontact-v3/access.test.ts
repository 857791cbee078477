import { startAccount, type TestAccount } from './testAccount';

let account: TestAccount;
beforeEach(async () => {
	account = await startAccount();
});
afterEach(async () => await account.close());

const unauthorized = { error_key: 'unauthorized', error_message: 'Unauthorized' };

describe('access tokens (V3 API 2)', () => {
	it('are needed, also if nothing is', async () => {
		for (const token of [null, 'wrong']) {
			for (const path of ['/contacts', '/nonsense']) {
				const { status, body } = await account.client.get(path, {}, { token });
				expect([status, body]).toEqual([401, unauthorized]);
			}
		}
	});

	it('live a day, or as long as the options say', async () => {
		account.clock.advance(86_399_000);
		expect((await account.client.get('/contacts')).status).toBe(200);
		account.clock.advance(1000);
		expect((await account.client.get('/contacts')).status).toBe(401);
		const { accessToken: token } = account.v3.grant();
		account.v3.options.accessTokenSeconds = 60;
		account.clock.advance(60_000);
		expect((await account.client.get('/contacts', {}, { token })).status).toBe(401);
	});

	it('can be made to expire', async () => {
		account.v3.expireAccessTokens();
		expect((await account.client.get('/contacts')).status).toBe(401);
		const { accessToken: token } = account.v3.grant();
		expect((await account.client.get('/contacts', {}, { token })).status).toBe(200);
	});
});

describe('scopes and privileges (V3 API 2)', () => {
	it('need the scope of the operation', async () => {
		const { accessToken: token } = account.v3.grant({ scopes: ['account_read'] });
		const refused = await account.client.get('/contacts', {}, { token });
		expect([refused.status, refused.key]).toEqual([403, 'access_denied']);
		expect(refused.message).toContain('contact_data');
		expect((await account.client.get('/account/summary', {}, { token })).status).toBe(200);
		const body = { email_address: 'other@example.com' };
		expect((await account.client.post('/account/emails', body, { token })).status).toBe(403);
	});

	it('need the privilege of the user', async () => {
		account.v3.options.userRole = 'campaignCreator';
		expect((await account.client.get('/contacts')).status).toBe(200);
		const { status, body } = await account.client.post('/contact_lists', { name: 'Fresh' });
		expect(status).toBe(403);
		expect(body).toEqual({
			error_key: 'access_denied',
			error_message: 'Insufficient user privileges to perform this operation.',
		});
		expect(account.sandbox.log.entries.at(-1)).toMatchObject({ status: 403, handled: false });
	});

	it('are listed for every token', async () => {
		const names = async (role: 'accountOwner' | 'none') => {
			const { accessToken: token } = account.v3.grant({ role, scopes: ['campaign_data'] });
			const { body } = await account.client.get('/account/user/privileges', {}, { token });
			return (body as unknown as Array<{ privilege_name: string }>).map(
				({ privilege_name }) => privilege_name,
			);
		};
		expect(await names('accountOwner')).toEqual(
			expect.arrayContaining(['contacts:read', 'contacts:write', 'campaign:create']),
		);
		expect(await names('none')).toEqual([]);
	});
});

describe('limits of the API key (V3 API 3)', () => {
	it('are off unless set', async () => {
		const all = Array.from({ length: 30 }, () => account.client.get('/account/summary'));
		expect((await Promise.all(all)).every(({ status }) => status === 200)).toBe(true);
	});

	it('per second, for all grants of the application', async () => {
		account.v3.options.rateLimit = { requests: 4, perMs: 1000 };
		const { accessToken: token } = account.v3.grant();
		for (let n = 0; n < 4; n++) {
			expect((await account.client.get('/contacts', {}, n % 2 ? { token } : {})).status).toBe(200);
		}
		const { status, body, headers } = await account.client.get('/contacts');
		expect([status, headers.get('retry-after')]).toEqual([429, null]);
		expect(body).toEqual({ error_key: 'throttled', error_message: 'Too Many Requests' });
		const { publicClientId: clientId } = account.v3.credentials;
		const other = account.v3.grant({ clientId }).accessToken;
		expect((await account.client.get('/contacts', {}, { token: other })).status).toBe(200);
		account.v3.options.rateLimit.retryAfter = 'seconds';
		expect((await account.client.get('/contacts')).headers.get('retry-after')).toBe('1');
		account.clock.advance(1000);
		expect((await account.client.get('/contacts')).status).toBe(200);
	});

	it('per day, which begins at midnight in UTC', async () => {
		account.clock.set(Date.UTC(2026, 0, 1, 23, 59));
		account.v3.options.dailyLimit = 10_000;
		account.v3.requestsToday = 9_999;
		expect((await account.client.get('/contacts')).status).toBe(200);
		const { status, body } = await account.client.get('/contacts');
		expect(status).toBe(429);
		expect(body).toEqual({ error_key: 'quota_exceeded', error_message: 'Limit Exceeded' });
		expect(account.v3.requestsToday).toBe(10_000);
		account.clock.advance(60_000);
		const { accessToken: token } = account.v3.grant();
		expect((await account.client.get('/contacts', {}, { token })).status).toBe(200);
		expect(account.v3.requestsToday).toBe(1);
	});
});

describe('requests', () => {
	it('must have JSON as their body', async () => {
		const headers = { 'content-type': 'text/plain' };
		const other = await account.client.post('/contact_lists', '{"name":"x"}', { headers });
		expect([other.status, other.key]).toEqual([415, 'contacts.api.unsupported_media_type']);
		for (const body of ['{', '[]', 'null']) {
			expect((await account.client.post('/contact_lists', body)).status).toBe(400);
		}
	});

	it('refuse unknown parameters and properties, unless they are ignored', async () => {
		const parameter = await account.client.get('/contacts', { page: 1 });
		expect([parameter.status, parameter.key]).toEqual([400, 'contacts.api.validation.error']);
		const property = await account.client.post('/contact_lists', { name: 'x', color: 'red' });
		expect(property.message).toBe('color is not a known property');
		account.v3.options.unknownNames = 'ignore';
		expect((await account.client.get('/contacts', { page: 1 })).status).toBe(200);
		const taken = await account.client.post('/contact_lists', { name: 'x', color: 'red' });
		expect(taken.status).toBe(201);
	});

	it('are told all their faults in one text', async () => {
		const { body } = await account.client.post('/contact_lists', { favorite: 'yes', name: '' });
		expect(body).toEqual([
			{
				error_key: 'contacts.api.validation.error',
				error_message: expect.stringMatching(/^name .+, favorite .+$/),
			},
		]);
	});

	it('meet faults with a body of the API', async () => {
		account.sandbox.faults.add({ do: { kind: 'status', status: 503 } });
		const { status, key } = await account.client.get('/contacts');
		expect([status, key]).toEqual([503, 'contacts.api.error']);
	});

	it('find nothing elsewhere', async () => {
		const response = await account.client.get('/nonsense');
		expect([response.status, response.key]).toEqual([404, 'contacts.api.not_found']);
		expect((await account.client.delete('/contacts/')).status).toBe(404);
		expect((await account.client.patch('/contacts', {})).status).toBe(404);
	});
});
