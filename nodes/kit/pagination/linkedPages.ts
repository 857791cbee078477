import { throwIfStopped } from '../async/cancel';
import { EmptyPages } from './emptyPages';
import { type TransportError } from '../errors/errors';
import { isRecord } from '../values/json';
import { unreadableResponseError } from '../http/responses';
import { PageRequests, type PageSource, type RequestedPage } from './pageRequests';

/** One page of a list in which each page links to the next. */
export interface LinkedPage<Item> {
	items: Item[];
	/** What fetches the next page; undefined on the last one. */
	next?: string;
}

/** How a linked list is read. */
export interface LinkedPages<Page> extends PageSource<Page> {
	/** The request, for messages, e.g. `GET /contacts`. */
	request: string;
	signal?: AbortSignal;
}

/**
 * Reads a list in which each page links to the next.
 *
 * @throws TransportError if a page links to one that was already read, which would never end; if a page comes twice in a row; or
 * if there are too many empty pages
 */
export async function* readLinkedPages<Page extends LinkedPage<unknown>>(
	list: LinkedPages<Page>,
): AsyncGenerator<Page> {
	const requests = new PageRequests(list);
	const read = new Set<string>();
	let next: string | undefined;
	let requested: RequestedPage<Page> | undefined;
	let before: unknown[] = [];
	const emptyPages = new EmptyPages(list.request);
	do {
		throwIfStopped(list.signal);
		requested = requests.follow(requested, next);
		requested.want();
		const result = await requested.page;
		if (!result.ok) throw result.error;
		const page = result.value;
		if (isSamePage(page.items, before))
			throw unreadableResponseError(list.request, 'the server sent a page of the list twice');
		emptyPages.check(page);
		yield page;
		before = page.items;
		next = page.next;
		if (next !== undefined && read.has(next)) {
			throw unreadableResponseError(
				list.request,
				'the list links back to a page that was already read',
			);
		}
		if (next !== undefined) read.add(next);
	} while (next !== undefined);
}

/** The error for a page that has a successor but no link to it: the rest of the list would silently be lost. */
export function brokenLinkError(request: string): TransportError {
	return unreadableResponseError(
		request,
		'the list continues, but its link to the next page has no address',
	);
}

/** Whether a page has the same records as the previous one: its own records would silently be lost. */
function isSamePage(items: unknown[], before: unknown[]): boolean {
	if (items.length === 0 || items.length !== before.length) return false;
	return items.every((item, index) => getIdentity(item) === getIdentity(before[index]));
}

/** Its ID, because the rest of a record may change between two pages; not all records have one. */
function getIdentity(item: unknown): string {
	const id = isRecord(item) ? item.id : undefined;
	return typeof id === 'string' ? id : JSON.stringify(item);
}
