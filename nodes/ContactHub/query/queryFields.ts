import {
	choice,
	InputError,
	isRecord,
	parseJson,
	required,
	show,
	when,
	type Field,
	type Fields,
} from '../../kit';
import { isListOfRecords, requireGroup, type RawGroup } from './conditions';
import { conditionsField, createGroupValues, matchField, readConditions } from './conditionFields';
import { refuseEmptyJson, refuseEmptyParts } from './emptyValues';
import { createSimpleQuery, type CustomerQuery } from './language';

interface RawCombined {
	query?: Array<{ match?: 'and' | 'or'; conditions?: RawGroup }>;
}

const combinedField: Field<RawCombined> = {
	property: {
		displayName: 'Queries',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Query',
		description: 'Combined in this order',
		default: {},
		options: [
			{ displayName: 'Query', name: 'query', values: createGroupValues(2, ' to This Query') },
		],
	},
	read(raw, context) {
		const { label } = context;
		const { query = [] } = isRecord(raw) ? raw : {};
		if (isListOfRecords(query)) {
			// Each is a group with conditions, like nested groups.
			const group = query.map(({ conditions }) => ({
				conditions: requireGroup(conditions, label),
			}));
			const written = isRecord(context.written) ? { group: context.written.query } : undefined;
			refuseEmptyParts({ group }, { ...context, written });
			const times = { zone: context.zone, hint: context.hint };
			return {
				query: query.map(({ conditions, ...own }) => ({
					...own,
					conditions: { ...requireGroup(conditions, label), times },
				})),
			};
		}
		throw new InputError(`'${label}' is ${show(raw)}`, 'Add queries in the editor.');
	},
};

const jsonField: Field<CustomerQuery | undefined> = {
	property: {
		displayName: 'Query (JSON)',
		type: 'json',
		default: '',
		placeholder:
			'e.g. {"type": "simple", "are": {"condition": {"type": "atomic", "attribute": "base.lastName", "operator": "EQUALS", "value": "Rossi"}}}',
		description: 'Simple or combined, with or without its container',
		builderHint: {
			propertyHint:
				'E.g. {"type": "simple", "are": {"condition": {"type": "atomic", "attribute": "base.lastName", "operator": "EQUALS", "value": "Rossi"}}}',
		},
	},
	read(raw, context) {
		const query = readJsonQuery(parseJson(raw, context.label), context.label);
		refuseEmptyJson(query, context);
		return query;
	},
};

const conjunctionField = choice({
	displayName: 'Combine As',
	default: 'INTERSECT',
	options: [
		{
			name: 'Except',
			value: 'EXCEPT',
			description: 'Customers in the first query that are in no other',
		},
		{ name: 'Intersect', value: 'INTERSECT', description: 'Customers that are in every query' },
		{ name: 'Union', value: 'UNION', description: 'Customers that are in any query' },
	],
});

/** The parameters that choose customers. */
export const queryFields = {
	queryMode: choice({
		displayName: 'Query',
		default: 'none',
		options: [
			{ name: 'All Customers', value: 'none' },
			{
				name: 'Combined Queries',
				value: 'combined',
				description: 'Intersect, unite or subtract queries',
			},
			{
				name: 'Conditions',
				value: 'conditions',
				description: 'Build a query from conditions and groups',
			},
			{ name: 'JSON', value: 'json', description: 'Write the query as JSON' },
		],
	}),
	match: when({ queryMode: ['conditions'] }, matchField),
	conditions: when({ queryMode: ['conditions'] }, conditionsField),
	conjunction: when({ queryMode: ['combined'] }, conjunctionField),
	queries: when({ queryMode: ['combined'] }, combinedField),
	queryJson: when({ queryMode: ['json'] }, required(jsonField)),
} satisfies Fields;

/** Values of `queryFields`. */
export interface QueryParams {
	queryMode: string;
	match?: 'and' | 'or';
	conditions?: RawGroup;
	conjunction?: 'INTERSECT' | 'UNION' | 'EXCEPT';
	queries?: RawCombined;
	queryJson?: CustomerQuery;
}

/**
 * The query that a user built; undefined for all customers.
 *
 * @throws InputError if it is incomplete: an empty query would silently mean everybody
 */
export function readQuery(params: QueryParams): CustomerQuery | undefined {
	switch (params.queryMode) {
		case 'conditions': {
			const condition = readConditions(params.match ?? 'and', params.conditions ?? {});
			if (condition === undefined) throw emptyQueryError('Conditions', 'a condition');
			return createSimpleQuery(condition);
		}
		case 'combined': {
			const queries = (params.queries?.query ?? []).map(({ match, conditions }) => {
				const condition = readConditions(match ?? 'and', conditions ?? {});
				if (condition === undefined) throw emptyQueryError('Queries', 'a condition to each query');
				return createSimpleQuery(condition);
			});
			if (queries.length === 0) throw emptyQueryError('Queries', 'a query');
			return { type: 'combined', conjunction: params.conjunction ?? 'INTERSECT', queries };
		}
		case 'json':
			if (params.queryJson === undefined) throw emptyQueryError('Query (JSON)', 'a query');
			return params.queryJson;
		default:
			return undefined;
	}
}

function emptyQueryError(label: string, what: string): InputError {
	return new InputError(`'${label}' is empty`, `Add ${what}, or set 'Query' to All Customers.`);
}

/** A JSON query may be in its container (`{"name": ..., "query": ...}`) or alone (ContactHub API 2.2). */
function readJsonQuery(value: unknown, label: string): CustomerQuery | undefined {
	if (value === undefined) return undefined;
	const query = isRecord(value) && isRecord(value.query) ? value.query : value;
	const isSimple = isRecord(query) && query.type === 'simple' && isRecord(query.are);
	const isCombined = isRecord(query) && query.type === 'combined' && Array.isArray(query.queries);
	if (isSimple || isCombined) return query as unknown as CustomerQuery;
	throw new InputError(
		`'${label}' isn't a ContactHub query`,
		'A query has "type": "simple" and "are", or "type": "combined", "conjunction" and "queries".',
	);
}
