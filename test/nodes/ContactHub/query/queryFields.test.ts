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

/** Runs Get Many with a query. */
const find = async (parameters: Parameters) =>
	await node.run('customer', 'getAll', { returnAll: true, simplify: false, ...parameters });

const names = (customers: Array<{ id?: unknown }>) => customers.map(({ id }) => id);

describe('customer: getAll with combined and JSON queries', () => {
	const ada = { attribute: 'base.firstName', operator: 'EQUALS', value: 'Ada' };
	const vip = { attribute: 'tags.manual', operator: 'IN', value: 'vip' };
	const isAda = ({ base }: Customer) => base?.firstName === 'Ada';
	const isVip = ({ tags }: Customer) => JSON.stringify(tags?.manual ?? []).includes('"vip"');

	it.each<['INTERSECT' | 'UNION' | 'EXCEPT', (customer: Customer) => boolean]>([
		['UNION', (customer) => isAda(customer) || isVip(customer)],
		['EXCEPT', (customer) => isVip(customer) && !isAda(customer)],
		['INTERSECT', (customer) => isVip(customer) && isAda(customer)],
	])('combines queries as %s', async (conjunction, test) => {
		const { json } = await find({
			queryMode: 'combined',
			conjunction,
			queries: {
				query: [vip, ada].map((condition) => ({ conditions: { condition: [condition] } })),
			},
		});
		expect(sentQuery(node)).toEqual({
			type: 'combined',
			conjunction,
			queries: [
				{
					type: 'simple',
					are: { condition: { type: 'atomic', ...vip, value: ['vip'] } },
				},
				{ type: 'simple', are: { condition: { type: 'atomic', ...ada } } },
			],
		});
		expect(names(json)).toEqual(names(all.filter(test)));
	});

	const query = { type: 'simple', are: { condition: { type: 'atomic', ...ada } } };

	it.each([
		['alone', JSON.stringify(query)],
		['in its container', JSON.stringify({ name: 'mine', query })],
		['as an object', `={{ JSON.parse('${JSON.stringify(query).replaceAll('}', '} ')}') }}`],
	])('sends a JSON query %s', async (_how, queryJson) => {
		const { json, error } = await find({ queryMode: 'json', queryJson });
		expect(error?.message).toBeUndefined();
		expect(sentQuery(node)).toEqual(query);
		expect(names(json)).toEqual(names(all.filter(isAda)));
	});

	it.each(['[]', '{"type": "simple"}', '{"type": "combined", "conjunction": "UNION"}', '"x"'])(
		"refuses JSON that isn't a query: %s",
		async (queryJson) => {
			const { error } = await find({ queryMode: 'json', queryJson });
			expect(error?.message).toBe("'Query (JSON)' isn't a ContactHub query [item 0]");
			expect(node.requests()).toEqual([]);
		},
	);

	it('refuses an empty one', async () => {
		const { error } = await find({ queryMode: 'json', queryJson: ' ' });
		expect(error?.message).toBe("'Query (JSON)' is empty [item 0]");
		expect(node.requests()).toEqual([]);
	});

	it('refuses broken JSON', async () => {
		const { error } = await find({ queryMode: 'json', queryJson: '{"type": ' });
		expect(error?.message).toMatch(/^'Query \(JSON\)' isn't valid JSON: /);
		expect(node.requests()).toEqual([]);
	});

	it('passes on what ContactHub says about a query', async () => {
		const wrong = JSON.stringify(query).replace('EQUALS', 'SOUNDS_LIKE');
		const { error } = await find({ queryMode: 'json', queryJson: wrong });
		expect(error?.httpCode).toBe('400');
		expect(error?.message).toContain('operator "SOUNDS_LIKE" is unknown');
	});
});
