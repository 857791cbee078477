import type { IDataObject } from 'n8n-workflow';

import { TransportError } from '../../kit';
import type { Page } from '../../ContactHub/client';
import { timeOf } from '../../ContactHub/model/times';

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
}

/**
 * Reads a list page by page, each page from the last time that was seen. So a list that shifts
 * while it is read loses nothing. The records of that last time come again; who reads them knows
 * them by their IDs.
 *
 * Only where a page is full of records with one and the same time are pages counted. Then only
 * that time is asked for, so that the total shows when one of them was deleted, or updated and so moved
 * behind them; they are counted anew then.
 *
 * @throws TransportError when another page comes than the one asked for
 */
export async function* keyPages(list: KeyedList, from: number): AsyncGenerator<IDataObject[]> {
	let position = from;
	for (;;) {
		const page = await fetchPage(list, position, 0, false);
		yield page.items;
		if (page.items.length === 0 || page.totalPages <= 1) return;
		const last = timeOf(page.items.at(-1)?.[list.key]);
		if (last > position) {
			position = last;
		} else {
			yield* pagesOfOneTime(list, position);
			position++;
		}
	}
}

async function* pagesOfOneTime(list: KeyedList, time: number): AsyncGenerator<IDataObject[]> {
	let total = 0;
	for (let number = 0; ;) {
		const page = await fetchPage(list, time, number, true);
		yield page.items;
		const isShorter = page.totalElements < total;
		if (!isShorter && (page.items.length === 0 || number + 1 >= page.totalPages)) return;
		// One is gone, so another one moved onto a page that was read already.
		number = isShorter ? 0 : number + 1;
		total = page.totalElements;
	}
}

async function fetchPage(
	list: KeyedList,
	from: number,
	number: number,
	only: boolean,
): Promise<Page> {
	const page = await list.fetchPage(from, number, only);
	if (page.number !== number) throw wrongPage(number);
	return page;
}

function wrongPage(number: number): TransportError {
	const seen = `the server sent another page in place of page ${number + 1}`;
	return new TransportError('unreadable', 'GET /customers', seen, false);
}
