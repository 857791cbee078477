import { ManualClock, startSandbox, type Sandbox } from '../../index';
import {
	atomicQuery,
	contactHubClient,
	simpleQuery,
	type ContactHubClient,
	type TestBody,
} from '../../testClient';

let sandbox: Sandbox;
let client: ContactHubClient;
let nodeId: string;
const clock = new ManualClock();

beforeAll(async () => {
	sandbox = await startSandbox({ clock, contactHub: { customers: 123, sameTimestampEvery: 3 } });
	client = contactHubClient(sandbox);
	({ nodeId } = sandbox.contactHub);
});
afterAll(async () => await sandbox.close());

type Query = Record<string, string | number | string[]>;
const list = async (query: Query = {}) => {
	const response = await client.get('/customers', { nodeId, ...query });
	expect([response.status, response.body.message]).toEqual([200, undefined]);
	return response.body as unknown as { elements: TestBody[]; page: Record<string, number> };
};
const ids = async (query: Query = {}) => {
	const collected: string[] = [];
	for (let page = 0; ; page++) {
		const { elements } = await list({ size: 50, page, ...query });
		if (elements.length === 0) return collected;
		collected.push(...elements.map(({ id }) => String(id)));
	}
};
const statusOf = async (query: Query) => (await client.get('/customers', query)).status;

describe('pages of GET /customers', () => {
	it('have 10 customers by default, and the envelope of the captures', async () => {
		const { elements, page } = await list();
		expect(elements).toHaveLength(10);
		expect(page).toEqual({
			size: 10,
			totalElements: 123,
			totalUnfilteredElements: 0,
			totalPages: 13,
			number: 0,
		});
		expect(elements[0]).toEqual(sandbox.contactHub.customer(String(elements[0]!.id)));
	});

	it('count from 0 and are empty behind the end', async () => {
		expect((await list({ page: 12 })).elements).toHaveLength(3);
		expect(await list({ page: 13 })).toMatchObject({ elements: [], page: { number: 13 } });
		expect(new Set(await ids()).size).toBe(123);
	});

	it.each<[string, Query]>([
		['no node', {}],
		['a size of 0', { nodeId: 'N', size: 0 }],
		['a size of 51', { nodeId: 'N', size: 51 }],
		['a negative page', { nodeId: 'N', page: -1 }],
		['a page that is no number', { nodeId: 'N', page: 'x' }],
		['an unknown sort', { nodeId: 'N', sort: 'name' }],
		['an unknown sort of base', { nodeId: 'N', sort: 'base.name' }],
		['a sort by an object', { nodeId: 'N', sort: 'base.contacts' }],
		['an unknown direction', { nodeId: 'N', sort: 'registeredAt,up' }],
		['an unknown field', { nodeId: 'N', fields: 'base.firstName,base.email' }],
		['an empty field', { nodeId: 'N', fields: 'id,' }],
	])('are refused for %s', async (_name, query) => {
		const real = query.nodeId === undefined ? query : { ...query, nodeId };
		expect(await statusOf(real)).toBe(400);
	});

	it('return 404 for an unknown node', async () => {
		const response = await client.get('/customers', { nodeId: 'nowhere' });
		expect([response.status, response.body.message]).toEqual([404, 'node not found nowhere']);
	});

	it('can end at 10,000 results', async () => {
		const { options } = sandbox.contactHub;
		options.deepPaging = false;
		expect(await statusOf({ nodeId, size: 50, page: 199 })).toBe(200);
		const refused = await client.get('/customers', { nodeId, size: 50, page: 200 });
		expect(refused.status).toBe(400);
		expect(refused.body.message).toContain('Result window is too large');
		options.deepPagingStatus = 500;
		expect(await statusOf({ nodeId, page: 1000 })).toBe(500);
		Object.assign(options, { deepPaging: true, deepPagingStatus: 400 });
	});
});

/** A value without its nulls. */
function filledIn(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(filledIn);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).filter(([, entry]) => entry !== null);
	return Object.fromEntries(entries.map(([key, entry]) => [key, filledIn(entry)]));
}

describe('order, fields and external ids', () => {
	it('sorts by time in both directions, the same as sorting everything', async () => {
		const all = [...sandbox.contactHub.customers()];
		for (const attribute of ['registeredAt', 'updatedAt'] as const) {
			const sorted = all
				.map((customer, at) => ({ ...customer, at }))
				.sort((a, b) => (a[attribute] < b[attribute] ? -1 : Number(a[attribute] > b[attribute])))
				.map(({ id }) => id);
			expect(await ids({ sort: attribute })).toEqual(sorted);
			expect(await ids({ sort: `${attribute},DESC` })).toEqual(sorted.reverse());
		}
		expect(await ids()).toEqual(all.map(({ id }) => id));
	});

	it('shares registeredAt among neighbours', async () => {
		const stamps = [...sandbox.contactHub.customers()].map((customer) => customer.registeredAt);
		expect(new Set(stamps).size).toBe(41);
	});

	it('sorts by several attributes, the missing ones last', async () => {
		const { elements } = await list({
			size: 50,
			sort: ['base.gender', 'base.lastName,desc', 'base.contacts.email'],
		});
		const keys = elements.map(({ base }) => [base!.gender, base!.lastName].map(String));
		const sorted = [...keys].sort(
			([a1, a2], [b1, b2]) => a1!.localeCompare(b1!) || b2!.localeCompare(a2!),
		);
		expect(keys).toEqual(sorted);
		const last = await list({ size: 1, page: 122, sort: 'externalId,desc' });
		expect(last.elements[0]!.externalId).toBeNull();
	});

	it('returns only the requested fields and the id', async () => {
		const { elements } = await list({
			size: 1,
			fields: 'base.firstName,base.contacts.email,updatedAt',
		});
		expect(filledIn(elements[0])).toEqual({
			id: expect.any(String),
			updatedAt: expect.any(String),
			base: { firstName: expect.any(String), contacts: { email: expect.any(String) } },
		});
		// Properties that weren't requested are null, like those that a customer lacks.
		expect(elements[0]).toMatchObject({ externalId: null, tags: null, registeredAt: null });
		expect(elements[0]!.base).toMatchObject({ lastName: null, likes: null, address: null });
	});

	it('picks fields out of lists and leaves null alone', async () => {
		const likes = [{ id: '1', name: 'boots', category: 'shoes' }];
		const { id } = sandbox.contactHub.putCustomer({ externalId: 'picked', base: { likes } });
		const { elements } = await list({
			externalId: 'picked',
			fields: 'base.likes.name,base.contacts.email,extended',
		});
		expect(elements.map(filledIn)).toEqual([{ id, base: { likes: [{ name: 'boots' }] } }]);
		expect(elements[0]).toMatchObject({ base: { likes: [{ id: null }], contacts: null } });
		sandbox.contactHub.deleteCustomer(id);
	});

	it('finds any number by external id', async () => {
		expect((await list({ externalId: 'CRM-0000001' })).elements).toHaveLength(1);
		expect((await list({ externalId: 'CRM-0000004' })).elements).toEqual([]);
		sandbox.contactHub.putCustomer({ externalId: 'CRM-0000001' });
		const { elements, page } = await list({ externalId: 'CRM-0000001' });
		expect([elements.length, page.totalElements]).toEqual([2, 2]);
		sandbox.contactHub.deleteCustomer(String(elements[1]!.id));
	});

	it('keeps nodes apart and joins them in the view node', async () => {
		const { secondNodeId, viewNodeId } = sandbox.contactHub;
		const { id } = sandbox.contactHub.putCustomer({ nodeId: secondNodeId, externalId: 'second' });
		expect((await list({ nodeId: secondNodeId })).elements.map((found) => found.id)).toEqual([id]);
		expect((await list({ nodeId: viewNodeId })).page.totalElements).toBe(124);
		expect((await list()).page.totalElements).toBe(123);
		sandbox.contactHub.deleteCustomer(id);
	});
});

describe('the index', () => {
	const found = async (attribute: string, value: string) =>
		(await list({ query: atomicQuery(attribute, 'EQUALS', value) })).elements.length;

	it('shows writes, changes and deletions late, GET by id at once', async () => {
		const { options } = sandbox.contactHub;
		options.indexLagMs = 60_000;
		const { body } = await client.post('/customers', { nodeId, externalId: 'lagging' });
		const path = `/customers/${String(body.id)}`;
		expect((await client.get(path)).status).toBe(200);
		expect((await list({ externalId: 'lagging' })).elements).toEqual([]);
		clock.advance(59_999);
		expect(await found('externalId', 'lagging')).toBe(0);
		clock.advance(1);
		expect(await found('externalId', 'lagging')).toBe(1);

		await client.patch(path, { base: { firstName: 'Later' } });
		expect(await found('base.firstName', 'Later')).toBe(0);
		clock.advance(60_000);
		expect(await found('base.firstName', 'Later')).toBe(1);

		await client.delete(path);
		expect((await client.get(path)).status).toBe(404);
		expect(await found('externalId', 'lagging')).toBe(1);
		clock.advance(60_000);
		expect(await found('externalId', 'lagging')).toBe(0);
		options.indexLagMs = 0;
	});

	it('stays in order while seeded customers are changed and deleted', async () => {
		const all = [...sandbox.contactHub.customers()];
		await client.patch(`/customers/${all[50]!.id}`, { base: { title: 'Dr' } });
		await client.delete(`/customers/${all[51]!.id}`);
		const sorted = await ids({ sort: 'registeredAt,asc' });
		expect(new Set(sorted)).toEqual(
			new Set([...sandbox.contactHub.customers()].map(({ id }) => id)),
		);
		expect(sorted).toHaveLength(122);
		expect((await ids({ sort: 'updatedAt,desc' }))[0]).toBe(all[50]!.id);
	});

	it('returns the same time ranges as a scan', async () => {
		const all = [...sandbox.contactHub.customers()];
		const middle = all[60]!.registeredAt;
		const later = all[90]!.registeredAt;
		const range = (operator: string, value: unknown) => ({
			type: 'atomic',
			attribute: 'registeredAt',
			operator,
			value,
		});
		const cases: Array<[object, (stamp: string) => boolean]> = [
			[range('GTE', middle), (stamp) => stamp >= middle],
			[range('GT', middle), (stamp) => stamp > middle],
			[range('LTE', middle), (stamp) => stamp <= middle],
			[range('LT', middle), (stamp) => stamp < middle],
			[range('EQUALS', middle), (stamp) => stamp === middle],
			[range('BETWEEN', [middle, later]), (stamp) => stamp >= middle && stamp <= later],
			[range('BETWEEN', [later, middle]), () => false],
			[
				{
					type: 'composite',
					conjunction: 'and',
					conditions: [range('GTE', middle), range('LT', later)],
				},
				(stamp) => stamp >= middle && stamp < later,
			],
			[
				{
					type: 'composite',
					conjunction: 'or',
					conditions: [range('LT', middle), range('GT', later)],
				},
				(stamp) => stamp < middle || stamp > later,
			],
		];
		for (const [condition, passes] of cases) {
			const wanted = all.filter(({ registeredAt }) => passes(registeredAt)).map(({ id }) => id);
			const query = simpleQuery(condition);
			expect(new Set(await ids({ query, sort: 'registeredAt' }))).toEqual(new Set(wanted));
			expect(new Set(await ids({ query, sort: 'base.lastName' }))).toEqual(new Set(wanted));
			expect(await ids({ query })).toHaveLength(wanted.length);
		}
	});
});
