import type { IDataObject } from 'n8n-workflow';

import { DateTime, path } from '../../kit';
import { requireWhole, type Page } from '../../ContactHub/api/pages';
import { unsortedListError, requireOrder, requireTime } from '../../ContactHub/model/order';
import { toTimestamp } from '../../ContactHub/model/times';
import { formatDateTime } from '../../ContactHub/model/values';
import {
	createComposite,
	encodeCustomerQuery,
	narrow,
	createSimpleQuery,
	type Condition,
	type CustomerQuery,
	type Operator,
} from '../../ContactHub/query/language';
import { readQuery } from '../../ContactHub/query/queryFields';
import type { FeedCall } from './feed';
import { readKeysetPages, REQUEST, type KeyedList } from './keysetPages';

/** The time by which customers are followed. */
export type CustomerKey = 'registeredAt' | 'updatedAt';

/**
 * The customers that match the filters, from a time on, in ascending order of the key.
 *
 * @param isKnown whether a customer has already been output
 */
export function readCustomersFrom(
	call: FeedCall,
	key: CustomerKey,
	from: number,
	isKnown: KeyedList['isKnown'],
): AsyncGenerator<IDataObject[]> {
	const query = buildQuery(call);
	return readKeysetPages(
		{
			key,
			isKnown,
			fetchPage: async (position, number, only) =>
				await readPage(
					call,
					{ query: narrow(query, createRangeCondition(key, position, only)), sort: [key, 'asc'] },
					number,
				),
		},
		from,
	);
}

/** The newest customers that match the filters, newest first. */
export async function readNewestWanted(
	call: FeedCall,
	key: CustomerKey,
	size: number,
): Promise<IDataObject[]> {
	const { items } = await readPage(call, { query: buildQuery(call), sort: [key, 'desc'] }, 0, size);
	return items;
}

/** How often to request the newest customers while others are added. */
const ATTEMPTS = 4;

/**
 * The newest customers, without filters.
 *
 * @throws TransportError if there are newer ones: starting from these would output all others as new
 */
export async function readNewestOfAll(call: FeedCall, key: CustomerKey): Promise<IDataObject[]> {
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
		const { items } = await readPage(call, { sort: [key, 'desc'] }, 0);
		for (const customer of items) requireTime(customer, key, REQUEST);
		const [first] = items;
		if (first === undefined) return items;
		const newest = toTimestamp(first[key]);
		const query = createSimpleQuery(createRangeCondition(key, newest + 1, false));
		const newer = await readPage(call, { query, sort: [key, 'asc'] }, 0, 1);
		// Some may be added between the two requests; in an unsorted list, there are many.
		if (newer.totalElements <= TOLERATED) return items;
	}
	throw unsortedListError(key, REQUEST);
}

const TOLERATED = 10;

interface CustomerOrder {
	query?: CustomerQuery;
	sort: [CustomerKey, 'asc' | 'desc'];
}

async function readPage(
	{ api, params }: FeedCall,
	{ query, sort }: CustomerOrder,
	number: number,
	size?: number,
): Promise<Page> {
	const { node, fields } = params.triggerOptions;
	const wanted = {
		nodeId: api.nodeId(node),
		query: query && encodeCustomerQuery(query),
		fields: fields && [...new Set(['id', 'registeredAt', 'updatedAt', ...fields])].join(','),
		sort: sort.join(','),
	};
	const found = await api.page(path`/customers`, wanted, number, size);
	requireOrder(found.items, { attribute: sort[0], direction: sort[1] }, REQUEST);
	return requireWhole(found, REQUEST, size);
}

function buildQuery({ params }: FeedCall): CustomerQuery | undefined {
	return readQuery({ ...params, queryMode: params.queryMode ?? 'none' });
}

/** From a time on, or only that time. */
function createRangeCondition(attribute: CustomerKey, from: number, only: boolean): Condition {
	const value = formatDateTime(DateTime.fromMillis(from));
	const operators: Operator[] = only ? ['GTE', 'LTE'] : ['GTE'];
	const bounds = operators.map((operator): Condition => {
		return { type: 'atomic', attribute, operator, value };
	});
	return createComposite('and', bounds);
}
