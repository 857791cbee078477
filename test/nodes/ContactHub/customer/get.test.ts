import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;
let id: string;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 3, events: 0 } });
	id = [...node.hub.customers()][0]?.id ?? '';
	for (let index = 0; index < 52; index++) {
		node.hub.putCustomer({ externalId: 'shared', base: { firstName: `Twin ${index}` } });
	}
	node.hub.putCustomer({
		externalId: 'a/b c&d=é',
		nodeId: node.hub.secondNodeId,
		base: { firstName: 'Odd' },
	});
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

const byMode = (mode: string, value: string) => ({ __rl: true, mode, value });

const byExternalId = async (externalId: string, more: object = {}) =>
	await node.run('customer', 'get', {
		customer: byMode('externalId', externalId),
		simplify: false,
		...more,
	});

describe('customer: get', () => {
	it('reads a customer by ID, whole', async () => {
		const { json } = await node.run('customer', 'get', { customer: byId(id), simplify: false });
		const request = node.onlyRequest();
		expect(node.requests()).toEqual([`GET /customers/${id}`]);
		expect(request.query).toEqual({});
		expect(request.headers.authorization).toBe(`Bearer ${node.hub.tokens.trusted}`);
		expect(json).toEqual([{ ...node.hub.customer(id) }]);
	});

	it('returns the short form by default', async () => {
		const customer = node.hub.customer(id);
		const [json] = await node.runOk('customer', 'get', { customer: byId(id) });
		expect(json).toEqual({
			id,
			externalId: customer?.externalId,
			email: (customer?.base?.contacts as Record<string, unknown> | undefined)?.email,
			firstName: customer?.base?.firstName,
			lastName: customer?.base?.lastName,
			mobilePhone: (customer?.base?.contacts as Record<string, unknown> | undefined)?.mobilePhone,
			city: (customer?.base?.address as Record<string, unknown> | null)?.city ?? null,
			tags: customer?.tags?.manual ?? null,
			registeredAt: customer?.registeredAt,
			updatedAt: customer?.updatedAt,
		});
	});

	it('reads one customer per item, each paired with its item', async () => {
		const ids = [...node.hub.customers()].slice(0, 3).map((customer) => ({ key: customer.id }));
		const items = [ids[2], { key: 'nobody' }, ids[0]] as Array<{ key: string }>;
		const { json, items: out } = await node.run(
			'customer',
			'get',
			{ customer: byId('={{ $json.key }}') },
			items,
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(json.map((entry) => entry.id)).toEqual([ids[2]?.key, undefined, ids[0]?.key]);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(json[1]?.error).toContain('Could not get customer: customer not found nobody [item 1]');
	});

	it('says what to do about an unknown ID', async () => {
		const { error } = await node.run('customer', 'get', { customer: byId('nobody') });
		expect(error).toMatchObject({
			message: 'Could not get customer: customer not found nobody [item 0]',
			httpCode: '404',
		});
		expect(error?.description).toContain('Choose an entry from the list');
		expect(node.requests()).toEqual(['GET /customers/nobody']);
	});

	it('refuses an ID that would leave its place in the path', async () => {
		const { error } = await node.run('customer', 'get', { customer: byId('..') });
		expect(error?.message).toBe("The ID '..' can't be used [item 0]");
		expect(node.requests()).toEqual([]);
	});

	it('refuses an empty ID from an expression', async () => {
		const { error } = await node.run('customer', 'get', { customer: byId('={{ $json.none }}') });
		expect(error?.message).toBe("'Customer' is empty: its expression returns nothing [item 0]");
		expect(node.requests()).toEqual([]);
	});
});

describe('customer: get by external ID', () => {
	it('finds the only one, and reads it as it is now', async () => {
		const { json } = await byExternalId('CRM-0000001');
		expect(json).toEqual([{ ...node.hub.customer(id) }]);
		expect(node.sandbox.log.entries[0]?.query).toMatchObject({
			nodeId: node.hub.nodeId,
			externalId: 'CRM-0000001',
			page: '0',
			size: '50',
		});
		expect(node.requests()).toEqual(['GET /customers', `GET /customers/${id}`]);
	});

	it('names those that share it, and chooses none', async () => {
		const { error } = await byExternalId('shared');
		const [first] = [...node.hub.customers()].filter(({ externalId }) => externalId === 'shared');
		expect(error?.message).toMatch(
			`More than 5 customers have the external ID 'shared': ${first?.id} (Twin 0); `,
		);
		expect(error?.message).toMatch(/; and others \[item 0\]$/);
		expect(error?.description).toBe("Choose one of them 'By ID'.");
		expect(new Set(node.requests())).toEqual(new Set(['GET /customers']));
	});

	it('looks in the chosen node, for any text', async () => {
		const additionalFields = { node: byId(node.hub.secondNodeId) };
		const { json } = await byExternalId('a/b c&d=é', { additionalFields });
		expect(json).toMatchObject([{ base: { firstName: 'Odd' } }]);
		expect(node.sandbox.log.entries[0]?.query).toMatchObject({ nodeId: node.hub.secondNodeId });
		const { error } = await byExternalId('a/b c&d=é');
		expect(error?.message).toContain('No customer has the external ID');
	});

	it('says so when there is none, and that a new one may not be found yet', async () => {
		const { error } = await byExternalId('nothing');
		expect(error?.message).toBe("No customer has the external ID 'nothing' [item 0]");
		expect(error?.description).toContain('may not be found yet');
	});

	it('refuses an empty one, which would mean everybody', async () => {
		const { error } = await byExternalId('={{ $json.none }}');
		expect(error?.message).toBe("'Customer' is empty: its expression returns nothing [item 0]");
		expect(node.requests()).toEqual([]);
	});

	it('says that no node is given', async () => {
		const { error } = await node.run(
			'customer',
			'get',
			{ customer: byMode('externalId', 'x') },
			[{}],
			{ credential: { nodeId: '' } },
		);
		expect(error).toMatchObject({
			message: expect.stringContaining('No ContactHub node is given'),
			description: expect.stringContaining('Default Node ID'),
		});
		expect(node.requests()).toEqual([]);
	});
});
