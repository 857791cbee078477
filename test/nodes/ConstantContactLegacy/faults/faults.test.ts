import type { FaultAction } from '../../../sandbox';
import { byId, connectNode, type ConnectedNode } from '../setup';
import { expectNoSecret } from '../../ContactHub/faults/secrets';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { contacts: 0, lists: 110 } });
});
afterEach(async () => await node.close());

const getAll = async () => await node.run('contactList', 'getAll', { returnAll: true });
const statuses = () => node.sandbox.log.entries.map(({ status }) => status);

describe('links to the next page', () => {
	it.each(['root', 'document', 'absolute'] as const)('%s', async (links) => {
		node.hub.options.links = links;
		const { error, json } = await getAll();
		expect(error).toBeUndefined();
		expect(json).toHaveLength(110);
		expect(node.requests()).toEqual(['GET /lists', 'GET /lists', 'GET /lists']);
	});

	it.each(['root', 'absolute'] as const)(
		'%s, under a user name that is an address',
		async (links) => {
			await node.close();
			const username = 'joe@flowers.example';
			node = await connectNode({ constantContactV1: { contacts: 0, lists: 110, links, username } });
			const { error, json } = await getAll();
			expect(error).toBeUndefined();
			expect(json).toHaveLength(110);
		},
	);

	it('to http go to the configured host anyway', async () => {
		const origin = 'http://api.constantcontact.com';
		node.sandbox.faults.add({ times: 1, do: { kind: 'foreignNextLink', origin } });
		const { error, json } = await getAll();
		expect(error).toBeUndefined();
		expect(json).toHaveLength(110);
	});

	it('to another host are not followed', async () => {
		node.sandbox.faults.add({ do: { kind: 'foreignNextLink' } });
		const { error } = await getAll();
		expect(error?.message).toContain('the list continues at another address (elsewhere.example)');
		expect(node.requests()).toHaveLength(1);
	});

	it('to the page itself end the list with an error', async () => {
		node.sandbox.faults.add({ after: 1, do: { kind: 'loopedLink' } });
		const { error } = await getAll();
		expect(error?.message).toContain('the list links back to a page that was already read');
		expect(node.sandbox.log.count).toBeLessThanOrEqual(3);
	});
});

it('IDs with line breaks are corrected', async () => {
	node.hub.options.idLineBreaks = true;
	const { json } = await getAll();
	expect(json).toHaveLength(110);
	for (const { id, uri } of json) expect(`${String(id)} ${String(uri)}`).toMatch(/^\d+ \S+$/);
});

it.each<FaultAction>([{ kind: 'html' }, { kind: 'truncateJson' }, { kind: 'truncate' }])(
	'a feed that cannot be read is read again: %j',
	async (fault) => {
		node.sandbox.faults.add({ times: 1, do: fault });
		const { error, json } = await getAll();
		expect(error).toBeUndefined();
		expect(json).toHaveLength(110);
	},
);

it('a web page with status 200 is an error in the end', async () => {
	node.sandbox.faults.add({ do: { kind: 'html' } });
	const { error } = await getAll();
	expect(error?.message).toContain('the server sent a web page instead of data');
});

it.each([
	['update', { list: byId('1'), updateFields: { name: 'Renamed' } }, 'PUT'],
	['delete', { list: byId('1') }, 'DELETE'],
])("a web page instead of nothing isn't a success of %s", async (operation, parameters, method) => {
	node.sandbox.faults.add({ when: { method }, do: { kind: 'html' } });
	const { error } = await node.run('contactList', operation, parameters);
	expect(error?.message).toContain(
		`Could not ${operation} contact list: the server sent a web page`,
	);
	expect(node.hub.list(1)).toMatchObject({
		name: expect.not.stringContaining('Renamed') as string,
	});

	node.sandbox.faults.clear();
	node.sandbox.faults.add({ when: { method }, times: 1, do: { kind: 'html' } });
	expect((await node.run('contactList', operation, parameters)).error).toBeUndefined();
	expect(node.hub.list(1)?.name).toBe(operation === 'update' ? 'Renamed' : undefined);
});

it.each<FaultAction>([{ kind: 'repeatPage' }, { kind: 'loopedLink' }])(
	'a list in which a page is sent twice is an error: %j',
	async (fault) => {
		node.sandbox.faults.add({ times: 1, do: fault });
		const { error } = await getAll();
		expect(error?.message).toContain('the server sent a page of the list twice');
	},
);

it('a document type is refused, and nothing of it is fetched', async () => {
	const external = `${node.sandbox.url}/stolen`;
	const body = `<!DOCTYPE feed [<!ENTITY x SYSTEM "${external}">]><feed>&x;</feed>`;
	node.sandbox.faults.add({ do: { kind: 'status', status: 200, body } });
	const { error } = await getAll();
	expect(error?.message).toContain('has a document type, which is not allowed');
	expect(new Set(node.requests())).toEqual(new Set(['GET /lists']));
});

describe('over the rate per second', () => {
	const overQps: FaultAction = {
		kind: 'status',
		status: 403,
		headers: { 'x-mashery-error-code': 'ERR_403_DEVELOPER_OVER_QPS' },
		body: '<h1>Developer Over Qps</h1>',
	};

	it('a read is repeated', async () => {
		node.sandbox.faults.add({ times: 1, do: overQps });
		const { error, json } = await getAll();
		expect(error).toBeUndefined();
		expect(json).toHaveLength(110);
		expect(statuses()).toEqual([403, 200, 200, 200]);
	});

	it('a creation is repeated too, for it was not carried out', async () => {
		node.sandbox.faults.add({ times: 1, do: overQps });
		const { error } = await node.run('contactList', 'create', { name: 'New' });
		expect(error).toBeUndefined();
		expect(statuses()).toEqual([403, 201]);
	});

	it('over the day is not', async () => {
		node.hub.options.dailyLimit = 0;
		const { error } = await getAll();
		expect(error?.message).toContain('Developer Over Rate');
		expect(error?.description).toMatch(
			/^The API key has used up its requests for the day, 10,000 for a standard key\. The count resets at 00:00 UTC; run again after that\./,
		);
		expect(statuses()).toEqual([403]);
	});

	it('over the day is no question of the permission for schedules', async () => {
		node.hub.options.dailyLimit = 0;
		const { error } = await node.run('campaignSchedule', 'getAll', { campaign: byId('1') });
		expect(error?.message).not.toContain('permission');
		expect(error?.description).toMatch(/^The API key has used up its requests for the day/);
		expect(statuses()).toEqual([403]);
	});
});

describe('a creation whose end is unclear', () => {
	it.each<FaultAction>([{ kind: 'status', status: 500 }, { kind: 'resetAfter' }, { kind: 'html' }])(
		'is not sent again: %j',
		async (fault) => {
			node.sandbox.faults.add({ do: fault });
			const { error } = await node.run('contactList', 'create', { name: 'New' });
			expect(error?.message).toContain('Could not create contact list');
			expect(node.requests()).toEqual(['POST /lists']);
		},
	);
});

it.each([
	['get', { list: byId('1') }],
	['delete', { list: byId('1') }],
	['create', { name: 'New' }],
])('401 on %s is sent exactly once', async (operation, parameters) => {
	const login = { ...node.credentials.constantContactLegacyApi, password: 'wrong' };
	const { error } = await node.run('contactList', operation, parameters, [{}], {
		credentials: { constantContactLegacyApi: login },
	});
	expect(statuses()).toEqual([401]);
	expect(error?.description).toMatch(/^Check the API key, user name and password/);
	expect(error?.description).toContain('freeze the account');
});

describe('a server that echoes the login', () => {
	it.each([400, 401, 403, 404, 409, 500])("doesn't put it into errors: %i", async (status) => {
		const { apiKey = '', username = '', password = '' } = node.credentials.constantContactLegacyApi;
		const pair = Buffer.from(`${apiKey}%${username}:${password}`).toString('base64');
		const body = `key ${apiKey} password ${password} header Basic ${pair} end`;
		node.sandbox.faults.add({ do: { kind: 'status', status, body } });
		for (const continueOnFail of [false, 'continueRegularOutput'] as const) {
			const result = await node.run('contactList', 'create', { name: 'New' }, [{}], {
				continueOnFail,
			});
			expectNoSecret(result, apiKey, password, pair);
			const told = result.error?.message ?? String(result.json[0]?.error);
			expect(told).toContain('key *** password *** header Basic *** end');
		}
	});
});
