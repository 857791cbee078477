import type { JsonObject } from '../json';
import type { Call } from './api';
import { writeCursor } from './cursor';

/** A page of a collection. */
export interface Page {
	items: JsonObject[];
	/** Position of the next page; undefined at the end. */
	next?: number;
}

function itself({ request }: Call): string {
	return request.query.size === 0 ? request.path : `${request.path}?${request.query}`;
}

/** The next link: a path with a cursor (V3 API 3), unless a fault changes it. */
function nextLink(call: Call, next: number | undefined): string | undefined {
	const { account, limit, now, query, request } = call;
	let link: string | undefined;
	if (next !== undefined) {
		const cursor = writeCursor({
			position: next,
			limit,
			query,
			issued: account.options.cursorTtlMs === undefined ? undefined : now,
		});
		account.earlierPages.set(`${request.path} ${cursor}`, call.position);
		link = `${request.path}?cursor=${cursor.replaceAll('+', '%2B').replaceAll('/', '%2F')}`;
	}
	if (request.fault?.kind === 'loopedLink') return itself(call);
	if (request.fault?.kind === 'foreignNextLink') {
		return (request.fault.origin ?? 'http://elsewhere.example') + (link ?? itself(call));
	}
	return link;
}

/** Position of the previous page, if a fault repeats it. */
function earlierPosition({ account, request, position }: Call): number {
	const key = `${request.path} ${request.query.get('cursor')}`;
	return account.earlierPages.get(key) ?? position;
}

/** `_links` of a page; the last one has no next link (V3 API 3). */
function linksOf({ account }: Call, link: string | undefined): JsonObject {
	const { lastPageLinks } = account.options;
	if (link !== undefined) return { _links: { next: { href: link } } };
	if (lastPageLinks === 'absent') return {};
	return { _links: lastPageLinks === 'null' ? { next: null } : {} };
}

/**
 * A page of a collection with its `_links`.
 * @param fetch gets the position of the page
 */
export function readPage(
	asked: Call,
	fetch: (position: number) => Page,
): { items: JsonObject[]; links: JsonObject } {
	const { fault } = asked.request;
	const isRepeated = fault?.kind === 'repeatPage' && asked.request.query.has('cursor');
	const before = isRepeated ? earlierPosition(asked) : asked.position;
	const call = isRepeated && fault.number === 'answered' ? { ...asked, position: before } : asked;
	const page = fetch(call.position);
	const link = nextLink(call, page.next);
	return { items: isRepeated ? fetch(before).items : page.items, links: linksOf(call, link) };
}

/**
 * A page of items sorted by an ascending key, which is also the position of a page.
 * @param items the items at or after the position, in order
 */
export function keysetPage<T>(
	items: Iterable<T>,
	limit: number,
	key: (item: T) => number,
	show: (item: T) => JsonObject,
): Page {
	const shown: JsonObject[] = [];
	for (const item of items) {
		if (shown.length === limit) return { items: shown, next: key(item) };
		shown.push(show(item));
	}
	return { items: shown };
}

/** A page of an array, positioned by the number of items before it. */
export function offsetPage<T>(
	items: readonly T[],
	limit: number,
	offset: number,
	show: (item: T) => JsonObject,
): Page {
	const end = offset + limit;
	const shown = items.slice(offset, end).map(show);
	return end < items.length ? { items: shown, next: end } : { items: shown };
}
