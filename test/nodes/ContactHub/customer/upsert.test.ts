import type { IDataObject } from 'n8n-workflow';

import { automatic, byId, connectNode, manual, type ConnectedNode } from '../setup';
import { useNock } from '../../../support/useNock';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 0, events: 0 } });
});
afterAll(async () => await node.close());
beforeEach(() => {
	node.sandbox.log.clear();
	node.hub.options.uniquenessPolicy = 'BLOCK';
});

const upsert = async (value: Record<string, unknown>, more: object = {}, options: object = {}) =>
	await node.run(
		'customer',
		'upsert',
		{ customerFields: manual(value), simplify: false, ...more },
		[{}],
		options,
	);

const known = (email: string, more: object = {}) =>
	node.hub.putCustomer({ base: { contacts: { email }, ...more } });

it.each([
	[{ 'base.firstName': 'Ann' }, true],
	[{ 'base.firstName': 'Ann', externalId: 'ext-1' }, false],
	[{ 'base.contacts.email': 'ann@example.com' }, false],
])(
	'tells that a customer without email and external ID is created each time: %j',
	async (value, told) => {
		const { hints } = await upsert(value);
		expect(hints.some(({ message }) => message.includes('are created again in each run'))).toBe(
			told,
		);
	},
);

it.each([
	[{ 'base.firstName': 'Ann', externalId: 'ext-1' }, true],
	[{ 'base.contacts.email': 'ann@example.com', externalId: 'ext-1' }, false],
	[{ 'base.contacts.email': 'ann@example.com' }, false],
	[{ 'base.firstName': 'Ann' }, false],
])('tells that an external ID alone may not be enough: %j', async (value, told) => {
	const { hints } = await upsert(value);
	expect(hints.some(({ message }) => message.includes('may be created again'))).toBe(told);
});

describe('customer: upsert where duplicates are blocked', () => {
	it('creates a customer that is new', async () => {
		const { json } = await upsert({ 'base.contacts.email': 'new@example.com' });
		expect(node.requests()).toEqual(['POST /customers']);
		expect(node.onlyRequest().body).toEqual({
			nodeId: node.hub.nodeId,
			base: { contacts: { email: 'new@example.com' } },
		});
		expect(json).toEqual([{ ...node.hub.customer(String(json[0]?.id)) }]);
	});

	it('returns the short form of a customer unless the user wants all of it', async () => {
		const { json } = await upsert(
			{ 'base.contacts.email': 'short@example.com' },
			{ simplify: true },
		);
		expect(json[0]).toMatchObject({ email: 'short@example.com', firstName: null, tags: null });
		expect(json[0]).not.toHaveProperty('base');
	});

	it('patches the customer that the conflict names, without the node', async () => {
		const { id } = known('known@example.com', { firstName: 'Kay', lastName: 'Old' });
		const { json, error } = await upsert(
			{ 'base.contacts.email': 'known@example.com', 'base.lastName': 'New' },
			{ additionalFields: { sessionId: 'S1' } },
		);
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['POST /customers', `PATCH /customers/${id}`]);
		const [post, patch] = node.sandbox.log.entries;
		expect([post?.status, patch?.status]).toEqual([409, 200]);
		expect(post?.query).toEqual({ sessionId: 'S1' });
		expect(patch?.query).toEqual({ sessionId: 'S1' });
		expect(patch?.body).toEqual({
			base: { contacts: { email: 'known@example.com' }, lastName: 'New' },
		});
		expect(json).toEqual([{ ...node.hub.customer(id) }]);
		expect(node.hub.customer(id)?.base).toMatchObject({ firstName: 'Kay', lastName: 'New' });
	});

	it('creates a customer in the chosen node that exists in another', async () => {
		known('elsewhere@example.com');
		const { json } = await upsert(
			{ 'base.contacts.email': 'elsewhere@example.com' },
			{ additionalFields: { node: byId(node.hub.secondNodeId) } },
		);
		expect(node.onlyRequest().status).toBe(201);
		expect(json[0]?.nodeId).toBe(node.hub.secondNodeId);
	});

	it('reports the conflict when the token may not know the customer', async () => {
		const { id } = known('secret@example.com');
		const { error } = await upsert(
			{ 'base.contacts.email': 'secret@example.com' },
			{},
			{ token: 'untrusted' },
		);
		expect(node.requests()).toEqual(['POST /customers']);
		expect(error?.httpCode).toBe('409');
		expect(error?.message).toBe(
			`Could not create or update customer: Conflict with exiting customer ${id} [item 0]`,
		);
		expect(JSON.stringify(error)).not.toContain(node.hub.tokens.untrusted);
	});

	it('reports what is wrong with the data instead of patching', async () => {
		known('bad@example.com');
		const { error } = await upsert(
			{ 'base.contacts.email': 'bad@example.com' },
			{ additionalFields: { json: '{"base": {"jobs": [{}]}}' } },
		);
		expect(node.requests()).toEqual(['POST /customers']);
		expect(error?.message).toContain('(/base/jobs/0/id: required property is missing)');
	});
});

describe('customer: upsert under the other policies', () => {
	it.each(['MERGE', 'NO_CHECK'] as const)('takes one request under %s', async (policy) => {
		node.hub.options.uniquenessPolicy = policy;
		const email = `${policy.toLowerCase()}@example.com`;
		const { id } = known(email, { firstName: 'Kay' });
		const { json } = await upsert({ 'base.contacts.email': email, 'base.lastName': 'New' });
		expect(node.onlyRequest()).toMatchObject({ method: 'POST', status: 201 });
		expect(json[0]?.id === id).toBe(policy === 'MERGE');
		expect(node.hub.customer(id)?.base?.lastName).toBe(policy === 'MERGE' ? 'New' : null);
	});
});

describe('customer: upsert of several items', () => {
	it('the later of two items about one person wins, although four run at once', async () => {
		const people = ['ann', 'bob', 'ann', 'ANN', 'bob', 'cid', 'ann', 'bob'];
		const items = people.map((name, index) => ({
			email: `${name}.turns@example.com`,
			lastName: `${index}`,
		}));
		// Retries of the first request come after other requests that are in flight, which would overtake it.
		node.sandbox.faults.add({
			when: { method: 'POST' },
			times: 1,
			do: { kind: 'status', status: 429 },
		});
		const json = await node.runOk(
			'customer',
			'upsert',
			{ customerFields: automatic(), simplify: false },
			items,
		);
		node.sandbox.faults.clear();
		expect(json.map(({ base }) => (base as IDataObject).lastName)).toEqual(
			people.map((_, index) => `${index}`),
		);
		expect(new Set(json.map(({ id }) => id)).size).toBe(3);
		const sent = node.sandbox.log.entries
			.filter(({ status }) => status === 201 || status === 200)
			.map(({ body }) => (body as { base: { contacts: IDataObject; lastName: string } }).base);
		for (const name of ['ann', 'bob']) {
			const own = sent.filter(({ contacts }) =>
				String(contacts.email).toLowerCase().startsWith(name),
			);
			const order = own.map(({ lastName }) => Number(lastName));
			expect(order).toEqual([...order].sort((left, right) => left - right));
		}
		expect(json[6]?.id).toBe(json[0]?.id);
		expect(node.hub.customer(String(json[0]?.id))?.base?.lastName).toBe('6');
		expect(node.hub.customer(String(json[1]?.id))?.base?.lastName).toBe('7');
	});

	it('runs items about different or unknown people at once', async () => {
		const { log, settings } = node.sandbox;
		settings.latencyMs = 20;
		settings.isHeld = () => log.peakInFlight < 4;
		const name = '={{ $json.firstName }}';
		const customerFields = manual({ 'base.firstName': name });
		const items = Array.from({ length: 8 }, (_, index) => ({ firstName: `Nobody ${index}` }));
		// By itself, the node may still run fewer at once after the refusal of the test before.
		const connection = { maxConcurrentRequests: 4 };
		await node.runOk('customer', 'upsert', { customerFields, simplify: false, connection }, items);
		settings.latencyMs = 0;
		settings.isHeld = undefined;
		expect(log.peakInFlight).toBe(4);
	});
});

describe('customer: upsert and a link to somewhere else', () => {
	const ID = '5e0b8a5c-53b1-4b5e-8f0a-6a5b8d0e3f11';
	const WORKSPACE = '/hub/v1/workspaces/w1';
	const credential = {
		baseUrl: 'https://hub.example.test/hub/v1',
		workspaceId: 'w1',
		nodeId: 'n1',
	};

	const nock = useNock();

	it('patches the customer by ID on its own server, and sends nothing to the link', async () => {
		const stranger = nock('https://stranger.example.test').persist();
		const touched = jest.fn();
		for (const method of ['GET', 'PATCH', 'POST', 'PUT']) {
			stranger.intercept(/.*/, method).reply(() => {
				touched(method);
				return [200, {}];
			});
		}
		const own = nock('https://hub.example.test', {
			reqheaders: { authorization: `Bearer ${node.hub.tokens.trusted}` },
		})
			.post(`${WORKSPACE}/customers`)
			.reply(409, {
				message: `Conflict with exiting customer ${ID}`,
				data: { customer: { id: ID, href: `https://stranger.example.test/customers/${ID}` } },
				errors: [],
			})
			.patch(`${WORKSPACE}/customers/${ID}`, { externalId: 'x' })
			.reply(200, { id: ID, externalId: 'x' });

		const { json, error } = await upsert({ externalId: 'x' }, {}, { credential });
		expect(error).toBeUndefined();
		expect(json).toEqual([{ id: ID, externalId: 'x' }]);
		expect(own.isDone()).toBe(true);
		expect(touched).not.toHaveBeenCalled();
	});

	it('creates the customer once more when it was deleted between conflict and change', async () => {
		const own = nock('https://hub.example.test')
			.post(`${WORKSPACE}/customers`)
			.reply(409, { message: 'Conflict', data: { customer: { id: ID } } })
			.patch(`${WORKSPACE}/customers/${ID}`, { externalId: 'x' })
			.reply(404, { message: 'Customer not found' })
			.post(`${WORKSPACE}/customers`, (body: IDataObject) => body.externalId === 'x')
			.reply(200, { id: 'new', externalId: 'x' });
		const { json, error } = await upsert({ externalId: 'x' }, {}, { credential });
		expect(error).toBeUndefined();
		expect(json).toEqual([{ id: 'new', externalId: 'x' }]);
		expect(own.isDone()).toBe(true);
	});

	it('reports why the existing customer can not be changed', async () => {
		const own = nock('https://hub.example.test')
			.post(`${WORKSPACE}/customers`)
			.reply(409, { message: 'Conflict', data: { customer: { id: ID } } })
			.patch(`${WORKSPACE}/customers/${ID}`)
			.reply(403, { message: 'not yours' });
		const { error } = await upsert({ externalId: 'x' }, {}, { credential });
		expect(error?.message).toContain('not yours');
		expect(own.isDone()).toBe(true);
	});

	it('reports another conflict after that', async () => {
		const own = nock('https://hub.example.test')
			.post(`${WORKSPACE}/customers`)
			.twice()
			.reply(409, { message: 'Conflict', data: { customer: { id: ID } } })
			.patch(`${WORKSPACE}/customers/${ID}`)
			.reply(404, { message: 'Customer not found' });
		const { error } = await upsert({ externalId: 'x' }, {}, { credential });
		expect(error?.message).toContain('Conflict');
		expect(own.isDone()).toBe(true);
	});

	it('keeps an ID with slashes and dots in its place in the path', async () => {
		const id = '../../other?x=1#y';
		const own = nock('https://hub.example.test')
			.post(`${WORKSPACE}/customers`)
			.reply(409, { message: 'Conflict', data: { customer: { id } } })
			.patch(`${WORKSPACE}/customers/${encodeURIComponent(id)}`)
			.reply(200, { id });
		const { error } = await upsert({ externalId: 'x' }, {}, { credential });
		expect(error).toBeUndefined();
		expect(own.isDone()).toBe(true);
	});
});
