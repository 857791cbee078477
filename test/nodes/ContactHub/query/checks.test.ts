import {
	isListOfRecords,
	readCondition,
	readGroup,
	requireGroup,
	type RawCondition,
} from '../../../../nodes/ContactHub/query/conditions';
import { queryFields, readQuery } from '../../../../nodes/ContactHub/query/queryFields';
import { refusal } from '../../../support';

const ada = { attribute: 'base.firstName', operator: 'EQUALS', value: 'Ada' };
const atomicAda = { type: 'atomic', ...ada };

/** Groups nested this deep. */
const nested = (depth: number): object =>
	depth === 0 ? { condition: [ada] } : { group: [{ conditions: nested(depth - 1) }] };

describe('what appears instead of conditions', () => {
	it.each([undefined, null, '', '  '])("isn't a condition if it is blank: %j", (raw) => {
		expect(requireGroup(raw, 'Conditions')).toEqual({});
	});

	it.each([
		{},
		{ condition: [] },
		{ condition: [ada], group: [] },
		{ group: [{}] },
		{ group: [{ match: 'or', conditions: { condition: [ada] } }] },
	])('is taken as the editor stores it: %j', (raw) => {
		expect(requireGroup(raw, 'Conditions')).toBe(raw);
	});

	it.each([
		'everybody',
		7,
		[[]],
		{ condition: ada },
		{ condition: ['base.firstName'] },
		{ condition: [ada, null] },
		{ condition: [], group: 'none' },
		{ group: [null] },
		{ group: [{ conditions: 'none' }] },
		{ group: [{}, { conditions: { condition: [5] } }] },
		{ condition: [ada], group: [{ conditions: { group: [1] } }] },
	])('is refused if the editor would not store it: %j', (raw) => {
		const [message, nextStep] = refusal(() => requireGroup(raw, 'Conditions'));
		expect(message).toMatch(/^'Conditions' is /);
		expect(nextStep).toBe(
			"Add conditions in the editor, or set 'Query' to JSON to enter a query as an expression.",
		);
	});

	it('is refused if it nests so deep that reading it would fail', () => {
		expect(refusal(() => requireGroup(nested(5000), 'Conditions'))).toEqual([
			"'Conditions' is nested too deeply",
			'Use fewer groups within groups.',
		]);
		expect(readGroup({ conditions: requireGroup(nested(20), 'Conditions') })).toEqual(atomicAda);
	});

	it('is a list of records only where each entry is one', () => {
		expect(isListOfRecords([])).toBe(true);
		expect(isListOfRecords([{}, ada])).toBe(true);
		expect(isListOfRecords([{}, 'x'])).toBe(false);
		expect(isListOfRecords({ every: () => true })).toBe(false);
	});
});

describe('a group', () => {
	it('needs all of its conditions unless it says otherwise', () => {
		expect(readGroup({ conditions: { condition: [ada, ada] } })).toEqual({
			type: 'composite',
			conjunction: 'and',
			conditions: [atomicAda, atomicAda],
		});
		expect(readGroup({})).toBeUndefined();
	});

	it.each([
		[{ group: [{}] }],
		[{ condition: [ada], group: [{ conditions: { condition: [] } }] }],
		[{ group: [{ conditions: { condition: [ada], group: [{ conditions: {} }] } }] }],
	])('with nothing in it is refused: %j', (conditions) => {
		expect(refusal(() => readGroup({ conditions }))).toEqual([
			"A group in 'Conditions' is empty",
			'Add a condition to the group, or remove the group.',
		]);
	});
});

describe('a condition', () => {
	it('has an attribute', () => {
		const wanted = ['A condition has no attribute', "Choose an 'Attribute' for each condition."];
		expect(refusal(() => readCondition({ ...ada, attribute: undefined }))).toEqual(wanted);
		expect(refusal(() => readCondition({ ...ada, attribute: ' ' }))).toEqual(wanted);
		expect(readCondition({ ...ada, attribute: ' base.firstName ' })).toEqual(atomicAda);
	});

	it('has an operator of the language', () => {
		expect(refusal(() => readCondition({ ...ada, operator: 'equals' }))).toEqual([
			"The condition on 'First Name' has the operator 'equals'",
			'Use one of: BETWEEN, EQUALS, GT, GTE, IN, IS_NOT_NULL, IS_NULL, LIKE, LT, LTE, NOT_EQUALS, NOT_IN.',
		]);
	});

	it.each([
		['EQUALS', 'Equals', {}],
		['IN', 'In', { value: ['Ada', null] }],
		['NOT_IN', 'Not In', { value: 'Ada,,Bob' }],
		['BETWEEN', 'Between', { value: 'A', valueTo: ' ' }],
	])('has every value that %s needs', (operator, word, values) => {
		expect(refusal(() => readCondition({ attribute: 'extra', operator, ...values }))).toEqual([
			`The condition on 'Extra' has no value for '${word}'`,
			'Fill in the value, or use Is Empty to find customers without one.',
		]);
	});

	it("has no value if its operator doesn't need one", () => {
		expect(readCondition({ ...ada, operator: 'IS_NULL' })).toStrictEqual({
			type: 'atomic',
			attribute: 'base.firstName',
			operator: 'IS_NULL',
		});
	});

	it('accepts a single value as a list', () => {
		const condition = { attribute: 'extended.points', operator: 'IN', value: 5 };
		expect(readCondition(condition)).toMatchObject({ value: [5] });
	});
});

describe('the kind of a value', () => {
	it.each<[string, RawCondition['valueType'], unknown, unknown]>([
		// By the attribute
		['registeredAt', undefined, '2020-05-06', '2020-05-06T00:00:00.000Z'],
		['updatedAt', 'auto', '2020-05-06', '2020-05-06T00:00:00.000Z'],
		['base.dob', undefined, '1990-05-06T10:00:00Z', '1990-05-06'],
		['base.address.geo.lat', undefined, '45.5', 45.5],
		['base.firstName', undefined, 5, '5'],
		['externalId', 'auto', 17, '17'],
		['base.contacts.email', undefined, '%@example.com', '%@example.com'],
		['extended.points', undefined, 5, 5],
		['extended.points', 'auto', '5', '5'],
		['extended.vip', undefined, true, true],
		// As the user chose
		['base.dob', 'date', '1990-05-06T10:00:00Z', '1990-05-06'],
		['base.firstName', 'date', '2020-05-06', '2020-05-06T00:00:00.000Z'],
		['extended.since', 'date', '2020-05-06', '2020-05-06T00:00:00.000Z'],
		['registeredAt', 'date', '2020-05-06', '2020-05-06T00:00:00.000Z'],
		['extended.points', 'number', '5', 5],
		['extended.points', 'text', 5, '5'],
		['extended.vip', 'boolean', 'no', false],
		['registeredAt', 'text', '2020', '2020'],
	])('of %s as %p: %j', (attribute, valueType, value, expected) => {
		const built = readCondition({ attribute, operator: 'EQUALS', value, valueType });
		expect(built).toStrictEqual({ type: 'atomic', attribute, operator: 'EQUALS', value: expected });
	});
});

describe('an email address', () => {
	const attribute = 'base.contacts.email';

	it.each([
		['EQUALS', 'Ann <ann@example.com>'],
		['NOT_EQUALS', 'mailto:ann@example.com'],
		['IN', 'bob@example.com, Ann <ann@example.com>'],
		['NOT_IN', ['ann@example']],
	])('that no customer can have is refused for %s: %j', (operator, value) => {
		const [message] = refusal(() => readCondition({ attribute, operator, value }));
		expect(message).toMatch(/^'Value of Email' is '/);
	});

	it('is normalized as in the form', () => {
		const value = ' ann@example.com\u200b';
		expect(readCondition({ attribute, operator: 'EQUALS', value })).toMatchObject({
			value: 'ann@example.com',
		});
	});

	it.each([
		['LIKE', 'auto', '%@example'],
		['GT', 'auto', 'm'],
		['EQUALS', 'text', 'Ann <ann@example.com>'],
	])('may be any text for %s as %s', (operator, valueType, value) => {
		const condition = { attribute, operator, valueType, value } as RawCondition;
		expect(readCondition(condition)).toMatchObject({ value });
	});
});

describe('combined queries', () => {
	const context = { label: 'Queries' } as Parameters<typeof queryFields.queries.read>[1];
	const read = (raw: unknown) => queryFields.queries.read(raw, context);

	it('are taken as the editor stores them', () => {
		const query = [{ match: 'or', conditions: { condition: [ada] } }, {}];
		const times = { zone: undefined, hint: undefined };
		expect(read({ query })).toEqual({
			query: [{ match: 'or', conditions: { condition: [ada], times } }, { conditions: { times } }],
		});
		expect(read({})).toEqual({ query: [] });
		expect(read('')).toEqual({ query: [] });
	});

	it.each([{ query: 'x' }, { query: [1] }, { query: {} }])('are refused: %j', (raw) => {
		const [message, nextStep] = refusal(() => read(raw));
		expect(message).toMatch(/^'Queries' is /);
		expect(nextStep).toBe('Add queries in the editor.');
	});

	it('are refused if the conditions of one are invalid', () => {
		const [message] = refusal(() => read({ query: [{}, { conditions: 'everybody' }] }));
		expect(message).toBe("'Queries' is 'everybody'");
	});

	it('match all conditions of each query, or any if the user says so', () => {
		const conditions = { condition: [ada, ada] };
		const query = readQuery({
			queryMode: 'combined',
			queries: { query: [{ conditions }, { match: 'or', conditions }] },
		});
		const both = [atomicAda, atomicAda];
		expect(query).toEqual({
			type: 'combined',
			conjunction: 'INTERSECT',
			queries: ['and', 'or'].map((conjunction) => ({
				type: 'simple',
				are: { condition: { type: 'composite', conjunction, conditions: both } },
			})),
		});
	});
});

describe('a query of nothing', () => {
	it.each([
		[{ queryMode: 'conditions' }, 'Conditions', 'a condition'],
		[{ queryMode: 'combined' }, 'Queries', 'a query'],
		[{ queryMode: 'combined', queries: {} }, 'Queries', 'a query'],
		[{ queryMode: 'combined', queries: { query: [{}] } }, 'Queries', 'a condition to each query'],
		[{ queryMode: 'json' }, 'Query (JSON)', 'a query'],
	])('is refused, for it would mean everybody: %j', (params, label, what) => {
		expect(refusal(() => readQuery(params))).toEqual([
			`'${label}' is empty`,
			`Add ${what}, or set 'Query' to All Customers.`,
		]);
	});

	it('matches all customers only if the user chose that', () => {
		expect(readQuery({ queryMode: 'none' })).toBeUndefined();
	});
});

describe('a query in JSON', () => {
	const context = { label: 'Query (JSON)' } as Parameters<typeof queryFields.queryJson.read>[1];
	const read = (raw: unknown) => queryFields.queryJson.read(raw, context);
	const simple = { type: 'simple', are: { condition: atomicAda } };
	const combined = { type: 'combined', conjunction: 'UNION', queries: [simple, simple] };

	it.each([simple, combined])('is taken with or without its container: %j', (query) => {
		expect(read(JSON.stringify(query))).toEqual(query);
		expect(read({ name: '', query })).toEqual(query);
	});

	it.each([
		'null',
		'7',
		'{}',
		'{"query": null}',
		'{"are": {}}',
		'{"type": "combined", "are": {}}',
		'{"type": "simple", "are": []}',
		'{"queries": []}',
		'{"type": "simple", "queries": []}',
		'{"type": "combined", "queries": {}}',
	])("is refused if it isn't a query: %s", (raw) => {
		expect(refusal(() => read(raw))).toEqual([
			"'Query (JSON)' isn't a ContactHub query",
			'A query has "type": "simple" and "are", or "type": "combined", "conjunction" and "queries".',
		]);
	});
});

describe('a range', () => {
	const between = (
		attribute: string,
		value: unknown,
		valueTo: unknown,
		valueType?: RawCondition['valueType'],
	) => readCondition({ attribute, operator: 'BETWEEN', value, valueTo, valueType });

	it.each([
		['base.dob', '2024-02-01', '2024-01-31', undefined],
		['extended.points', '10', '9', 'number'],
	] as const)(
		'of %s from %s to %s is refused: it ends before it begins',
		(attribute, from, to, type) => {
			const [message, nextStep] = refusal(() => between(attribute, from, to, type));
			expect(message).toContain('before it begins at');
			expect(nextStep).toContain("Swap 'Value' and 'Value To'");
		},
	);

	it.each([
		['base.dob', '2024-02-01', '2024-02-01', undefined, ['2024-02-01', '2024-02-01']],
		['extended.points', '9', '10', 'number', [9, 10]],
		['extended.points', '9', '9', 'number', [9, 9]],
		// How texts are sorted is up to the server.
		['base.firstName', 'b', 'a', undefined, ['b', 'a']],
		['base.firstName', '2024-02-01 b', 'a 2024-01-01', undefined, ['2024-02-01 b', 'a 2024-01-01']],
	] as const)('of %s from %s to %s is taken', (attribute, from, to, type, value) => {
		expect(between(attribute, from, to, type)).toMatchObject({ value });
	});
});

describe('a list', () => {
	const isOneOf = (value: unknown) =>
		readCondition({ attribute: 'base.firstName', operator: 'IN', value });

	it.each([
		['["Ada", "Bob"]', ['Ada', 'Bob']],
		[' Ada , Bob ', ['Ada', 'Bob']],
		['"Ada, Countess", Bob', ['Ada, Countess', 'Bob']],
		['[Ada', ['[Ada']],
		[['Ada'], ['Ada']],
	])('is read from %j', (value, expected) => {
		expect(isOneOf(value)).toMatchObject({ value: expected });
	});

	it.each(["['Ada', 'Bob']", " [ 'Ada' ]"])('as Python writes it is refused: %s', (value) => {
		expect(refusal(() => isOneOf(value))[0]).toContain('Value of ');
	});
});
