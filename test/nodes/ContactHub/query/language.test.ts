import fc from 'fast-check';

import { encodeQuery, isBlank } from '../../../../nodes/kit';
import { readGroup, type RawGroup } from '../../../../nodes/ContactHub/query/conditions';
import {
	createComposite,
	encodeCustomerQuery,
	narrow,
	OPERATORS,
	createSimpleQuery,
	type Condition,
	type CustomerQuery,
} from '../../../../nodes/ContactHub/query/language';
import { compileQuery } from '../../../sandbox/contacthub/query/query';
import { anyCharacter } from '../../../support/anyCharacter';

const VALUES = fc.oneof(
	fc
		.string({ unit: anyCharacter })
		.filter((text) => !isBlank(text) && !/[\p{Surrogate}\p{Cc}\uFFFD]/u.test(text)),
	fc.constantFrom('[]', '{"a": "b"}', 'a&b=c#d?e', '%41', '+39 333', '"', "O'Hara", '日本 🎈'),
);

/** Conditions as stored by the editor, on attributes that are compared as text. */
const condition = fc.record({
	attribute: fc.constantFrom('base.firstName', 'externalId', 'tags.manual'),
	operator: fc.constantFrom(...OPERATORS),
	value: VALUES.filter((text) => !text.includes(',')),
	valueTo: VALUES,
});
const { group } = fc.letrec((tie) => ({
	group: fc.record(
		{
			condition: fc.array(condition, { maxLength: 3 }),
			group: fc.oneof(
				{ maxDepth: 3 },
				fc.constant([]),
				fc.array(
					fc.record({
						match: fc.constantFrom('and', 'or'),
						conditions: tie('group'),
					}),
					{ maxLength: 2 },
				),
			),
		},
		{ requiredKeys: [] },
	),
}));

/** Number of conditions in a group of the editor. */
function countRaw({ condition: own = [], group: nested = [] }: RawGroup): number {
	return nested.reduce((sum, { conditions }) => sum + countRaw(conditions ?? {}), own.length);
}

/** Whether a nested group is empty, which is rejected. */
function hasEmptyGroup({ group: nested = [] }: RawGroup): boolean {
	return nested.some(
		({ conditions = {} }) => countRaw(conditions) === 0 || hasEmptyGroup(conditions),
	);
}

function count(built: Condition | undefined): number {
	if (built === undefined) return 0;
	return built.type === 'atomic'
		? 1
		: built.conditions.reduce((sum, inner) => sum + count(inner), 0);
}

/** Whether a query is valid in ContactHub's language: the sandbox's strict compiler accepts it. */
const compile = (query: CustomerQuery) => compileQuery(encodeCustomerQuery(query), () => []);

describe('a query that was built in the editor', () => {
	it('holds every condition, in the language of ContactHub', () => {
		fc.assert(
			fc.property(group as fc.Arbitrary<RawGroup>, fc.constantFrom('and', 'or'), (raw, match) => {
				fc.pre(!hasEmptyGroup(raw));
				const built = readGroup({ match: match as 'and' | 'or', conditions: raw });
				expect(count(built)).toBe(countRaw(raw));
				if (built !== undefined) expect(() => compile(createSimpleQuery(built))).not.toThrow();
			}),
			{ numRuns: 500 },
		);
	});

	it('arrives as it was written, whatever its values hold', () => {
		fc.assert(
			fc.property(VALUES, (value) => {
				const query = createSimpleQuery({
					type: 'atomic',
					attribute: 'base.firstName',
					operator: 'IN',
					value: [value],
				});
				const text = encodeQuery({ nodeId: 'n', query: encodeCustomerQuery(query) });
				expect(text).toMatch(/^\?nodeId=n&query=[\w%.!~*'()-]+$/);
				const arrived = new URL(`http://localhost/${text}`).searchParams.get('query') ?? '';
				expect(JSON.parse(arrived)).toEqual({ name: '', query });
			}),
			{ numRuns: 500 },
		);
	});
});

describe('composite', () => {
	it('accepts a single condition without a container', () => {
		const only: Condition = { type: 'atomic', attribute: 'extra', operator: 'IS_NULL' };
		expect(createComposite('or', [only])).toBe(only);
		expect(createComposite('or', [only, only])).toEqual({
			type: 'composite',
			conjunction: 'or',
			conditions: [only, only],
		});
	});
});

describe('narrow', () => {
	const later: Condition = {
		type: 'atomic',
		attribute: 'registeredAt',
		operator: 'GTE',
		value: '2020-01-01T00:00:00.000Z',
	};
	const ada: Condition = {
		type: 'atomic',
		attribute: 'base.firstName',
		operator: 'EQUALS',
		value: 'Ada',
	};
	const did = { event: { name: 'viewedPage' } };
	const queries: Array<CustomerQuery | undefined> = [
		undefined,
		createSimpleQuery(ada),
		createSimpleQuery(createComposite('or', [ada, ada])),
		{ ...createSimpleQuery(ada), did },
		{
			type: 'combined',
			conjunction: 'EXCEPT',
			queries: [createSimpleQuery(ada), createSimpleQuery(later)],
		},
	];
	const customers = ['Ada', 'Bob'].flatMap((firstName) =>
		[Date.UTC(2019, 0), Date.UTC(2021, 0)].map((registeredAt) => ({
			id: firstName,
			registeredAt,
			base: { firstName },
		})),
	);

	it.each(queries.map((query) => [JSON.stringify(query), query] as const))(
		'finds those of %s that also meet the condition',
		(_text, query) => {
			const before =
				query && compileQuery(encodeCustomerQuery(query), () => [{ type: 'viewedPage' }]);
			const narrowed = compileQuery(encodeCustomerQuery(narrow(query, later)), () => [
				{ type: 'viewedPage' },
			]);
			for (const customer of customers) {
				const wanted =
					(before?.test(customer) ?? true) && customer.registeredAt >= Date.UTC(2020, 0);
				expect({ customer, found: narrowed.test(customer) }).toEqual({ customer, found: wanted });
			}
		},
	);

	it('adds the condition to those of a simple query', () => {
		expect(narrow(createSimpleQuery(ada), later)).toEqual(
			createSimpleQuery(createComposite('and', [ada, later])),
		);
	});

	it('keeps the other properties of a query', () => {
		const query = { ...createSimpleQuery(ada), did };
		expect(narrow(query, later)).toEqual({
			type: 'combined',
			conjunction: 'INTERSECT',
			queries: [query, createSimpleQuery(later)],
		});
	});
});
