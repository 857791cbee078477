import { byId, connectNode, type ConnectedNode, type Parameters } from '../setup';

let node: ConnectedNode;
let ids: string[];

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 230, events: 0 } });
	ids = [...node.hub.customers()].map(({ id }) => id);
});
afterAll(async () => await node.close());
beforeEach(() => {
	node.sandbox.log.clear();
	node.sandbox.faults.clear();
});

const getAll = async (parameters: Parameters = {}, items = [{}], options = {}) =>
	await node.run('customer', 'getAll', parameters, items, options);

const pages = () =>
	node.sandbox.log.entries.map(({ query }) => `${String(query.page)}x${String(query.size)}`);

describe('customer: getAll, how many', () => {
	it('reads the first 50 by default, oldest first, in one request', async () => {
		const { json, items } = await getAll();
		const request = node.onlyRequest();
		expect(node.requests()).toEqual(['GET /customers']);
		expect(request.query).toEqual({
			nodeId: node.hub.nodeId,
			sort: 'registeredAt,asc',
			page: '0',
			size: '50',
		});
		expect(request.headers.authorization).toBe(`Bearer ${node.hub.tokens.trusted}`);
		expect(json.map(({ id }) => id)).toEqual(ids.slice(0, 50));
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
	});

	it.each([
		[1, ['0x1']],
		[7, ['0x7']],
		[49, ['0x49']],
		[50, ['0x50']],
		// Reading several pages begins with the newest customers, which mark the end.
		[51, ['0x50', '0x50', '1x50']],
		[100, ['0x50', '0x50', '1x50']],
		[101, ['0x50', '0x50', '1x50', '2x50']],
	])('requests no more than it needs for %d', async (limit, expected) => {
		const { json } = await getAll({ limit });
		expect(json.map(({ id }) => id)).toEqual(ids.slice(0, limit));
		expect(pages().sort()).toEqual(expected);
	});

	it.each([
		['a limit beyond the end', { limit: 10_000 }],
		['Return All', { returnAll: true }],
	])('reads every page once, after checking the newest, with %s', async (_what, parameters) => {
		const { json } = await getAll(parameters);
		expect(json.map(({ id }) => id)).toEqual(ids);
		expect(pages().sort()).toEqual(['0x50', '0x50', '1x50', '2x50', '3x50', '4x50']);
	});

	it('returns nothing for an empty node, in one request', async () => {
		const { json, error } = await getAll({
			returnAll: true,
			listOptions: { node: byId(node.hub.secondNodeId) },
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
		expect(node.onlyRequest().query.nodeId).toBe(node.hub.secondNodeId);
	});

	it('refuses a limit of zero', async () => {
		const { error } = await getAll({ limit: '={{ 0 }}' });
		expect(error?.message).toBe("'Limit' is 0, out of range [item 0]");
		expect(node.requests()).toEqual([]);
	});
});

it.each([null, 1_717_243_200_000, 'soon'])(
	'customer: getAll is an error, not an empty list, if the newest customer was registered at %p',
	async (registeredAt) => {
		const elements = ids.slice(0, 50).map((id) => ({ ...node.hub.customer(id), registeredAt }));
		const page = { size: 50, totalElements: 230, totalPages: 5, number: 0 };
		node.sandbox.faults.add({
			times: 1,
			do: { kind: 'status', status: 200, body: { elements, page } },
		});
		const { error, json } = await getAll({ returnAll: true });
		expect(error?.message).toContain(
			"the server sent a customer without a readable time 'registeredAt'",
		);
		expect(json).toEqual([]);
	},
);

describe('customer: getAll, fields and order', () => {
	it('returns the short form by default and the whole customer without Simplify', async () => {
		const [short] = (await getAll({ limit: 1 })).json;
		expect(Object.keys(short ?? {})).toEqual([
			'id',
			'externalId',
			'email',
			'firstName',
			'lastName',
			'mobilePhone',
			'city',
			'tags',
			'registeredAt',
			'updatedAt',
		]);
		const [whole] = (await getAll({ limit: 1, simplify: false })).json;
		expect(whole).toEqual({ ...node.hub.customer(ids[0] ?? '') });
	});

	it('requests the chosen fields, and those that it needs itself', async () => {
		const fields = ' base.firstName, base.contacts.email,,registeredAt ';
		const { json } = await getAll({ limit: 2, listOptions: { fields } });
		expect(node.onlyRequest().query.fields).toBe(
			'id,registeredAt,base.firstName,base.contacts.email',
		);
		const customer = node.hub.customer(ids[0] ?? '');
		expect(json[0]).toMatchObject({
			id: ids[0],
			registeredAt: customer?.registeredAt,
			base: { firstName: customer?.base?.firstName },
		});
		expect(json[0]).not.toHaveProperty('email');
	});

	it('adds the sort attribute to the fields', async () => {
		const sort = { sortBy: 'base.lastName', sortDirection: 'desc' };
		await getAll({ limit: 2, listOptions: { fields: 'externalId', ...sort } });
		expect(node.onlyRequest().query).toMatchObject({
			fields: 'id,registeredAt,base.lastName,externalId',
			sort: 'base.lastName,desc',
		});
	});

	it('finds by external ID', async () => {
		const { json } = await getAll({ filters: { externalId: 'CRM-0000005' } });
		expect(node.onlyRequest().query).toMatchObject({ externalId: 'CRM-0000005' });
		expect(json).toMatchObject([{ id: ids[4], externalId: 'CRM-0000005' }]);
	});

	it('sorts by another attribute', async () => {
		const listOptions = { sortBy: 'base.lastName' };
		const { json } = await getAll({ returnAll: true, listOptions });
		const names = json.map(({ lastName }) => String(lastName));
		expect(names).toEqual([...names].sort());
		expect(new Set(json.map(({ id }) => id))).toEqual(new Set(ids));
	});

	it('reverses the order of registration', async () => {
		const { json } = await getAll({ limit: 60, listOptions: { sortDirection: 'desc' } });
		expect(node.sandbox.log.entries[0]?.query.sort).toBe('registeredAt,desc');
		expect(json.map(({ id }) => id)).toEqual([...ids].reverse().slice(0, 60));
	});

	it('names the field that ContactHub cannot sort by', async () => {
		const { error } = await getAll({ listOptions: { sortBy: 'base.shoeSize' } });
		expect(error?.message).toContain('attribute base.shoeSize is unknown');
		expect(error?.httpCode).toBe('400');
	});
});

describe('customer: getAll of a list whose last page is full', () => {
	let full: ConnectedNode;

	beforeAll(async () => {
		full = await connectNode({ contactHub: { customers: 150, events: 0 } });
	});
	afterAll(async () => await full.close());

	const all = { returnAll: true, connection: { maxConcurrentRequests: 4 } };

	it('looks whether there is another page', async () => {
		expect(await full.runOk('customer', 'getAll', all)).toHaveLength(150);
		const numbers = full.sandbox.log.entries.map(({ query }) => Number(query.page));
		// The newest customer, and the pages.
		expect(numbers.sort()).toEqual([0, 0, 1, 2, 3]);
	});

	it('does so along with the other pages', async () => {
		full.sandbox.log.clear();
		full.sandbox.faults.add({ after: 2, do: { kind: 'hang' } });
		const isRequested = () => full.sandbox.log.entries.some(({ query }) => query.page === '3');
		await full.run('customer', 'getAll', all, [{}], { stopWhen: isRequested });
		expect(isRequested()).toBe(true);
	});
});

describe('customer: getAll for several items', () => {
	const items = ['CRM-0000001', 'CRM-0000002', 'CRM-0000003'].map((key) => ({ key }));

	it('runs once when no parameter depends on the item, and says so', async () => {
		const { json, hints, items: out } = await getAll({ limit: 2 }, items);
		expect(json.map(({ id }) => id)).toEqual(ids.slice(0, 2));
		expect(node.requests()).toHaveLength(1);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
		expect(hints.map(({ message }) => message)).toEqual([
			'Ran once for all 3 input items, because no parameter depends on the item',
		]);
	});

	it('runs for each item when a parameter depends on it', async () => {
		const filters = { externalId: '={{ $json.key }}' };
		const { json, hints, items: out } = await getAll({ filters }, items);
		expect(json.map(({ id }) => id)).toEqual(ids.slice(0, 3));
		expect(node.requests()).toHaveLength(3);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(hints).toEqual([]);
	});

	it('reports the item that fails, and continues with the others', async () => {
		node.sandbox.faults.add({
			when: { method: 'GET' },
			after: 1,
			times: 1,
			do: { kind: 'status', status: 403 },
		});
		const { json, items: out } = await getAll(
			{ filters: { externalId: '={{ $json.key }}' } },
			items,
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(json.map(({ id }) => id)).toEqual([ids[0], undefined, ids[2]]);
		expect(json[1]?.error).toContain('[item 1]');
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
	});

	it('passes on what came before an error in the middle of a list', async () => {
		node.sandbox.faults.add({
			when: { path: '/customers' },
			after: 3,
			do: { kind: 'status', status: 403 },
		});
		const { json } = await getAll(
			{ returnAll: true, connection: { maxConcurrentRequests: 1 } },
			[{}],
			{
				continueOnFail: 'continueRegularOutput',
			},
		);
		expect(json.slice(0, 100).map(({ id }) => id)).toEqual(ids.slice(0, 100));
		expect(json).toHaveLength(101);
		expect(json[100]?.error).toContain('Could not get many customers');
	});
});
