import { startSandbox, type Sandbox } from '../../index';
import {
	atomicQuery,
	contactHubClient,
	simpleQuery,
	type ContactHubClient,
} from '../../testClient';

let sandbox: Sandbox;
let client: ContactHubClient;

beforeAll(async () => {
	sandbox = await startSandbox({ contactHub: { customers: 0, events: 0 } });
	client = contactHubClient(sandbox);
	const { contactHub } = sandbox;
	contactHub.putCustomer({
		externalId: 'ada',
		base: {
			firstName: 'Ada',
			dob: '1980-05-17',
			contacts: { email: 'ada@example.com' },
			educations: [{ id: '1', startYear: 1994, isCurrent: false }],
			subscriptions: [{ id: 's', subscribed: true }],
		},
		tags: { auto: [], manual: ['vip', 'press'] },
		extended: { loyaltyPoints: 120, vip: true, sizes: { shoe: 38 } },
		registeredAt: Date.UTC(2020, 0, 1),
		updatedAt: Date.UTC(2024, 0, 1),
	});
	const bruno = contactHub.putCustomer({
		externalId: 'bruno',
		base: { firstName: 'Bruno', dob: '1990-01-01', contacts: { email: 'b@example.org' } },
		tags: { auto: [], manual: ['vip'] },
		extended: { loyaltyPoints: 7 },
		registeredAt: Date.UTC(2021, 0, 1),
	});
	contactHub.putCustomer({ externalId: 'carla', registeredAt: Date.UTC(2022, 0, 1) });
	const event = { customerId: bruno.id, context: 'WEB', date: '2021-06-01T00:00:00Z' };
	await client.post('/events', {
		...event,
		type: 'searched',
		properties: { keyword: 'boots', resultCount: 3 },
	});
});
afterAll(async () => await sandbox.close());

const run = async (query: string) =>
	await client.get('/customers', { nodeId: sandbox.contactHub.nodeId, query });
const names = async (query: string) => {
	const { status, body } = await run(query);
	expect([status, body.message]).toEqual([200, undefined]);
	const elements = body.elements as unknown as Array<{ externalId: string }>;
	return elements.map(({ externalId }) => externalId);
};
const atomic = (attribute: string, operator: string, value?: unknown) => ({
	type: 'atomic',
	attribute,
	operator,
	value,
});
const simple = (attribute: string, operator: string, value?: unknown) => ({
	type: 'simple',
	are: { condition: atomic(attribute, operator, value) },
});
const combined = (conjunction: string, ...queries: object[]) => ({
	type: 'combined',
	conjunction,
	queries,
});

describe('operators', () => {
	it.each<[string, string, unknown, string[]]>([
		['base.firstName', 'EQUALS', 'Ada', ['ada']],
		['base.firstName', 'EQUALS', 'ada', []],
		['base.firstName', 'NOT_EQUALS', 'Ada', ['bruno', 'carla']],
		['base.firstName', 'GT', 'Ada', ['bruno']],
		['base.firstName', 'IN', ['Ada', 'Bruno'], ['ada', 'bruno']],
		['base.firstName', 'NOT_IN', ['Ada'], ['bruno', 'carla']],
		['base.firstName', 'IS_NULL', undefined, ['carla']],
		['base.firstName', 'IS_NOT_NULL', '', ['ada', 'bruno']],
		['base.contacts.email', 'IN', '@example.com', ['ada']],
		['base.contacts.email', 'LIKE', '%@example.%', ['ada', 'bruno']],
		['base.contacts.email', 'LIKE', 'ada%', ['ada']],
		['base.contacts.email', 'LIKE', 'ada', []],
		['base.contacts.email', 'LIKE', 'b@example.org', ['bruno']],
		['base.contacts', 'IS_NULL', undefined, ['carla']],
		['tags.manual', 'IN', 'press', ['ada']],
		['tags.manual', 'IN', 'pre', []],
		['tags.manual', 'EQUALS', 'vip', ['ada', 'bruno']],
		['tags.manual', 'NOT_IN', ['press'], ['bruno', 'carla']],
		['tags.manual', 'IS_NULL', undefined, ['carla']],
		['base.educations.startYear', 'LTE', 1994, ['ada']],
		['base.subscriptions.subscribed', 'EQUALS', 'true', ['ada']],
		['extended.loyaltyPoints', 'GTE', 7, ['ada', 'bruno']],
		['extended.loyaltyPoints', 'LT', '100', ['bruno']],
		['extended.vip', 'EQUALS', true, ['ada']],
		['extended.sizes.shoe', 'BETWEEN', [38, 39], ['ada']],
		['base.dob', 'BETWEEN', ['1980-01-01T00:00:00Z', '1985-01-01T00:00:00Z'], ['ada']],
		['base.dob', 'GT', '1980-05-17', ['bruno']],
		['registeredAt', 'GTE', '2021-01-01T01:00:00+01:00', ['bruno', 'carla']],
		['registeredAt', 'GT', '2021-01-01T00:00:00.000+0000', ['carla']],
		['registeredAt', 'LT', Date.UTC(2021, 0, 1), ['ada']],
		['registeredAt', 'EQUALS', '2021-01-01', ['bruno']],
		['registeredAt', 'NOT_EQUALS', '2021-01-01', ['ada', 'carla']],
		['updatedAt', 'BETWEEN', ['2023-12-31', '2024-01-02'], ['ada']],
		['externalId', 'EQUALS', 'carla', ['carla']],
		['enabled', 'EQUALS', 'false', []],
	])('%s %s %j', async (attribute, operator, value, expected) => {
		expect(await names(atomicQuery(attribute, operator, value))).toEqual(expected);
	});
});

describe('combinations', () => {
	const query = (inner: object, name?: string) => JSON.stringify({ name, query: inner });

	it('nests and / or', async () => {
		const condition = {
			type: 'composite',
			conjunction: 'or',
			conditions: [
				atomic('externalId', 'EQUALS', 'carla'),
				{
					type: 'composite',
					conjunction: 'and',
					conditions: [
						atomic('tags.manual', 'IN', 'vip'),
						atomic('base.firstName', 'EQUALS', 'Ada'),
					],
				},
			],
		};
		expect(await names(simpleQuery(condition))).toEqual(['ada', 'carla']);
	});

	it('intersects, unites and subtracts, nested too', async () => {
		const vip = simple('tags.manual', 'IN', 'vip');
		const ada = simple('base.firstName', 'EQUALS', 'Ada');
		const carla = simple('externalId', 'EQUALS', 'carla');
		expect(await names(query(combined('INTERSECT', vip, ada)))).toEqual(['ada']);
		expect(await names(query(combined('UNION', carla, ada)))).toEqual(['ada', 'carla']);
		expect(await names(query(combined('EXCEPT', vip, ada)))).toEqual(['bruno']);
		expect(await names(query(combined('UNION', vip), 'one'))).toEqual(['ada', 'bruno']);
		const nested = combined('EXCEPT', combined('UNION', vip, carla), ada);
		expect(await names(query(nested))).toEqual(['bruno', 'carla']);
		const recent = simple('registeredAt', 'GTE', '2021-01-01');
		expect(await names(query(combined('INTERSECT', vip, recent)))).toEqual(['bruno']);
		expect(await names(query(combined('EXCEPT', recent, vip)))).toEqual(['carla']);
		expect(await names(query(combined('UNION', recent, ada)))).toHaveLength(3);
	});

	it('tolerates names', async () => {
		expect(await names(query({ ...simple('externalId', 'EQUALS', 'ada'), name: 'x' }, ''))).toEqual(
			['ada'],
		);
	});

	it('asks for behaviour', async () => {
		const did = (keyword: string, from: string) => ({
			type: 'simple',
			are: { condition: atomic('tags.manual', 'IN', 'vip') },
			did: {
				event: { name: 'searched' },
				condition: atomic('keyword', 'EQUALS', keyword),
				timeframe: atomic('date', 'GTE', from),
			},
		});
		expect(await names(query(did('boots', '2021-01-01')))).toEqual(['bruno']);
		expect(await names(query(did('hats', '2021-01-01')))).toEqual([]);
		expect(await names(query(did('boots', '2022-01-01')))).toEqual([]);
	});
});

describe('refusals', () => {
	const good = atomic('base.firstName', 'EQUALS', 'Ada');
	const composite = (conjunction: unknown, conditions: unknown) => ({
		type: 'composite',
		conjunction,
		conditions,
	});
	it.each<[string, string]>([
		['no JSON', '{"query":'],
		['an array', '[]'],
		['no query', '{}'],
		['an unknown key outside', JSON.stringify({ query: simple('id', 'IS_NULL'), x: 1 })],
		['a name that is no text', JSON.stringify({ name: 1, query: simple('id', 'IS_NULL') })],
		['the bare inner query', JSON.stringify(simple('id', 'IS_NULL'))],
		['an unknown type', JSON.stringify({ query: { type: 'complex' } })],
		['a simple query without are', JSON.stringify({ query: { type: 'simple' } })],
		[
			'a key too many in are',
			JSON.stringify({ query: { type: 'simple', are: { condition: good, x: 1 } } }),
		],
		['an unknown operator', atomicQuery('base.firstName', 'CONTAINS', 'x')],
		['a lower-case operator', atomicQuery('base.firstName', 'equals', 'x')],
		['a key too many', simpleQuery({ ...good, values: [] })],
		['an upper-case conjunction', simpleQuery(composite('AND', [good]))],
		['no conditions', simpleQuery(composite('and', []))],
		['conditions that are no list', simpleQuery(composite('and', good))],
		['a condition of no type', simpleQuery({ ...good, type: undefined })],
		[
			'a lower-case combination',
			JSON.stringify({ query: combined('union', simple('id', 'IS_NULL')) }),
		],
		['an empty combination', JSON.stringify({ query: combined('UNION') })],
		['a condition in a combination', JSON.stringify({ query: combined('UNION', good) })],
		['an unknown attribute', atomicQuery('firstName', 'EQUALS', 'x')],
		['an unknown attribute of base', atomicQuery('base.firstname', 'EQUALS', 'x')],
		['an unknown extended attribute', atomicQuery('extended.shoe', 'EQUALS', 'x')],
		['an object as attribute', atomicQuery('base.contacts', 'EQUALS', 'x')],
		['one value for BETWEEN', atomicQuery('base.dob', 'BETWEEN', ['1980-01-01'])],
		['a text for BETWEEN', atomicQuery('base.dob', 'BETWEEN', '1980-01-01')],
		['three values for BETWEEN', atomicQuery('extended.loyaltyPoints', 'BETWEEN', [1, 2, 3])],
		['no value', atomicQuery('base.firstName', 'EQUALS')],
		['null', atomicQuery('base.firstName', 'EQUALS', null)],
		['a list for EQUALS', atomicQuery('base.firstName', 'EQUALS', ['Ada'])],
		['an object', atomicQuery('base.firstName', 'EQUALS', { a: 1 })],
		['an empty list for IN', atomicQuery('base.firstName', 'IN', [])],
		['a value for IS_NULL', atomicQuery('base.firstName', 'IS_NULL', 'x')],
		['a number for LIKE', atomicQuery('base.firstName', 'LIKE', 5)],
		['a text for a date', atomicQuery('registeredAt', 'GTE', 'yesterday')],
		[
			'a plus that became a space',
			atomicQuery('registeredAt', 'GTE', '2021-01-01T00:00:00.000 0000'),
		],
		['a text for a number', atomicQuery('extended.loyaltyPoints', 'GTE', 'many')],
		['a text for a boolean', atomicQuery('extended.vip', 'EQUALS', 'yes')],
		['a boolean for a text', atomicQuery('base.firstName', 'EQUALS', true)],
	])('%s', async (_name, query) => {
		const { status, body } = await run(query);
		expect(status).toBe(400);
		expect(String(body.message)).toContain("query parameter 'query' is not valid");
	});
});
