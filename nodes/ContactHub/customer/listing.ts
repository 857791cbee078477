import type { IDataObject } from 'n8n-workflow';

import { parseDateTime, path, type Query } from '../../kit';
import type { ContactHubApi } from '../api/client';
import { PAGE_SIZE, requireWhole, type Page } from '../api/pages';
import { unsortedListError, requireOrder, requireTime, type TimeOrder } from '../model/order';
import { formatDateTime } from '../model/values';
import {
	createComposite,
	encodeCustomerQuery,
	narrow,
	type Condition,
	type CustomerQuery,
} from '../query/language';
import { RecentRecords } from '../model/recentRecords';
import { RESULT_WINDOW } from '../api/resultWindow';

/** Which customers to list, and in which order. */
export interface CustomerList {
	nodeId: string;
	query?: CustomerQuery;
	externalId?: string;
	/** Fields to return; `id` and the sort key are added. */
	fields?: string[];
	/** Default: by registration, oldest first. */
	sort?: { attribute: string; direction: 'asc' | 'desc' };
}

/** Attributes by which a list can be continued: every customer has them, and a query can compare them. */
const KEYS = ['registeredAt', 'updatedAt'];

/**
 * Lists customers page by page, however many there are.
 *
 * Pages are numbered, so a list that changes while it is being read shifts, and a deletion can pull unread customers onto a page
 * that has already been read. So a list with several pages is read only up to the newest key that it had at the start: then
 * nothing can join it, a deletion shows in the total, and reading continues from the last key seen, as it also does after 10,000
 * results. Repeated customers are recognized by their ID.
 *
 * @param limit the number of customers; Infinity for all
 * @throws TransportError if the server sorts differently, or withholds some
 */
export async function* listCustomers(
	api: ContactHubApi,
	list: CustomerList,
	limit: number,
): AsyncGenerator<IDataObject[]> {
	const sort = list.sort ?? { attribute: 'registeredAt', direction: 'asc' };
	if (limit <= PAGE_SIZE || !KEYS.includes(sort.attribute)) {
		const pages = api.pages(path`/customers`, buildQuery(list, sort, {}), { limit });
		for await (const { items } of pages) {
			if (KEYS.includes(sort.attribute)) requireOrder(items, sort, REQUEST);
			yield items;
		}
		return;
	}
	const recent = new RecentRecords(sort.attribute);
	const reading: Reading = { api, list, sort, limit, recent };
	let from: string | undefined;
	for (;;) {
		const { newest, to, first } = await findStart(reading, from);
		if (first === undefined) {
			yield recent.onlyNew(sort.direction === 'asc' ? newest.items.reverse() : newest.items);
			return;
		}
		if (to === from) return;
		yield* readUpTo(reading, { range: { from, to }, page: 0, first });
		// Customers updated in the meantime leave the range being read, as they have newer keys.
		if (sort.attribute !== 'updatedAt' || sort.direction !== 'asc') return;
		from = to;
	}
}

type Sort = NonNullable<CustomerList['sort']>;

/** The state of a list while it is being read. */
interface Reading {
	api: ContactHubApi;
	list: CustomerList;
	sort: Sort;
	/** How many customers are wanted. */
	limit: number;
	/** Recognizes customers that are repeated. */
	recent: RecentRecords;
}

/** For messages. */
const REQUEST = 'GET /customers';

/** How often to read the beginning of a list again if it seems to have become shorter. */
const ATTEMPTS = 4;

/**
 * The newest key of a list, and the first page of the list up to it; no page if all of it is on the page of the newest.
 *
 * @throws TransportError if there are more than the newest key allows: then it isn't the newest
 */
async function findStart(
	{ api, list, sort, limit }: Reading,
	from: string | undefined,
): Promise<{ newest: Page; to?: string; first?: Page }> {
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
		const newest = await readNewestPage(api, list, sort, from);
		if (newest.totalPages <= 1 && newest.items.length < PAGE_SIZE) return { newest };
		const to = getKey(newest, sort);
		const first = await readFirstPage(api, buildQuery(list, sort, { from, to }), limit);
		// Some may be deleted, or change, between two requests.
		const tolerated = Math.max(10, newest.totalElements / 100);
		if (first.totalElements >= newest.totalElements - tolerated) return { newest, to, first };
	}
	throw unsortedListError(sort.attribute, REQUEST);
}

async function readFirstPage(api: ContactHubApi, query: Query, limit: number): Promise<Page> {
	return requireWhole(await api.page(path`/customers`, query, 0, limit), REQUEST);
}

/** Keys between which customers are listed, both inclusive; undefined means open. */
interface KeyRange {
	from?: string;
	to?: string;
}

/** The first page in descending order: the whole list if it is short, otherwise its newest key. */
async function readNewestPage(
	api: ContactHubApi,
	list: CustomerList,
	{ attribute }: Sort,
	from: string | undefined,
): Promise<Page> {
	const order: TimeOrder = { attribute, direction: 'desc' };
	const newest = await api.page(path`/customers`, buildQuery(list, order, { from }), 0);
	requireOrder(newest.items, order, REQUEST);
	return requireWhole(newest, REQUEST);
}

/** @throws TransportError if the newest customer has no readable key: the list would end at once */
function getKey({ items: [newest = {}] }: Page, { attribute }: Sort): string {
	requireTime(newest, attribute, REQUEST);
	return String(newest[attribute]);
}

/** Reads all customers of a range, in windows of 10,000 results. */
async function* readUpTo(reading: Reading, start: Position): AsyncGenerator<IDataObject[]> {
	let position: Position | undefined = start;
	while (position !== undefined) {
		position = yield* readWindow(reading, position);
	}
}

/** Where a window of the list begins. */
interface Position {
	range: KeyRange;
	/** Number of the first page. */
	page: number;
	/** The first page, if it has already been read. */
	first?: Page;
}

/** Reads up to 10,000 results. @returns where to continue, or undefined at the end of the list */
async function* readWindow(
	{ api, list, sort, limit, recent }: Reading,
	position: Position,
): AsyncGenerator<IDataObject[], Position | undefined> {
	const { range } = position;
	const end = sort.direction === 'asc' ? 'from' : 'to';
	const to = position.page + RESULT_WINDOW / PAGE_SIZE;
	let total = 0;
	let page: Page | undefined;
	let last: IDataObject | undefined;
	for await (page of readWindowPages(api, buildQuery(list, sort, range), limit, position)) {
		if (page.totalElements < total && recent.key !== undefined) {
			return { range: { ...range, [end]: recent.key }, page: 0 };
		}
		total = page.totalElements;
		requireOrder(page.items, sort, REQUEST);
		const fresh = recent.onlyNew(page.items);
		// If the list has shifted, customers of the previous page are repeated.
		requireOrder(fresh, sort, REQUEST, last);
		last = fresh.at(-1) ?? last;
		yield fresh;
	}
	if (page === undefined || page.number + 1 < to) return undefined;
	// The total may end at the end of the window.
	if (page.number + 1 >= page.totalPages && page.items.length < PAGE_SIZE) return undefined;
	// If a window is full of customers with the same key, reading can't continue by key, only by page.
	return recent.key === undefined || recent.key === range[end]
		? { range, page: to }
		: { range: { ...range, [end]: recent.key }, page: 0 };
}

async function* readWindowPages(
	api: ContactHubApi,
	query: Query,
	limit: number,
	{ page: from, first }: Position,
): AsyncGenerator<Page> {
	if (first !== undefined) yield first;
	const to = from + RESULT_WINDOW / PAGE_SIZE;
	yield* api.pages(path`/customers`, query, { limit, from, to, after: first });
}

function buildQuery(
	list: CustomerList,
	{ attribute, direction }: Sort,
	{ from, to }: KeyRange,
): Query {
	const bounds: Condition[] = [
		...(from === undefined ? [] : [createBound(attribute, 'GTE', from)]),
		...(to === undefined ? [] : [createBound(attribute, 'LTE', to)]),
	];
	const query =
		bounds.length === 0 ? list.query : narrow(list.query, createComposite('and', bounds));
	const fields = list.fields && [...new Set(['id', 'registeredAt', attribute, ...list.fields])];
	return {
		nodeId: list.nodeId,
		externalId: list.externalId,
		query: query && encodeCustomerQuery(query),
		fields: fields?.join(','),
		sort: `${attribute},${direction}`,
	};
}

function createBound(attribute: string, operator: 'GTE' | 'LTE', key: string): Condition {
	const value = formatDateTime(parseDateTime(key, attribute));
	return { type: 'atomic', attribute, operator, value };
}
