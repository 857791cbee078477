import { createHash } from 'node:crypto';
import { startAccount, type TestAccount } from '../testAccount';

const DAY_MS = 86_400_000;
const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';
const SCOPE = 'contact_data account_read offline_access';
const VERIFIER = 'a-verifier-that-is-long-enough-for-everybody-0123456789';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

let account: TestAccount;
beforeEach(async () => {
	account = await startAccount();
});
afterEach(async () => await account.close());

type Parameters = Record<string, string>;

async function authorize(changes: Parameters = {}, without?: string) {
	const { clientId, authorizeUrl } = account.v3.credentials;
	const query = new URLSearchParams({
		client_id: clientId,
		redirect_uri: CALLBACK,
		response_type: 'code',
		scope: SCOPE,
		state: 'abc',
		...changes,
	});
	if (without !== undefined) query.delete(without);
	const response = await fetch(`${authorizeUrl}?${query}`, { redirect: 'manual' });
	const location = response.headers.get('location');
	return {
		status: response.status,
		location,
		query: new URL(location ?? 'http://none.example').searchParams,
	};
}

function basic(secret = account.v3.credentials.clientSecret): Parameters {
	const { clientId } = account.v3.credentials;
	return { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` };
}

async function token(form: Parameters, headers: Parameters = basic()) {
	const response = await fetch(account.v3.credentials.tokenUrl, {
		method: 'POST',
		headers,
		body: new URLSearchParams(form),
	});
	return { status: response.status, body: (await response.json()) as Parameters };
}

async function redeem(changes: Parameters = {}, headers?: Parameters) {
	const { query } = await authorize();
	const code = query.get('code')!;
	const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...changes };
	return await token(form, headers);
}

const refresh = async (refresh_token: string, headers?: Parameters) =>
	await token({ grant_type: 'refresh_token', refresh_token }, headers);

describe('the login form', () => {
	it('sends the browser back with a code and the state', async () => {
		const { status, location, query } = await authorize({ state: 'a b&c' });
		expect(status).toBe(302);
		expect(location!.startsWith(`${CALLBACK}?`)).toBe(true);
		expect([...query.keys()]).toEqual(['code', 'state']);
		expect(query.get('state')).toBe('a b&c');
	});

	it('refuses other redirect addresses and applications without a redirect', async () => {
		const wrong: Parameters[] = [
			{ redirect_uri: `${CALLBACK}/` },
			{ redirect_uri: 'http://localhost:5678/other' },
			{ client_id: 'wrong' },
		];
		for (const changes of wrong) {
			expect(await authorize(changes)).toMatchObject({ status: 400, location: null });
		}
	});

	it.each([
		['no state', {}, 'state', 'invalid_request'],
		['an unknown scope', { scope: 'contact_data everything' }, undefined, 'invalid_scope'],
		[
			'scopes with plus signs',
			{ scope: 'contact_data+offline_access' },
			undefined,
			'invalid_scope',
		],
		['no scope', {}, 'scope', 'invalid_scope'],
		['another flow', { response_type: 'token' }, undefined, 'unsupported_response_type'],
		[
			'a plain challenge',
			{ code_challenge: VERIFIER, code_challenge_method: 'plain' },
			undefined,
			'invalid_request',
		],
	])('tells the application of %s', async (_name, changes, without, error) => {
		const { status, query } = await authorize(changes as Parameters, without);
		expect([status, query.get('error'), query.has('code')]).toEqual([302, error, false]);
	});

	it('may meet a person who refuses', async () => {
		account.v3.options.consent = 'deny';
		const { query } = await authorize();
		expect([query.get('error'), query.get('state')]).toEqual(['access_denied', 'abc']);
	});
});

describe('the token endpoint', () => {
	it('hands out tokens for a code, once', async () => {
		const { query } = await authorize();
		const form = {
			grant_type: 'authorization_code',
			code: query.get('code')!,
			redirect_uri: CALLBACK,
		};
		const { status, body } = await token(form);
		expect(status).toBe(200);
		expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 86_400, scope: SCOPE });
		expect(body.access_token!.length).toBeGreaterThan(900);
		expect(body.access_token!.split('.')).toHaveLength(3);
		const contacts = await account.client.get('/contacts', {}, { token: body.access_token });
		expect(contacts.status).toBe(200);
		expect((await token(form)).body.error).toBe('invalid_grant');
	});

	it('returns no refresh token without offline_access, and no error either', async () => {
		const { query } = await authorize({ scope: 'contact_data' });
		const { status, body } = await token({
			grant_type: 'authorization_code',
			code: query.get('code')!,
			redirect_uri: CALLBACK,
		});
		expect([status, body.refresh_token]).toEqual([200, undefined]);
	});

	it('lets a code live for five minutes', async () => {
		const { query } = await authorize();
		account.clock.advance(301_000);
		const form = {
			grant_type: 'authorization_code',
			code: query.get('code')!,
			redirect_uri: CALLBACK,
		};
		expect(await token(form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
	});

	it.each([
		['another secret', {}, () => basic('wrong'), 401, 'invalid_client'],
		['no authentication', {}, () => ({}), 401, 'invalid_client'],
		[
			'another redirect',
			{ redirect_uri: 'http://127.0.0.1:5678/x' },
			() => basic(),
			400,
			'invalid_grant',
		],
		[
			'another grant type',
			{ grant_type: 'password' },
			() => basic(),
			400,
			'unsupported_grant_type',
		],
	] as const)('refuses %s', async (_name, changes, headers, status, error) => {
		const redeemed = await redeem(changes, headers());
		expect([redeemed.status, redeemed.body.error]).toEqual([status, error]);
	});

	it('takes the secret in the header only, and forms only', async () => {
		const { clientId, clientSecret } = account.v3.credentials;
		const secret = { client_id: clientId, client_secret: clientSecret };
		expect((await redeem(secret, {})).status).toBe(401);
		const response = await fetch(account.v3.credentials.tokenUrl, {
			method: 'POST',
			headers: { ...basic(), 'content-type': 'application/json' },
			body: JSON.stringify({ grant_type: 'refresh_token' }),
		});
		expect(response.status).toBe(400);
	});

	it('has a limit of its own', async () => {
		account.v3.options.tokenRateLimit = { requests: 1, perMs: 1000 };
		const { refreshToken } = account.v3.credentials;
		const { status, body } = await refresh(refreshToken);
		expect(status).toBe(200);
		expect((await refresh(body.refresh_token!)).status).toBe(429);
		account.clock.advance(1000);
		expect((await refresh(body.refresh_token!)).status).toBe(200);
		expect((await account.client.get('/contacts')).status).toBe(200);
	});
});

describe('PKCE', () => {
	const start = async () =>
		await authorize({
			client_id: account.v3.credentials.publicClientId,
			code_challenge: CHALLENGE,
			code_challenge_method: 'S256',
		});

	it('needs no secret, but the verifier', async () => {
		const { publicClientId: client_id } = account.v3.credentials;
		const form = { grant_type: 'authorization_code', redirect_uri: CALLBACK, client_id };
		const first = (await start()).query.get('code')!;
		const wrong = await token({ ...form, code: first, code_verifier: `${VERIFIER}x` }, {});
		expect(wrong).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
		const second = (await start()).query.get('code')!;
		const right = await token({ ...form, code: second, code_verifier: VERIFIER }, {});
		expect(right.status).toBe(200);
		const renewed = await token(
			{ grant_type: 'refresh_token', refresh_token: right.body.refresh_token!, client_id },
			{},
		);
		expect(renewed.status).toBe(200);
	});

	it('is not left out by an application without a secret', async () => {
		const { query } = await authorize({ client_id: account.v3.credentials.publicClientId });
		expect(query.get('error')).toBe('invalid_request');
	});
});

describe('refresh tokens', () => {
	it('rotate: each works once and ends all earlier ones', async () => {
		const { refreshToken } = account.v3.credentials;
		const first = await refresh(refreshToken);
		const second = await refresh(first.body.refresh_token!);
		expect(second.status).toBe(200);
		for (const old of [refreshToken, first.body.refresh_token!]) {
			expect(await refresh(old)).toEqual({
				status: 400,
				body: {
					error: 'invalid_grant',
					error_description: 'The refresh token is invalid or expired.',
				},
			});
		}
		expect((await refresh(second.body.refresh_token!)).status).toBe(200);
	});

	it('are enough for one of two that use the same', async () => {
		const { refreshToken } = account.v3.credentials;
		const both = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
		expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
	});

	it('may be ended by the use of an earlier one', async () => {
		account.v3.options.reuseRevokesGrant = true;
		const { refreshToken } = account.v3.credentials;
		const { body } = await refresh(refreshToken);
		await refresh(refreshToken);
		expect((await refresh(body.refresh_token!)).status).toBe(400);
	});

	it('may live long, with the same value', async () => {
		account.v3.options.refreshTokens = 'longLived';
		const { refreshToken, accessToken } = account.v3.credentials;
		const { body } = await refresh(refreshToken);
		expect(body.refresh_token).toBe(refreshToken);
		expect(body.access_token).not.toBe(accessToken);
		account.clock.advance(179 * DAY_MS);
		expect((await refresh(refreshToken)).status).toBe(200);
		account.clock.advance(181 * DAY_MS);
		expect((await refresh(refreshToken)).body.error).toBe('invalid_grant');
	});

	it('are lost to a client that missed the response', async () => {
		account.sandbox.faults.add({ when: { path: '/token' }, times: 1, do: { kind: 'resetAfter' } });
		const { refreshToken } = account.v3.credentials;
		await expect(refresh(refreshToken)).rejects.toThrow();
		expect((await refresh(refreshToken)).body.error).toBe('invalid_grant');
	});

	it('belong to their application, and can be revoked', async () => {
		const { publicClientId: client_id, refreshToken } = account.v3.credentials;
		const form = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id };
		expect((await token(form, {})).status).toBe(400);
		account.v3.revokeRefreshTokens();
		expect((await refresh(refreshToken)).status).toBe(400);
	});

	it("aren't at fault when the server is", async () => {
		account.sandbox.faults.add({
			when: { path: '/token' },
			times: 1,
			do: { kind: 'status', status: 503 },
		});
		const { refreshToken } = account.v3.credentials;
		expect(await refresh(refreshToken)).toMatchObject({
			status: 503,
			body: { error: 'server_error' },
		});
		expect((await refresh(refreshToken)).status).toBe(200);
	});
});
