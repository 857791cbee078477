import type { IDataObject } from 'n8n-workflow';

import { parseMoment, path } from '../../kit';
import { PAGE_SIZE, type ContactHubApi, type Page } from '../client';
import { formatMoment } from '../model/values';
import { encodeCustomerQuery, narrow, type CustomerQuery } from '../query/language';
import { RecentRecords } from '../model/recentRecords';

/** Which customers are listed, and in which order. */
export interface CustomerList {
	nodeId: string;
	query?: CustomerQuery;
	externalId?: string;
	/** Fields to return; `id` and the sort key are added. */
	fields?: string[];
	/** Default: by registration, oldest first. */
	sort?: { attribute: string; direction: 'asc' | 'desc' };
}

/**
 * How many results a list shows before it is read on by key: the usual window of the index behind it. Whether ContactHub lifts
 * that window is not known (API notes 1.3), and going on by key works in both cases.
 */
const WINDOW_PAGES = 10_000 / PAGE_SIZE;

/** Attributes by which a list can be read on: every customer has them, and a query can compare them. */
const KEYS = ['registeredAt', 'updatedAt'];

/**
 * Lists customers page by page, however many there are.
 *
 * Pages are numbered, so a list that changes meanwhile shifts. Three things keep it whole: the order is by
 * registration, so new customers come last; after 10,000 results, and whenever the total shrinks (a
 * deletion pulled unread customers onto pages already read), reading goes on from the last key seen; and customers that
 * come again are recognised by their ID.
 *
 * @param limit how many customers are wanted; Infinity for all
 */
export async function* listCustomers(
	api: ContactHubApi,
	list: CustomerList,
	limit: number,
): AsyncGenerator<IDataObject[]> {
	const sort = list.sort ?? { attribute: 'registeredAt', direction: 'asc' };
	const recent = new RecentRecords(sort.attribute);
	let position: Position = { from: 0 };
	for (;;) {
		const next = yield* readWindow(api, list, sort, limit, position, recent);
		if (next === undefined) return;
		position = next;
	}
}

/** Where a window of the list begins. */
interface Position {
	/** Key of the last customer read; undefined at the start of the list. */
	key?: string;
	/** First page. */
	from: number;
}

type Sort = NonNullable<CustomerList['sort']>;

/** Reads up to 10,000 results. @returns where to go on, or undefined at the end of the list */
async function* readWindow(
	api: ContactHubApi,
	list: CustomerList,
	sort: Sort,
	limit: number,
	position: Position,
	recent: RecentRecords,
): AsyncGenerator<IDataObject[], Position | undefined> {
	const canGoOnByKey = KEYS.includes(sort.attribute);
	const to = position.from + WINDOW_PAGES;
	const range = { limit, from: position.from, ...(canGoOnByKey && { to }) };
	let total = 0;
	let page: Page | undefined;
	for await (page of api.pages(path`/customers`, queryOf(list, sort, position.key), range)) {
		const shrunk = page.totalElements < total;
		if (shrunk && canGoOnByKey && recent.key !== undefined) {
			return { key: recent.key, from: 0 };
		}
		total = page.totalElements;
		yield recent.onlyNew(page.items);
	}
	if (page === undefined || page.number + 1 >= page.totalPages || !canGoOnByKey) return undefined;
	// A window full of customers with one and the same key can't be left by key, only by page.
	return recent.key === undefined || recent.key === position.key
		? { key: position.key, from: to }
		: { key: recent.key, from: 0 };
}

function queryOf(list: CustomerList, sort: Sort, key: string | undefined) {
	const { attribute, direction } = sort;
	const query =
		key === undefined
			? list.query
			: narrow(list.query, {
					type: 'atomic',
					attribute,
					operator: direction === 'asc' ? 'GTE' : 'LTE',
					value: formatMoment(parseMoment(key, attribute)),
				});
	const fields = list.fields && [...new Set(['id', 'registeredAt', attribute, ...list.fields])];
	return {
		nodeId: list.nodeId,
		externalId: list.externalId,
		query: query && encodeCustomerQuery(query),
		fields: fields?.join(','),
		sort: `${attribute},${direction}`,
	};
}
