import { throwIfStopped } from './cancel';
import { TransportError } from './errors';

/** One page of a list whose pages name the next one. */
export interface LinkedPage<Item> {
	items: Item[];
	/** What fetches the next page; undefined on the last one. */
	next?: string;
}

/** How a linked list is read. */
export interface LinkedPages<Page> {
	/** Fetches the first page (undefined) or the one that a page named as its next. */
	fetchPage: (next: string | undefined) => Promise<Page>;
	/** What is asked, for messages, e.g. `GET /contacts`. */
	request: string;
	signal?: AbortSignal;
}

/**
 * Reads a list whose pages name the next one.
 *
 * @throws TransportError when a page names one that was read before: a list that loops never ends
 */
export async function* linkedPages<Page extends LinkedPage<unknown>>(
	list: LinkedPages<Page>,
): AsyncGenerator<Page> {
	const read = new Set<string>();
	let next: string | undefined;
	do {
		throwIfStopped(list.signal);
		const page = await list.fetchPage(next);
		yield page;
		next = page.next;
		if (next !== undefined && read.has(next)) {
			const seen = 'the list leads back to a page that was read before';
			throw new TransportError('unreadable', list.request, seen, false);
		}
		if (next !== undefined) read.add(next);
	} while (next !== undefined);
}
