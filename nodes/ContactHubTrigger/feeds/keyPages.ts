import type { IDataObject } from 'n8n-workflow';

import { TransportError } from '../../kit';
import type { Page } from '../../ContactHub/client';
import { timeOf } from './clocks';

/** A list in ascending order of a time. */
export interface KeyedList {
	/** The attribute it is sorted by. */
	key: string;
	/** Fetches a page of the records from a time (epoch milliseconds) on, that one included. */
	fetchPage(from: number, number: number): Promise<Page>;
}

/**
 * Reads a list page by page, each page from the last time that was seen. So a list that shifts
 * while it is read loses nothing. The records of that last time come again; who reads them knows
 * them by their IDs.
 *
 * Only where a page is full of records with one and the same time are pages counted, and counted
 * anew when one of them was deleted.
 *
 * @throws TransportError when another page comes than the one asked for
 */
export async function* keyPages(list: KeyedList, from: number): AsyncGenerator<IDataObject[]> {
	let position = from;
	let number = 0;
	let total = 0;
	for (;;) {
		const page = await list.fetchPage(position, number);
		if (page.number !== number) throw wrongPage(number);
		yield page.items;
		const isShorter = page.totalElements < total;
		if (!isShorter && (page.items.length === 0 || number + 1 >= page.totalPages)) return;
		const last = timeOf(page.items.at(-1)?.[list.key]);
		if (isShorter) {
			// One was deleted, so another one moved onto a page that was read already.
			number = 0;
			total = page.totalElements;
		} else if (last > position) {
			position = last;
			number = 0;
			total = 0;
		} else {
			number++;
			total = page.totalElements;
		}
	}
}

function wrongPage(number: number): TransportError {
	const seen = `the server sent another page in place of page ${number + 1}`;
	return new TransportError('unreadable', 'GET /customers', seen, false);
}
