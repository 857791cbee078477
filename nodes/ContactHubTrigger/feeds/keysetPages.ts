import type { IDataObject } from 'n8n-workflow';

import { unreadableResponseError } from '../../kit';
import { PAGE_SIZE, requireWhole, type Page } from '../../ContactHub/api/pages';
import { unsortedListError, requireOrder, requireTime } from '../../ContactHub/model/order';
import { toTimestamp } from '../../ContactHub/model/times';

/** For messages. */
export const REQUEST = 'GET /customers';

/** How often to read a page again if it doesn't fit the next one. */
const ATTEMPTS = 4;

/** A list in ascending order of a time. */
export interface KeyedList {
	/** The attribute it is sorted by. */
	key: string;
	/**
	 * Fetches a page of the records at or after a time (epoch milliseconds).
	 *
	 * @param only whether to return only records of exactly this time
	 */
	fetchPage(from: number, number: number, only: boolean): Promise<Page>;
	/** Whether a record has already been output. */
	isKnown(record: IDataObject): boolean;
}

/**
 * Reads a list page by page, each page starting at the last time seen. So a list that shifts while it is being read doesn't lose
 * anything. The records of that last time are repeated; the caller recognizes them by their IDs.
 *
 * Page numbers are used only if a page is full of records with the same time.
 *
 * @throws TransportError if another page is returned than requested, a record has no time, or the records are in another order
 */
export async function* readKeysetPages(
	list: KeyedList,
	from: number,
): AsyncGenerator<IDataObject[]> {
	let position = from;
	let before = from;
	/** The minimum number of records; some may be deleted. */
	let expected = 0;
	for (let attempt = 1; ;) {
		const page = await fetchPage(list, position, 0, false);
		if (page.totalElements < expected) {
			// Either many were deleted, or the previous page didn't have the first records.
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
 * Reads the records of a single time, again and again until there is nothing new. A record that leaves (because it was deleted or
 * updated) moves the others towards pages that have already been read, and one that joins (because the index lags) hides that in
 * the total. A reading in which the total never shrank and nothing was new can't have skipped any: if as many join as leave, one
 * of them is ahead.
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
			// Before they are output, because the caller knows them afterwards.
			const isNew = fresh.some((record) => !list.isKnown(record));
			if (isNew || page.totalElements < total) isComplete = false;
			yield page.items;
			if (page.items.length === 0) break;
			({ totalElements: total, totalPages: pages } = page);
			if (!isLast(page)) pages = Math.max(pages, number + 2);
		}
	}
}

/** The total may be too small, so a full page may be followed by another. */
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
			`the server sent another page instead of page ${number + 1}`,
		);
	}
	const until = only ? from + TOLERANCE : Infinity;
	for (const record of page.items) {
		const time = requireTime(record, list.key, REQUEST);
		if (time < from - TOLERANCE || time > until) {
			throw unreadableResponseError(
				REQUEST,
				`the server sent a customer whose '${list.key}' is outside the requested range`,
			);
		}
	}
	requireOrder(page.items, { attribute: list.key, direction: 'asc' }, REQUEST);
	return requireWhole(page, REQUEST);
}
