import { pMapIterable } from 'p-map';

import { throwIfStopped } from '../async/cancel';
import { Gate, getUpperBound, type Concurrency } from '../async/gate';
import { EmptyPages } from './emptyPages';
import { type TransportError } from '../errors/errors';
import { unreadableResponseError } from '../http/responses';

/** One page of a list with numbered pages. */
export interface NumberedPage<Item> {
	items: Item[];
	/** The page's own number, according to the server; the first page is 0. */
	number: number;
	totalPages: number;
}

/** How a numbered list is read. */
interface NumberedPages<Page> {
	fetchPage: (number: number) => Promise<Page>;
	/** Pages fetched at the same time. */
	concurrency: Concurrency;
	/** The request, for messages, e.g. `GET /customers`. */
	request: string;
	signal?: AbortSignal;
	/** Number of the first page to read. Default: 0. */
	from?: number;
	/** A page that has already been read; reading continues after it. */
	after?: Page;
	/** Where to stop at the latest: the number after the last page to read. Default: the end of the list. */
	to?: number;
}

/**
 * Reads a numbered list page by page, in order, fetching the following pages ahead.
 *
 * A page is output as soon as those before it have been; memory holds as many pages as are fetched at a time. If a server sends a
 * page twice, reading fails instead of leaving a gap.
 *
 * @throws TransportError if the server sends a different page than requested, or too many empty pages
 */
export async function* readNumberedPages<Page extends NumberedPage<unknown>>(
	list: NumberedPages<Page>,
): AsyncGenerator<Page> {
	const { from = 0, to = Infinity, after, request } = list;
	const fetchChecked = async (number: number) => {
		throwIfStopped(list.signal);
		const page = await list.fetchPage(number);
		if (page.number !== number) throw wrongPageError(request, number);
		return page;
	};
	const emptyPages = new EmptyPages(request);
	let previous = after ?? (await fetchChecked(from));
	if (after === undefined) yield previous;
	const following = range(previous.number + 1, Math.min(to, previous.totalPages));
	// A page keeps its place until it is output, so that memory holds no more pages than are fetched at a time.
	const gate = new Gate(list.concurrency);
	const fetchInside = async (number: number) =>
		await gate.hold(async () => await fetchChecked(number));
	const pages = pMapIterable(following, fetchInside, {
		concurrency: getUpperBound(list.concurrency),
	});
	try {
		for await (const page of pages) {
			if (isRepeated(page.items, previous.items)) throw wrongPageError(request, page.number);
			emptyPages.check(page);
			gate.leave();
			yield page;
			previous = page;
		}
	} finally {
		gate.close();
	}
}

function* range(start: number, end: number): Generator<number> {
	for (let number = start; number < end; number++) yield number;
}

function isRepeated(items: unknown[], previous: unknown[]): boolean {
	return (
		items.length > 0 &&
		JSON.stringify(items[0]) === JSON.stringify(previous[0]) &&
		JSON.stringify(items) === JSON.stringify(previous)
	);
}

function wrongPageError(request: string, number: number): TransportError {
	return unreadableResponseError(
		request,
		`the server sent another page instead of page ${number + 1}`,
	);
}
