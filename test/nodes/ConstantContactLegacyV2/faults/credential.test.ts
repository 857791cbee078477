import { byId, connectBench, REQUESTS, sendInVain, type Bench, type Method } from './bench';

let bench: Bench;

beforeEach(async () => (bench = await connectBench()));
afterEach(async () => await bench.close());

const METHODS = Object.keys(REQUESTS) as Method[];
const OPERATIONS = METHODS.map((method) => [method, ...REQUESTS[method]] as const);

/** Runs with another credential. */
const withCredential = (change: Record<string, string>) => ({
	credentials: {
		constantContactLegacyTokenApi: {
			...bench.credentials.constantContactLegacyTokenApi,
			...change,
		},
	},
});

describe('a credential', () => {
	it.each([
		[{ apiKey: '' }, "The credential lacks its 'API Key' or its 'Access Token'"],
		[{ apiKey: ' \n' }, "The credential lacks its 'API Key' or its 'Access Token'"],
		[{ accessToken: '' }, "The credential lacks its 'API Key' or its 'Access Token'"],
		[{ baseUrl: 'no address' }, 'Base URL'],
		[{ baseUrl: 'ftp://127.0.0.1/v2' }, 'Base URL'],
		[{ baseUrl: 'http://name:word@127.0.0.1/v2' }, 'Base URL'],
	])('that lacks a part is reported before anything is sent: %j', async (change, words) => {
		const { message } = await bench.fail(
			'contactList',
			'getAll',
			{ returnAll: true },
			[{}],
			withCredential(change),
		);
		expect(message).toContain(words);
		expect(bench.requests()).toEqual([]);
	});

	it('with blanks around its parts works', async () => {
		const { apiKey, accessToken } = bench.credentials.constantContactLegacyTokenApi;
		const change = { apiKey: ` ${apiKey}\n`, accessToken: `\t${accessToken} ` };
		const { json, error } = await bench.run(
			'contactList',
			'get',
			{ list: byId('2') },
			[{}],
			withCredential(change),
		);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ id: '2' }]);
		const [{ query, headers } = { query: {}, headers: {} }] = bench.sandbox.log.entries;
		expect(query).toEqual({ api_key: apiKey });
		expect(headers).toMatchObject({ authorization: `Bearer ${accessToken}` });
	});

	it('goes as a header and a parameter of the query with every request, once', async () => {
		const { apiKey, accessToken } = bench.credentials.constantContactLegacyTokenApi;
		await bench.run('contact', 'getAll', { returnAll: true });
		for (const { rawUrl, headers } of bench.sandbox.log.entries) {
			expect(rawUrl.split(`api_key=${apiKey}`)).toHaveLength(2);
			expect(rawUrl).not.toContain('access_token');
			expect(headers.authorization).toBe(`Bearer ${accessToken}`);
		}
	});
});

describe.each(OPERATIONS)('%s', (method, operation, parameters) => {
	it('with a wrong access token gets 401 and is sent exactly once', async () => {
		const { message, description } = await bench.fail(
			'contactList',
			operation,
			parameters,
			[{}],
			withCredential({ accessToken: 'wrong' }),
		);
		expect(bench.statuses()).toEqual([401]);
		expect(message).toMatch(/^[^(]+ \[item 0\]$/);
		expect(description).toContain(', http.status.authentication.invalid_token, status 401)');
		expect(description).toMatch(/^Check the access token in the credential: it must have been/);
		expect(bench.listNames()).not.toContain('New');
	});

	it('with an inactive key gets 403 and is sent exactly once', async () => {
		const { message, description } = await bench.fail(
			'contactList',
			operation,
			parameters,
			[{}],
			withCredential({ apiKey: 'wrong' }),
		);
		expect(bench.statuses()).toEqual([403]);
		expect(message).toMatch(/^[^(]+ \[item 0\]$/);
		expect(description).toContain(', mashery.not.authorized.inactive, status 403)');
		expect(description).toMatch(/^Check the API key in the credential: it is wrong or was switch/);
	});

	it('that the account may not do gets 403 and is sent exactly once', async () => {
		const body = [{ error_key: 'http.status.forbidden', error_message: 'Not allowed' }];
		bench.fault({ kind: 'status', status: 403, body });
		const { message, description } = await sendInVain(bench, method);
		expect(bench.statuses()).toEqual([403]);
		expect(message).toContain('Not allowed [item 0]');
		expect(description).toMatch(/^The account or the API key lacks the right to do this/);
	});

	it.each(['', '<html>Unauthorized</html>', '{"error_key":"x"}'])(
		'that gets a 401 with the body %j is sent exactly once, too',
		async (body) => {
			bench.fault({ kind: 'status', status: 401, body });
			const { description } = await sendInVain(bench, method);
			expect(bench.statuses()).toEqual([401]);
			expect(description).toMatch(/^Check the access token/);
		},
	);
});

it('a wrong access token is sent once for ten items, and then no more', async () => {
	const items = Array.from({ length: 10 }, (_, index) => ({ name: `N${index}` }));
	await bench.fail(
		'contactList',
		'create',
		{ name: '={{ $json.name }}', connection: { maxConcurrentRequests: 1 } },
		items,
		withCredential({ accessToken: 'wrong' }),
	);
	expect(bench.statuses()).toEqual([401]);
});
