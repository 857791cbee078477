import type { IDataObject } from 'n8n-workflow';

import { parseMoment, path } from '../../kit';
import { PAGE_SIZE, type ContactHubApi, type Page } from '../client';
import { formatMoment } from '../model/values';
import {
	composite,
	encodeCustomerQuery,
	narrow,
	type Condition,
	type CustomerQuery,
} from '../query/language';
import { RecentRecords } from '../model/recentRecords';
import { RESULT_WINDOW } from '../resultWindow';

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

/** Attributes by which a list can be read on: every customer has them, and a query can compare them. */
const KEYS = ['registeredAt', 'updatedAt'];

/**
 * Lists customers page by page, however many there are.
 *
 * Pages are numbered, so a list that changes while it is read shifts, and a deletion can pull customers that were not read yet
 * onto a page that was. Therefore a list of several pages is read up to the newest key that it had at the start:
 * then nothing can join it, a deletion shows in the total, and reading goes on from the last key seen. It does
 * so after 10,000 results, too. Customers that come again are recognised by their ID.
 *
 * @param limit how many customers are wanted; Infinity for all
 */
export async function* listCustomers(
	api: ContactHubApi,
	list: CustomerList,
	limit: number,
): AsyncGenerator<IDataObject[]> {
	const sort = list.sort ?? { attribute: 'registeredAt', direction: 'asc' };
	if (limit <= PAGE_SIZE || !KEYS.includes(sort.attribute)) {
		const pages = api.pages(path`/customers`, queryOf(list, sort, {}), { limit });
		for await (const { items } of pages) yield items;
		return;
	}
	const recent = new RecentRecords(sort.attribute);
	let from: string | undefined;
	for (;;) {
		const newest = await newestPage(api, list, sort, from);
		if (newest.totalPages <= 1) {
			yield recent.onlyNew(sort.direction === 'asc' ? newest.items.reverse() : newest.items);
			return;
		}
		const to = keyOf(newest, sort);
		if (to === from) return;
		yield* readUpTo(api, list, sort, limit, { from, to }, recent);
		// Customers that are updated meanwhile leave the part that was read; they have newer keys.
		if (sort.attribute !== 'updatedAt' || sort.direction !== 'asc') return;
		from = to;
	}
}

type Sort = NonNullable<CustomerList['sort']>;

/** Keys between which customers are listed, both included; undefined is open. */
interface KeyRange {
	from?: string;
	to?: string;
}

/** The first page in descending order: the whole list when it is short, otherwise its newest key. */
async function newestPage(
	api: ContactHubApi,
	list: CustomerList,
	{ attribute }: Sort,
	from: string | undefined,
): Promise<Page> {
	const query = queryOf(list, { attribute, direction: 'desc' }, { from });
	return await api.page(path`/customers`, query, 0);
}

function keyOf({ items }: Page, { attribute }: Sort): string | undefined {
	const key = items[0]?.[attribute];
	return typeof key === 'string' ? key : undefined;
}

/** Reads all customers of a range, in windows of 10,000 results. */
async function* readUpTo(
	api: ContactHubApi,
	list: CustomerList,
	sort: Sort,
	limit: number,
	range: KeyRange,
	recent: RecentRecords,
): AsyncGenerator<IDataObject[]> {
	let position: Position | undefined = { range, page: 0 };
	while (position !== undefined) {
		position = yield* readWindow(api, list, sort, limit, position, recent);
	}
}

/** Where a window of the list begins. */
interface Position {
	range: KeyRange;
	/** First page. */
	page: number;
}

/** Reads up to 10,000 results. @returns where to go on, or undefined at the end of the list */
async function* readWindow(
	api: ContactHubApi,
	list: CustomerList,
	sort: Sort,
	limit: number,
	{ range, page: from }: Position,
	recent: RecentRecords,
): AsyncGenerator<IDataObject[], Position | undefined> {
	const end = sort.direction === 'asc' ? 'from' : 'to';
	const to = from + RESULT_WINDOW / PAGE_SIZE;
	let total = 0;
	let page: Page | undefined;
	for await (page of api.pages(path`/customers`, queryOf(list, sort, range), { limit, from, to })) {
		if (page.totalElements < total && recent.key !== undefined) {
			return { range: { ...range, [end]: recent.key }, page: 0 };
		}
		total = page.totalElements;
		yield recent.onlyNew(page.items);
	}
	if (page === undefined || page.number + 1 >= page.totalPages) return undefined;
	// A window full of customers with one and the same key can't be left by key, only by page.
	return recent.key === undefined || recent.key === range[end]
		? { range, page: to }
		: { range: { ...range, [end]: recent.key }, page: 0 };
}

function queryOf(list: CustomerList, { attribute, direction }: Sort, { from, to }: KeyRange) {
	const bounds: Condition[] = [
		...(from === undefined ? [] : [bound(attribute, 'GTE', from)]),
		...(to === undefined ? [] : [bound(attribute, 'LTE', to)]),
	];
	const query = bounds.length === 0 ? list.query : narrow(list.query, composite('and', bounds));
	const fields = list.fields && [...new Set(['id', 'registeredAt', attribute, ...list.fields])];
	return {
		nodeId: list.nodeId,
		externalId: list.externalId,
		query: query && encodeCustomerQuery(query),
		fields: fields?.join(','),
		sort: `${attribute},${direction}`,
	};
}

function bound(attribute: string, operator: 'GTE' | 'LTE', key: string): Condition {
	const value = formatMoment(parseMoment(key, attribute));
	return { type: 'atomic', attribute, operator, value };
}
