import type { IDataObject } from 'n8n-workflow';

import { unreadableResponseError } from '../../kit';
import { PAGE_SIZE, requireWhole, type Page } from '../../ContactHub/api/client';
import { unsortedListError, requireOrder } from '../../ContactHub/model/order';
import { toTimestamp } from '../../ContactHub/model/times';

/** For messages. */
export const REQUEST = 'GET /customers';

/** How often a page is read again that doesn't fit to the next one. */
const ATTEMPTS = 4;

/** A list in ascending order of a time. */
export interface KeyedList {
	/** The attribute it is sorted by. */
	key: string;
	/**
	 * Fetches a page of the records from a time (epoch milliseconds) on, that one included.
	 *
	 * @param only whether those of just this time are wanted
	 */
	fetchPage(from: number, number: number, only: boolean): Promise<Page>;
	/** Whether a record was handed on before. */
	isKnown(record: IDataObject): boolean;
}

/**
 * Reads a list page by page, each page from the last time that was seen. So a list that shifts
 * while it is read loses nothing. The records of that last time come again; who reads them knows
 * them by their IDs.
 *
 * Only where a page is full of records with one and the same time are pages counted.
 *
 * @throws TransportError when another page comes than the one asked for, a record without its time, or the records come in
 * another order
 */
export async function* readKeysetPages(
	list: KeyedList,
	from: number,
): AsyncGenerator<IDataObject[]> {
	let position = from;
	let before = from;
	/** How many records there are at least; some may be deleted. */
	let expected = 0;
	for (let attempt = 1; ;) {
		const page = await fetchPage(list, position, 0, false);
		if (page.totalElements < expected) {
			// Either many were deleted, or the page before had others than the first records.
			if (attempt++ >= ATTEMPTS) throw unsortedListError(list.key, REQUEST);
			[position, expected] = [before, 0];
			continue;
		}
		if (expected > 0) attempt = 1;
		yield page.items;
		if (page.items.length === 0 || isLast(page)) return;
		const last = toTimestamp(page.items.at(-1)?.[list.key]);
		const passed = page.items.filter((record) => toTimestamp(record[list.key]) < last).length;
		expected = Math.min(page.totalElements * 0.99, page.totalElements - 10) - passed;
		if (last > position) {
			[before, position] = [position, last];
		} else {
			yield* readPagesOfTime(list, position);
			[before, expected] = [position, 0];
			position++;
		}
	}
}

/**
 * Reads the records of just one time, again and again until nothing new comes. One that leaves (it
 * was deleted, or updated) moves the others towards pages that were read already, and one that
 * joins (the index lags) hides that from the total. A reading in which the total never shrank and
 * nothing was new can't have skipped any: where as many join as leave, one of them lies ahead.
 */
async function* readPagesOfTime(list: KeyedList, time: number): AsyncGenerator<IDataObject[]> {
	const read = new Set<unknown>();
	for (let isComplete = false; !isComplete;) {
		isComplete = true;
		let total = 0;
		for (let number = 0, pages = 1; number < pages; number++) {
			const page = await fetchPage(list, time, number, true);
			const fresh = page.items.filter((record) => !read.has(record.id));
			for (const record of fresh) read.add(record.id);
			// Before they are handed on, for whoever takes them knows them afterwards.
			const isNew = fresh.some((record) => !list.isKnown(record));
			if (isNew || page.totalElements < total) isComplete = false;
			yield page.items;
			if (page.items.length === 0) break;
			({ totalElements: total, totalPages: pages } = page);
			if (!isLast(page)) pages = Math.max(pages, number + 2);
		}
	}
}

/** The total may be too small, so a full page may have another behind it. */
function isLast({ items, number, totalPages }: Page): boolean {
	return number + 1 >= totalPages && items.length < PAGE_SIZE;
}

/** Servers may compare times by the second. */
const TOLERANCE = 1000;

async function fetchPage(
	list: KeyedList,
	from: number,
	number: number,
	only: boolean,
): Promise<Page> {
	const page = await list.fetchPage(from, number, only);
	if (page.number !== number) {
		throw unreadableResponseError(
			REQUEST,
			`the server sent another page in place of page ${number + 1}`,
		);
	}
	const until = only ? from + TOLERANCE : Infinity;
	for (const record of page.items) {
		const time = requireTime(record, list.key);
		if (time < from - TOLERANCE || time > until) {
			throw unreadableResponseError(
				REQUEST,
				`a customer came whose '${list.key}' lies outside of what was asked for`,
			);
		}
	}
	requireOrder(page.items, { attribute: list.key, direction: 'asc' }, REQUEST);
	return requireWhole(page, REQUEST);
}

/** @throws TransportError when a record has no time: without it there is no telling where the list goes on, nor what was handed on */
export function requireTime(record: IDataObject, key: string): number {
	const time = toTimestamp(record[key]);
	if (Number.isFinite(time)) return time;
	throw unreadableResponseError(
		REQUEST,
		`a customer came without a time '${key}' that can be read`,
	);
}
