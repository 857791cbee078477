import type { Customer } from '../../../sandbox';
import { connectNode, type ConnectedNode, type Parameters } from '../setup';
import { sentQuery } from './sentQuery';

let node: ConnectedNode;
let all: Customer[];

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 130, events: 0 } });
	all = [...node.hub.customers()];
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

interface Condition {
	attribute: string;
	operator: string;
	value?: unknown;
	valueTo?: unknown;
	valueType?: string;
}

/** Runs Get Many with a query. */
const find = async (parameters: Parameters) =>
	await node.run('customer', 'getAll', { returnAll: true, simplify: false, ...parameters });

const where = (...condition: Condition[]): Parameters => ({
	queryMode: 'conditions',
	conditions: { condition },
});

const names = (customers: Array<{ id?: unknown }>) => customers.map(({ id }) => id);
const text = (customer: Customer, key: string) => customer.base?.[key];
const tags = (customer: Customer) => (customer.tags?.manual ?? []) as string[];
const time = (stamp: string) => Date.parse(stamp.replace('+0000', 'Z'));

describe('customer: getAll with conditions', () => {
	it.each<[Condition, object, (customer: Customer) => boolean]>([
		[
			{ attribute: 'base.firstName', operator: 'EQUALS', value: 'Ada' },
			{ value: 'Ada' },
			(customer) => text(customer, 'firstName') === 'Ada',
		],
		[
			{ attribute: 'base.firstName', operator: 'NOT_EQUALS', value: 'Ada' },
			{ value: 'Ada' },
			(customer) => text(customer, 'firstName') !== 'Ada',
		],
		[
			{ attribute: 'base.lastName', operator: 'LIKE', value: 'A%' },
			{ value: 'A%' },
			(customer) => String(text(customer, 'lastName')).startsWith('A'),
		],
		[
			{ attribute: 'base.firstName', operator: 'IN', value: 'Ada, Bruno' },
			{ value: ['Ada', 'Bruno'] },
			(customer) => ['Ada', 'Bruno'].includes(String(text(customer, 'firstName'))),
		],
		[
			{ attribute: 'tags.manual', operator: 'IN', value: '={{ ["vip"] }}' },
			{ value: ['vip'] },
			(customer) => tags(customer).includes('vip'),
		],
		[
			{ attribute: 'base.firstName', operator: 'NOT_IN', value: 'Ada,Bruno' },
			{ value: ['Ada', 'Bruno'] },
			(customer) => !['Ada', 'Bruno'].includes(String(text(customer, 'firstName'))),
		],
		[
			{ attribute: 'externalId', operator: 'IS_NULL' },
			{},
			(customer) => customer.externalId === null,
		],
		[
			{ attribute: 'externalId', operator: 'IS_NOT_NULL', value: 'left over' },
			{},
			(customer) => customer.externalId !== null,
		],
		[
			{ attribute: 'registeredAt', operator: 'GT', value: '2020-01-01' },
			{ value: '2020-01-01T00:00:00.000Z' },
			(customer) => time(customer.registeredAt) > Date.UTC(2020, 0, 1),
		],
		[
			{ attribute: 'updatedAt', operator: 'GTE', value: '2022-06-01T02:00:00+02:00' },
			{ value: '2022-06-01T00:00:00.000Z' },
			(customer) => time(customer.updatedAt) >= Date.UTC(2022, 5, 1),
		],
		[
			{ attribute: 'base.dob', operator: 'LT', value: '1990-01-01' },
			{ value: '1990-01-01' },
			(customer) => text(customer, 'dob') !== null && String(text(customer, 'dob')) < '1990',
		],
		[
			{ attribute: 'extended.loyaltyPoints', operator: 'LTE', value: '1000', valueType: 'number' },
			{ value: 1000 },
			(customer) => Number(customer.extended?.loyaltyPoints ?? Infinity) <= 1000,
		],
		[
			{
				attribute: 'registeredAt',
				operator: 'BETWEEN',
				value: '2018-01-01',
				valueTo: '={{ DateTime.utc(2020, 1, 1) }}',
			},
			{ value: ['2018-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z'] },
			({ registeredAt }) =>
				time(registeredAt) >= Date.UTC(2018, 0, 1) && time(registeredAt) <= Date.UTC(2020, 0, 1),
		],
		[
			{ attribute: 'extended.vip', operator: 'EQUALS', value: 'true', valueType: 'boolean' },
			{ value: true },
			(customer) => customer.extended?.vip === true,
		],
		[
			{
				attribute: 'consents.marketing.automatic.email.status',
				operator: 'EQUALS',
				value: 'no',
			},
			{ value: false },
			(customer) => JSON.stringify(customer.consents).includes('"email":{"status":false'),
		],
	])('%j', async (condition, expected, test) => {
		const { error, json } = await find(where(condition));
		expect(error).toBeUndefined();
		const { attribute, operator } = condition;
		expect(sentQuery(node)).toEqual({
			type: 'simple',
			are: { condition: { type: 'atomic', attribute, operator, ...expected } },
		});
		const wanted = all.filter(test);
		expect(wanted.length).toBeGreaterThan(0);
		expect(wanted.length).toBeLessThan(all.length);
		expect(names(json)).toEqual(names(wanted));
	});

	it('nests groups of any and all', async () => {
		const ada = { attribute: 'base.firstName', operator: 'EQUALS', value: 'Ada' };
		const vip = { attribute: 'tags.manual', operator: 'IN', value: 'vip' };
		const known = { attribute: 'externalId', operator: 'IS_NOT_NULL' };
		const { json, error } = await find({
			queryMode: 'conditions',
			match: 'or',
			conditions: {
				condition: [ada],
				group: [
					{
						match: 'and',
						conditions: {
							condition: [vip],
							group: [{ match: 'or', conditions: { condition: [known] } }],
						},
					},
				],
			},
		});
		expect(error).toBeUndefined();
		const atomic = { type: 'atomic' };
		expect(sentQuery(node)).toEqual({
			type: 'simple',
			are: {
				condition: {
					type: 'composite',
					conjunction: 'or',
					conditions: [
						{ ...atomic, ...ada },
						{
							type: 'composite',
							conjunction: 'and',
							conditions: [
								{ ...atomic, ...vip, value: ['vip'] },
								{ ...atomic, ...known },
							],
						},
					],
				},
			},
		});
		const wanted = all.filter(
			(customer) =>
				text(customer, 'firstName') === 'Ada' ||
				(tags(customer).includes('vip') && customer.externalId !== null),
		);
		expect(names(json)).toEqual(names(wanted));
	});

	it.each<[Condition, string]>([
		[
			{ attribute: 'registeredAt', operator: 'GT', value: 'yesterday' },
			"'Value of Registered At' isn't a date: 'yesterday' [item 0]",
		],
		[
			{ attribute: 'extended.loyaltyPoints', operator: 'GT', value: 'many', valueType: 'number' },
			"'Value of extended.loyaltyPoints' is 'many' [item 0]",
		],
		[
			{ attribute: 'base.firstName', operator: 'EQUALS', value: ' ' },
			"The condition on 'First Name' has no value for 'Equals' [item 0]",
		],
		[
			{ attribute: 'registeredAt', operator: 'BETWEEN', value: '2020-01-01' },
			"The condition on 'Registered At' has no value for 'Between' [item 0]",
		],
		[
			{ attribute: 'base.firstName', operator: 'IN', value: '={{ [] }}' },
			"The condition on 'First Name' has no value for 'In' [item 0]",
		],
		[
			{ attribute: 'base.firstName', operator: '=SOUNDS_LIKE', value: 'Ada' },
			"The condition on 'First Name' has the operator 'SOUNDS_LIKE' [item 0]",
		],
		[{ attribute: '', operator: 'EQUALS', value: 'x' }, 'A condition has no attribute [item 0]'],
	])('refuses %j before anything is sent', async (condition, message) => {
		const { error } = await find(where(condition));
		expect(error?.message).toBe(message);
		expect(node.requests()).toEqual([]);
	});

	it.each([
		['conditions', {}, "'Conditions' is empty"],
		['combined', {}, "'Queries' is empty"],
		['combined', { queries: { query: [{ conditions: {} }] } }, "'Queries' is empty"],
	])(
		'refuses an empty query (%s), which would mean everybody',
		async (queryMode, more, message) => {
			const { error } = await find({ queryMode, ...more });
			expect(error?.message).toBe(`${message} [item 0]`);
			expect(error?.description).toContain("or set 'Query' to All Customers.");
			expect(node.requests()).toEqual([]);
		},
	);

	// How texts are sorted is up to the service.
	it.each([
		['b', 'a'],
		['x2024-02-01', 'x2024-01-01'],
		['b', '2024-01-01'],
	])('sends the range of texts from %s to %s as it is', async (value, valueTo) => {
		const condition = { attribute: 'base.lastName', operator: 'BETWEEN', value, valueTo };
		await find(where({ ...condition, valueType: 'text' }));
		expect(sentQuery(node)).toMatchObject({ are: { condition: { value: [value, valueTo] } } });
	});

	it.each([
		[' Ada , Bruno ', ['Ada', 'Bruno']],
		['Ada\nBruno\n', ['Ada', 'Bruno']],
		["the one of ['a']", ["the one of ['a']"]],
		['["Ada", "Bruno, Carla"]', ['Ada', 'Bruno, Carla']],
	])('reads the list %s', async (value, expected) => {
		await find(where({ attribute: 'base.lastName', operator: 'IN', value }));
		expect(sentQuery(node)).toMatchObject({ are: { condition: { value: expected } } });
	});

	it.each(["['Ada', 'Bruno']", " [ 'Ada']"])('refuses the list %s', async (value) => {
		const { error } = await find(where({ attribute: 'base.lastName', operator: 'IN', value }));
		expect(error?.message).toMatch(/Value|condition/);
		expect(node.requests()).toEqual([]);
	});
});
