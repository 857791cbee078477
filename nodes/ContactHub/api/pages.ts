import type { IDataObject } from 'n8n-workflow';

import {
	formatCount,
	isRecord,
	requireRecords,
	unreadableResponseError,
	type NumberedPage,
} from '../../kit';

/** Maximum customers or events per page (ContactHub API 1.3). */
export const PAGE_SIZE = 50;

/** One page of a list. */
export interface Page extends NumberedPage<IDataObject> {
	/** The total number of records in the list. */
	totalElements: number;
}

/** Which pages of a list to read. */
export interface PageRange {
	/** How many records are wanted; if fewer than a page, the page is smaller. */
	limit: number;
	/** First page. Default: 0. */
	from?: number;
	/** The number after the last page. Default: the end. */
	to?: number;
	/** A page that has already been read; reading continues after it. */
	after?: Page;
	/** Whether to request each page only after the one before it has arrived. */
	sequential?: boolean;
}

/**
 * A page, if it has as many records as its total implies. With fewer, some were left out, and reading on would lose them
 * silently. More are fine: totals may be rounded down.
 *
 * @throws TransportError if it has fewer
 */
export function requireWhole(page: Page, request: string, size = PAGE_SIZE): Page {
	const { items, number, totalElements } = page;
	const expected = Math.min(size, totalElements - number * size);
	if (items.length >= expected) return page;
	throw unreadableResponseError(
		request,
		`page ${number + 1} of the list has ${formatCount(items.length, 'record')} instead of ${expected}, as expected for a total of ${totalElements}`,
	);
}

/**
 * The same page, but if the last page of its list is full, one more page is expected: the total may be too small if the index
 * stops counting at 10,000. So that page is requested along with the others.
 */
export function expectPageBehind(page: Page, size: number): Page {
	const isLastFull = page.totalElements > 0 && page.totalElements % size === 0;
	return isLastFull ? { ...page, totalPages: page.totalPages + 1 } : page;
}

/** The data of a response to a GET. @throws TransportError if it isn't what was requested */
export type ResponseReader<Value> = (response: IDataObject, request: string) => Value;

export const readElements: ResponseReader<IDataObject[]> = ({ elements }, request) => {
	if (!Array.isArray(elements)) {
		throw unreadableResponseError(
			request,
			"the server sent a response without 'elements' instead of a list",
		);
	}
	return requireRecords(elements, request);
};

/** Reads the page envelope (ContactHub API 1.3). Lists without paging have only `elements`. */
export const readPage: ResponseReader<Page> = (response, request) => {
	const items = readElements(response, request);
	if (!isRecord(response.page)) {
		return { items, number: 0, totalPages: 1, totalElements: items.length };
	}
	const { number, totalPages, totalElements } = response.page;
	if (typeof number !== 'number' || typeof totalPages !== 'number') {
		throw unreadableResponseError(
			request,
			'the server sent a page without its number or the number of pages',
		);
	}
	return {
		items,
		number,
		totalPages,
		totalElements: typeof totalElements === 'number' ? totalElements : items.length,
	};
};
