import { resources } from '../../../nodes/ContactHub/resources';
import { filterCases, GIVES_NOTHING } from '../filterCases';
import { byId, connectNode, type ConnectedNode } from './setup';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 12, events: 20 } });
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

const readings = filterCases(resources).filter(
	({ operation, collection }) => operation.startsWith('get') || collection === 'filters',
);
const titled = readings.map(
	(found) => [`${found.resource}: ${found.operation}, ${found.label}`, found] as const,
);

it('there are filters to try', () => {
	expect(titled.map(([title]) => title)).toEqual(
		expect.arrayContaining([
			'customer: getAll, External ID',
			'customer: getAll, Node',
			'customer: get, Node',
			'event: getAll, Customer',
			'event: getAll, Event Type Names or IDs',
			'event: getAll, From',
			'change: getAll, Node',
		]),
	);
});

describe.each(titled)(
	'%s',
	(_title, { resource, operation, label, parameters, withValue, collection, name }) => {
		it.each([
			['a missing field', GIVES_NOTHING],
			['null', '={{ null }}'],
			['an empty text', '={{ "" }}'],
			['white space', '={{ " " }} \t'],
			['an error inside', '={{ $json.missing.toUpperCase() }}'],
			['nothing, as one of two parts', '={{ $json.a }}{{ $json.b }}'],
			['an empty list', '={{ [] }}'],
			['a list of nothing', '={{ ["", null] }}'],
		])('is an error, and sends nothing, for %s', async (_what, expression) => {
			const { error, json } = await node.run(resource, operation, withValue(expression));
			expect(node.requests()).toEqual([]);
			expect(json).toEqual([]);
			expect(error?.message).toMatch(`'${label}' `);
			expect(error?.message).toMatch(/\[item 0\]$/);
		});

		it('is an error of its item only', async () => {
			const { json } = await node.run(resource, operation, parameters, [{ a: 1 }], {
				continueOnFail: 'continueRegularOutput',
			});
			expect(node.requests()).toEqual([]);
			expect(json).toEqual([{ error: expect.stringContaining(`'${label}' is empty`) as string }]);
		});

		if (collection === 'filters') {
			it('is none if the user says so', async () => {
				const { error } = await node.run(resource, operation, {
					...parameters,
					filters: { [name]: GIVES_NOTHING, emptyFilter: 'none' },
				});
				expect(error?.message ?? '').not.toContain(`'${label}'`);
				expect(node.sandbox.log.count).toBeGreaterThan(0);
			});
		}
	},
);

describe("what isn't a filter", () => {
	it.each([
		['nothing at all', {}],
		['a text left empty', { externalId: '' }],
		['a pick list left empty', { node: byId('') }],
	])('%s', async (_what, filters) => {
		expect(await node.runOk('customer', 'getAll', { filters })).toHaveLength(12);
	});

	it('what an agent leaves out, which the output reports', async () => {
		const { json, hints } = await node.run('customer', 'getAll', {
			filters: { externalId: "={{ $fromAI('externalId', 'The ID', 'string') }}" },
		});
		expect(json).toHaveLength(12);
		expect(hints.map(({ message }) => message)).toEqual([
			"The agent didn't provide 'External ID', so it counts as not set",
		]);
	});

	it('but a value from an agent is one', async () => {
		const filters = { externalId: "={{ $fromAI('externalId', 'The ID', 'string') }}" };
		const { json } = await node.run('customer', 'getAll', { filters }, [{ externalId: 'none' }]);
		expect(json).toEqual([]);
		expect(node.onlyRequest().query.externalId).toBe('none');
	});

	it('not what an agent leaves out if the rest comes from the item', async () => {
		const filters = { externalId: "={{ $fromAI('externalId') || $json.id }}" };
		const { error } = await node.run('customer', 'getAll', { filters });
		expect(error?.message).toBe("'External ID' is empty: its expression returns nothing [item 0]");
	});
});

it('other items are still read', async () => {
	const [customer] = node.hub.customers();
	const { json } = await node.run(
		'event',
		'getAll',
		{ filters: { customer: byId('={{ $json.id }}') }, returnAll: true },
		[{ id: customer?.id }, { id: '' }],
		{ continueOnFail: 'continueRegularOutput' },
	);
	expect(node.sandbox.log.entries.map(({ query }) => query.customerId)).toEqual([customer?.id]);
	expect(json.at(-1)).toEqual({ error: expect.stringContaining("'Customer' is empty") as string });
});

describe('conditions', () => {
	const condition = (value: string, operator = 'LIKE') => ({
		queryMode: 'conditions',
		conditions: {
			condition: [{ attribute: 'base.lastName', operator, value, valueTo: '=a{{ $json.b }}' }],
		},
	});

	it.each([
		['a pattern', '={{ $json.name }}*'],
		['an address', '={{ $json.user }}@example.com'],
		['a part in the middle', '=a{{ $json.user }}b'],
	])('whose value lacks a part are refused: %s', async (_what, value) => {
		const { error } = await node.run('customer', 'getAll', condition(value));
		expect(error?.message).toMatch(
			/^The condition on 'Last Name' has a value that is partly empty/,
		);
		expect(node.requests()).toEqual([]);
	});

	it('are sent when all parts are there', async () => {
		await node.runOk('customer', 'getAll', condition('={{ $json.name }}*'), [{ name: 'R' }]);
		expect(String(node.onlyRequest().query.query)).toContain('"value":"R*"');
	});

	it.each([
		['the lower bound', '=a{{ $json.none }}', 'b'],
		['the upper bound', 'a', '=b{{ $json.none }}'],
	])('between two values are refused if %s lacks a part', async (_what, value, valueTo) => {
		const { error } = await node.run('customer', 'getAll', {
			queryMode: 'conditions',
			conditions: {
				condition: [{ attribute: 'base.lastName', operator: 'BETWEEN', value, valueTo }],
			},
		});
		expect(error?.message).toMatch(/has a value that is partly empty/);
		expect(node.requests()).toEqual([]);
	});

	// n8n keeps all fields when the operator is an expression.
	it.each([
		['LIKE', 'no second value', 'R*'],
		['IS_NULL', 'no value', undefined],
		['IS_NOT_NULL', 'no value', undefined],
	])('with the operator %s from an expression need %s', async (operator, _what, value) => {
		const text = value === undefined ? '=a{{ $json.none }}' : '={{ $json.name }}*';
		const given = condition(text, `={{ "${operator}" }}`);
		await node.runOk('customer', 'getAll', given, [{ name: 'R' }]);
		const { are } = JSON.parse(String(node.onlyRequest().query.query)).query;
		expect(are.condition).toEqual({
			type: 'atomic',
			attribute: 'base.lastName',
			operator,
			...(value === undefined ? {} : { value }),
		});
	});

	it('are refused without a value', async () => {
		const { error } = await node.run(
			'customer',
			'getAll',
			condition('={{ $json.name }}', 'NOT_EQUALS'),
		);
		expect(error?.message).toMatch(/^The condition on 'Last Name' has no value/);
		expect(node.requests()).toEqual([]);
	});

	it('are refused within a group of a combined query', async () => {
		const { error } = await node.run('customer', 'getAll', {
			queryMode: 'combined',
			queries: {
				query: [
					{
						match: 'and',
						conditions: {
							group: [{ match: 'or', conditions: condition('={{ $json.name }}*').conditions }],
						},
					},
				],
			},
		});
		expect(error?.message).toMatch(/has a value that is partly empty/);
		expect(node.requests()).toEqual([]);
	});

	it.each([
		['in quotes', '{{ $json.name }}'],
		['with a pattern', '{{ $json.name }}*'],
	])('of JSON are refused without a value %s', async (_what, value) => {
		const { error } = await node.run('customer', 'getAll', {
			queryMode: 'json',
			queryJson: `={"type": "simple", "are": {"condition": {"type": "atomic", "attribute": "base.lastName", "operator": "LIKE", "value": "${value}"}}}`,
		});
		expect(error?.message).toMatch(/^'Query \(JSON\)' has a condition without a value/);
		expect(node.requests()).toEqual([]);
	});

	it('of JSON are refused if the expression returns an object without a value', async () => {
		const { error } = await node.run('customer', 'getAll', {
			queryMode: 'json',
			queryJson:
				'={{ JSON.stringify({ type: "simple", are: { condition: { type: "atomic", attribute: "base.lastName", operator: "NOT_EQUALS", value: $json.name } } }) }}',
		});
		expect(error?.message).toMatch(/has a condition without a value/);
		expect(node.requests()).toEqual([]);
	});

	const json = (condition: string) => ({
		queryMode: 'json',
		queryJson: `={"type": "simple", "are": {"condition": ${condition}}}`,
	});
	const atomic = (rest: string) => `{"type": "atomic", "attribute": "base.lastName", ${rest}}`;

	it.each([
		['an empty list', atomic('"operator": "IN", "value": {{ "[]" }}')],
		['an empty entry', atomic('"operator": "IN", "value": ["a", "{{ $json.none ?? "" }}"]')],
		[
			'an empty value in a combined condition',
			`{"type": "composite", "conjunction": "and", "conditions": [${atomic('"operator": "EQUALS", "value": "a"')}, ${atomic('"operator": "EQUALS", "value": "{{ "" }}"')}]}`,
		],
		['null as a part', atomic('"operator": "EQUALS", "value": "a{{ null }}"')],
	])('of JSON are refused with %s', async (_what, written) => {
		const { error } = await node.run('customer', 'getAll', json(written));
		expect(error?.message).toMatch(/^'Query \(JSON\)' has a condition without a value/);
		expect(node.requests()).toEqual([]);
	});

	it.each([
		['an operator without a value', atomic('"operator": "{{ "IS_NULL" }}"')],
		['the other one', atomic('"operator": "{{ "IS_NOT_NULL" }}"')],
		['a part that is an empty text', atomic('"operator": "EQUALS", "value": "a{{ "" }}"')],
	])('of JSON are sent with %s', async (_what, written) => {
		await node.runOk('customer', 'getAll', json(written));
		expect(node.sandbox.log.count).toBe(1);
	});

	it('of JSON without an expression are not blamed on one', async () => {
		const { error } = await node.run('customer', 'getAll', {
			queryMode: 'json',
			queryJson: json(atomic('"operator": "EQUALS", "value": ""')).queryJson.slice(1),
		});
		expect(error?.message ?? '').not.toContain('expression');
	});
});

describe('dates and nodes of writes', () => {
	it('an event is not dated now because its date is empty', async () => {
		const { error } = await node.run('event', 'create', {
			customer: byId('1'),
			eventType: { __rl: true, mode: 'name', value: 'loggedIn' },
			propertiesMode: 'json',
			additionalFields: { date: '={{ $json.date }}' },
		});
		expect(error?.message).toBe("'Date' is empty: its expression returns nothing [item 0]");
		expect(node.requests()).toEqual([]);
	});

	it('a customer is not written to the default node because the node is empty', async () => {
		const { error } = await node.run('customer', 'create', {
			customerFields: { mappingMode: 'defineBelow', value: { 'base.firstName': 'Ann' } },
			additionalFields: { node: byId('={{ $json.node }}') },
		});
		expect(error?.message).toBe("'Node' is empty: its expression returns nothing [item 0]");
		expect(node.requests()).toEqual([]);
	});
});
