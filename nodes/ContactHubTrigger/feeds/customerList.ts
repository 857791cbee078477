import type { IDataObject } from 'n8n-workflow';

import { DateTime, path } from '../../kit';
import type { Page } from '../../ContactHub/client';
import { notSorted, requireOrder } from '../../ContactHub/model/order';
import { timeOf } from '../../ContactHub/model/times';
import { formatMoment } from '../../ContactHub/model/values';
import {
	composite,
	encodeCustomerQuery,
	narrow,
	simple,
	type Condition,
	type CustomerQuery,
	type Operator,
} from '../../ContactHub/query/language';
import { readQuery } from '../../ContactHub/query/queryFields';
import type { FeedCall } from './feed';
import { keyPages, type KeyedList } from './keyPages';

/** By what customers are followed. */
export type CustomerKey = 'registeredAt' | 'updatedAt';

/**
 * The customers that the user wants, from a time on, in ascending order of the key.
 *
 * @param isKnown whether a customer was handed on before
 */
export function customersFrom(
	call: FeedCall,
	key: CustomerKey,
	from: number,
	isKnown: KeyedList['isKnown'],
): AsyncGenerator<IDataObject[]> {
	const query = queryOf(call);
	return keyPages(
		{
			key,
			isKnown,
			fetchPage: async (position, number, only) =>
				await page(
					call,
					{ query: narrow(query, stretch(key, position, only)), sort: [key, 'asc'] },
					number,
				),
		},
		from,
	);
}

/** The newest customers that the user wants, the newest first. */
export async function newestWanted(
	call: FeedCall,
	key: CustomerKey,
	size: number,
): Promise<IDataObject[]> {
	const { items } = await page(call, { query: queryOf(call), sort: [key, 'desc'] }, 0, size);
	return items;
}

/** How often the newest customers are asked for while others come. */
const ATTEMPTS = 4;

/**
 * The newest customers, whatever the user wants of them.
 *
 * @throws TransportError when there are newer ones: who began with these would hand on all others as new
 */
export async function newestOfAll(call: FeedCall, key: CustomerKey): Promise<IDataObject[]> {
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
		const { items } = await page(call, { sort: [key, 'desc'] }, 0);
		const newest = timeOf(items.find((customer) => !Number.isNaN(timeOf(customer[key])))?.[key]);
		if (Number.isNaN(newest)) return items;
		const query = simple(stretch(key, newest + 1, false));
		const newer = await page(call, { query, sort: [key, 'asc'] }, 0, 1);
		// Some may come between the two requests; of a list that isn't sorted there are many.
		if (newer.totalElements <= TOLERATED) return items;
	}
	throw notSorted(key, 'GET /customers');
}

const TOLERATED = 10;

interface CustomerOrder {
	query?: CustomerQuery;
	sort: [CustomerKey, 'asc' | 'desc'];
}

async function page(
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
	requireOrder(found.items, { attribute: sort[0], direction: sort[1] }, 'GET /customers');
	return found;
}

function queryOf({ params }: FeedCall): CustomerQuery | undefined {
	return readQuery({ ...params, queryMode: params.queryMode ?? 'none' });
}

/** From a time on, or just that time. */
function stretch(attribute: CustomerKey, from: number, only: boolean): Condition {
	const value = formatMoment(DateTime.fromMillis(from));
	const operators: Operator[] = only ? ['GTE', 'LTE'] : ['GTE'];
	const bounds = operators.map((operator): Condition => {
		return { type: 'atomic', attribute, operator, value };
	});
	return composite('and', bounds);
}
