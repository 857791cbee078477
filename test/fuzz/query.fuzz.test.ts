import fc from 'fast-check';

import { encodeCustomerQuery, OPERATORS } from '../../nodes/ContactHub/query/language';
import { queryFields, readQuery, type QueryParams } from '../../nodes/ContactHub/query/queryFields';
import { encodeQuery } from '../../nodes/kit';
import { tried } from './harm';
import { hostileJson, hostileKey, hostileText } from './hostile';
import { runs } from './settings';

const condition = fc.record(
	{
		attribute: fc.oneof(
			hostileKey,
			fc.constantFrom('base.dob', 'registeredAt', 'extra'),
			hostileJson,
		),
		operator: fc.oneof(fc.constantFrom(...OPERATORS), hostileJson),
		value: hostileJson,
		valueTo: hostileJson,
		valueType: fc.oneof(hostileKey, fc.constantFrom('auto', 'date', 'number', 'text', 'boolean')),
	},
	{ requiredKeys: [] },
);

/** What an expression can return instead of conditions: what the editor would store, and anything else. */
const { group } = fc.letrec((tie) => ({
	group: fc.oneof(
		{ maxDepth: 5, depthSize: 'small' },
		hostileJson,
		fc.record(
			{
				condition: fc.oneof(fc.array(condition, { maxLength: 3 }), hostileJson),
				group: fc.oneof(
					fc.array(
						fc.record({
							match: fc.oneof(fc.constantFrom('and', 'or'), hostileJson),
							conditions: tie('group'),
						}),
						{ maxLength: 2 },
					),
					hostileJson,
				),
			},
			{ requiredKeys: [] },
		),
	),
}));

/** The parameters as read by the node. */
function read(raw: Record<string, unknown>): string {
	const context = { label: 'Conditions', item: { json: {} } };
	const params = {
		queryMode: raw.queryMode,
		match: raw.match,
		conditions: queryFields.conditions.read(raw.conditions, context),
		conjunction: raw.conjunction,
		queries: queryFields.queries.read(raw.queries, context),
		...(raw.queryMode === 'json' && {
			queryJson: queryFields.queryJson.read(raw.queryJson, context),
		}),
	};
	const query = readQuery(params as QueryParams);
	return query === undefined ? '' : encodeQuery({ query: encodeCustomerQuery(query) });
}

it('anything instead of conditions becomes a query, or a clear error', () => {
	const parameters = fc.record({
		queryMode: fc.constantFrom('conditions', 'combined', 'json', 'none'),
		match: fc.constantFrom('and', 'or'),
		conditions: group,
		conjunction: fc.constantFrom('INTERSECT', 'UNION', 'EXCEPT'),
		queries: fc.oneof(
			hostileJson,
			fc.record({ query: fc.oneof(hostileJson, fc.array(fc.record({ conditions: group }))) }),
		),
		queryJson: fc.oneof(hostileJson, hostileText),
	});
	fc.assert(
		fc.property(parameters, (raw) => {
			const outcome = tried(() => read(raw), 'InputError');
			if (!('value' in outcome)) return;
			expect(outcome.value).toMatch(/^(\?query=[\w%.!~*'()-]+)?$/);
			if (outcome.value !== '') {
				const sent = new URL(`http://localhost/${outcome.value}`).searchParams.get('query');
				expect(JSON.parse(sent ?? '')).toMatchObject({ name: '', query: {} });
			}
		}),
		runs(500),
	);
});

describe('found by these tests', () => {
	const nested = (depth: number) => {
		let conditions: object = { condition: [{ attribute: 'extra', operator: 'IS_NULL' }] };
		for (let level = 0; level < depth; level++) conditions = { group: [{ conditions }] };
		return conditions;
	};

	it('groups 10,000 deep overflowed the stack', () => {
		const raw = { queryMode: 'conditions', match: 'and', conditions: nested(10_000) };
		expect(tried(() => read(raw), 'InputError')).toMatchObject({
			error: { message: "'Conditions' is nested too deeply" },
		});
		expect(tried(() => read({ ...raw, conditions: nested(20) }), 'InputError')).toHaveProperty(
			'value',
		);
	});

	it.each([{ condition: 'x' }, { condition: [null] }, { group: {} }, { group: [1] }, 'x', [1]])(
		'%j instead of conditions ended the run',
		(conditions) => {
			const raw = { queryMode: 'conditions', match: 'and', conditions };
			expect(tried(() => read(raw), 'InputError')).toMatchObject({
				error: { message: expect.stringContaining("'Conditions'") },
			});
		},
	);
});
