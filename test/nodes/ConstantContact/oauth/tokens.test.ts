import { connectedCredential, connectNode, type ConnectedNode } from '../setup';

const TOKEN = 'POST /oauth2/default/v1/token';
const READ = 'GET /account/summary';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const read = async (...rest: [items?: object[], options?: object]) =>
	await node.run('account', 'get', {}, rest[0] as never, rest[1] as never);

const stored = () =>
	node.credentials.constantContactOAuth2Api.oauthTokenData as Record<string, string>;

/** Reads one list per item: an expression keeps the node from reading it only once. */
const readLists = async (count: number, options: object = {}) => {
	const [list] = node.account.lists();
	const items = Array.from({ length: count }, () => ({ list: list?.id }));
	const parameters = { list: { __rl: true, mode: 'id', value: '={{ $json.list }}' } };
	return await node.run('contactList', 'get', parameters, items, options);
};

describe('a token that has expired', () => {
	it('is renewed by n8n, and the request sent again', async () => {
		const before = { ...stored() };
		node.account.expireAccessTokens();
		const { json, error } = await read();
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ organization_name: 'Elm & Sons' });
		expect(node.requests()).toEqual([READ, TOKEN, READ]);
		expect(stored().access_token).not.toBe(before.access_token);
		expect(stored().refresh_token).not.toBe(before.refresh_token);
	});

	it('is renewed with the rotated refresh token, run after run', async () => {
		for (let run = 0; run < 3; run++) {
			node.account.expireAccessTokens();
			expect((await read()).error).toBeUndefined();
		}
		expect(node.requests()).toEqual(Array(3).fill([READ, TOKEN, READ]).flat());
	});

	it('is renewed once for requests side by side, in the middle of a run', async () => {
		node.account.expireAccessTokens();
		const { json, error } = await readLists(12);
		expect(error).toBeUndefined();
		expect(json).toHaveLength(12);
		expect(node.requests().filter((request) => request === TOKEN)).toHaveLength(1);
	});

	it('is renewed before a write, which is done once', async () => {
		node.account.expireAccessTokens();
		const { error } = await node.run('contactList', 'create', { name: 'Roses' });
		expect(error).toBeUndefined();
		expect(node.account.lists().filter(({ name }) => name === 'Roses')).toHaveLength(1);
		expect(node.requests()).toEqual(['POST /contact_lists', TOKEN, 'POST /contact_lists']);
	});

	it('is renewed for pick lists, too', async () => {
		const { listSearch } = await import('../../../support');
		const { ConstantContact } =
			await import('../../../../nodes/ConstantContact/ConstantContact.node');
		node.account.expireAccessTokens();
		const { results } = await listSearch(ConstantContact, 'searchTags', {
			credentials: node.credentials,
		});
		expect(results.length).toBeGreaterThan(0);
	});
});

describe('other refusals', () => {
	it('are no lost connection: a 404 is asked once and named', async () => {
		const list = { __rl: true, mode: 'id', value: '00000000-0000-4000-8000-000000000000' };
		const { error } = await node.run('contactList', 'get', { list });
		expect(error).toMatchObject({ httpCode: '404' });
		expect(error?.message).toContain('was not found');
		expect(node.requests()).toHaveLength(1);
	});
});

describe('a token that is refused, also after it was renewed', () => {
	it('stops the run at the first item', async () => {
		node.sandbox.faults.add({
			when: { path: /contact_lists/ },
			do: {
				kind: 'status',
				status: 401,
				body: { error_key: 'unauthorized', error_message: 'Unauthorized' },
			},
		});
		const { error } = await readLists(10, { continueOnFail: false });
		expect(error).toMatchObject({ httpCode: '401' });
		expect(error?.message).toContain('Unauthorized (unauthorized)');
		expect(error?.description).toMatch(/^Constant Contact refuses the access token/);
		// At most four concurrently, each sent again after a renewal.
		expect(node.requests().length).toBeLessThanOrEqual(12);
	});

	it('with Continue on Fail names each item, and sends no more', async () => {
		node.sandbox.faults.add({
			when: { path: /contact_lists/ },
			do: { kind: 'status', status: 401 },
		});
		const { json } = await readLists(10, { continueOnFail: 'continueRegularOutput' });
		expect(json).toHaveLength(10);
		for (const { error } of json) expect(error).toContain('refuses the access token');
		expect(node.requests().length).toBeLessThanOrEqual(12);
	});
});

describe('no access token', () => {
	it('says that the connection has ended, and sends one request', async () => {
		node.account.expireAccessTokens();
		node.account.revokeRefreshTokens();
		const { error } = await readLists(10);
		expect(error?.message).toContain('the connection of the credential has ended');
		expect(error?.description).toContain('reconnect the account');
		expect(node.requests().filter((request) => request === TOKEN)).toHaveLength(1);
	});

	it('says that the credential was never connected', async () => {
		delete node.credentials.constantContactOAuth2Api.oauthTokenData;
		const { error } = await read();
		expect(error?.message).toContain('not connected');
		expect(error?.description).toContain('connect the account there');
		expect(node.requests()).toEqual([]);
	});

	it('says that there is nothing to renew it with', async () => {
		const { accessToken } = node.account.grant();
		const constantContactOAuth2Api = connectedCredential(node.account, {
			accessToken,
			refreshToken: '',
		});
		node.account.expireAccessTokens();
		const { error } = await read([{}], { credentials: { constantContactOAuth2Api } });
		expect(error?.message).toContain('no token to renew it with');
		expect(error?.description).toContain('offline_access');
		expect(node.requests()).toEqual([READ]);
	});

	it('says that the client secret is wrong', async () => {
		node.credentials.constantContactOAuth2Api.clientSecret = 'wrong';
		node.account.expireAccessTokens();
		const { error } = await read();
		expect(error?.message).toContain("responded with 'invalid_client'");
		expect(error?.description).toContain('client secret');
		expect(node.requests()).toEqual([READ, TOKEN]);
	});

	it.each([503, 429])('waits for a token server that returns %s', async (status) => {
		node.sandbox.faults.add({
			when: { path: /token/ },
			times: 2,
			do: { kind: 'status', status },
		});
		node.account.expireAccessTokens();
		const { error } = await node.run('contactList', 'create', { name: 'Roses' });
		expect(error).toBeUndefined();
		expect(node.account.lists().filter(({ name }) => name === 'Roses')).toHaveLength(1);
		const tokens = node.requests().filter((request) => request === TOKEN);
		expect(tokens).toHaveLength(3);
	});

	it('reports that the connection is kept if the token server remains unavailable', async () => {
		node.sandbox.faults.add({ when: { path: /token/ }, do: { kind: 'status', status: 503 } });
		node.account.expireAccessTokens();
		const { error } = await read();
		expect(error?.message).toContain('the token server');
		expect(error?.description).toMatch(/The connection is kept/);
	});

	it('says that the token server cannot be reached', async () => {
		node.credentials.constantContactOAuth2Api.accessTokenUrl = 'http://127.0.0.1:9/token';
		node.account.expireAccessTokens();
		const { error } = await read();
		expect(error?.message).toContain('the token server could not be reached');
	});
});

describe('an application without a secret', () => {
	it('renews its tokens by its ID alone', async () => {
		const { publicClientId } = node.account.credentials;
		const tokens = node.account.grant({ clientId: publicClientId });
		const constantContactOAuth2Api = {
			...connectedCredential(node.account, tokens),
			grantType: 'pkce',
			clientId: publicClientId,
			clientSecret: '',
		};
		node.account.expireAccessTokens();
		const { error } = await read([{}], { credentials: { constantContactOAuth2Api } });
		expect(error).toBeUndefined();
		const sent = node.sandbox.log.entries.find(({ path }) => path.endsWith('/token'));
		expect(sent?.headers.authorization).toBeUndefined();
	});
});

it('sends the token in the header only', async () => {
	await readLists(1);
	for (const { query, headers } of node.sandbox.log.entries) {
		expect(query).not.toHaveProperty('access_token');
		expect(headers.authorization).toBe(`Bearer ${stored().access_token}`);
	}
});
