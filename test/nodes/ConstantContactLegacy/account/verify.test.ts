import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { contacts: 0 } });
});
afterEach(async () => await node.close());

const withLogin = (change: Record<string, string>) => ({
	credentials: {
		constantContactLegacyApi: { ...node.credentials.constantContactLegacyApi, ...change },
	},
});

it('says what the login gives access to', async () => {
	const { error, items } = await node.run('account', 'verify');
	expect(error).toBeUndefined();
	expect(node.requests()).toEqual(['GET /']);
	expect(items).toEqual([
		{
			json: {
				valid: true,
				reason: null,
				collections: expect.arrayContaining([
					{ title: 'Contact Lists', href: '/ws/customers/joesflowers/lists' },
				]),
			},
			pairedItem: { item: 0 },
		},
	]);
});

it.each<Record<string, string>>([
	{ password: 'wrong' },
	{ apiKey: 'wrong' },
	{ username: 'somebody' },
])('a login that is refused is a response, asked for exactly once: %j', async (change) => {
	const { error, json } = await node.run('account', 'verify', {}, [{}], withLogin(change));
	expect(error).toBeUndefined();
	expect(json).toEqual([
		{ valid: false, reason: expect.stringMatching(/Invalid API key/), collections: [] },
	]);
	expect(node.sandbox.log.entries.map(({ status }) => status)).toEqual([401]);
	expect(node.hub.failedLogins).toBe(1);
});

it('a login that is refused without a message has a reason, too', async () => {
	node.sandbox.faults.add({ do: { kind: 'status', status: 401, body: '' } });
	const { json } = await node.run('account', 'verify');
	expect(json).toEqual([
		{
			valid: false,
			reason: 'The API key, user name or password is wrong',
			collections: [],
		},
	]);
});

it('a user name in upper case works', async () => {
	const { json } = await node.run(
		'account',
		'verify',
		{},
		[{}],
		withLogin({ username: 'JoesFlowers' }),
	);
	expect(json[0]?.valid).toBe(true);
	expect(node.sandbox.log.entries[0]?.path).toBe('/ws/customers/joesflowers/');
});

it.each<Record<string, (value: string) => string>>([
	{ apiKey: (key) => ` ${key}\n` },
	{ username: (name) => `\t${name} ` },
])('spaces around pasted values are ignored', async (changes) => {
	const { constantContactLegacyApi: own } = node.credentials;
	const login = Object.fromEntries(
		Object.entries(changes).map(([name, change]) => [name, change(String(own[name]))]),
	);
	const { json, hints } = await node.run('account', 'verify', {}, [{}], withLogin(login));
	expect(json[0]?.valid).toBe(true);
	expect(hints).toEqual([]);
});

it('spaces around the password are sent as they are, and pointed out', async () => {
	const password = `${String(node.credentials.constantContactLegacyApi.password)} `;
	const { json, hints } = await node.run('account', 'verify', {}, [{}], withLogin({ password }));
	expect(json[0]?.valid).toBe(false);
	expect(hints[0]?.message).toContain('The password in the credential begins or ends with a space');
});

it('a user name with a space is pointed out', async () => {
	const { hints } = await node.run(
		'account',
		'verify',
		{},
		[{}],
		withLogin({ username: 'joes flowers' }),
	);
	expect(hints.map(({ message }) => message)).toEqual([
		'The user name of the credential has a space, which only some old accounts have',
	]);
	expect(node.sandbox.log.entries[0]?.rawUrl).toBe('/ws/customers/joes%20flowers/');
});

it.each([
	[{ kind: 'status', status: 403 }, 1],
	[{ kind: 'html' }, 3],
	[{ kind: 'status', status: 503 }, 3],
	[{ kind: 'resetBefore' }, 3],
] as const)('any other failure leaves the question open: %j', async (fault, requests) => {
	node.sandbox.faults.add({ do: fault });
	const { error, json } = await node.run('account', 'verify', { connection: { retries: 2 } });
	expect(json).toEqual([]);
	expect(error?.message).toMatch(/^Could not verify account/);
	expect(node.sandbox.log.count).toBe(requests);
});

it.each([
	[{ username: 'joe/flowers' }, "contains '/', which Constant Contact doesn't allow"],
	[{ username: ' ' }, "'User Name' is empty"],
	[{ password: '' }, "lacks its 'API Key' or its 'Password'"],
	[{ baseUrl: 'nowhere' }, "'Base URL' isn't a web address"],
])('a credential that cannot be used sends nothing: %j', async (change, message) => {
	const { error } = await node.run('account', 'verify', {}, [{}], withLogin(change));
	expect(error?.message).toContain(message);
	expect(node.requests()).toEqual([]);
});
