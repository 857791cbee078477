import type { ApiResponse } from '../http';
import type { Call } from './api';
import { writeCursor } from './cursor';
import { wrongPath } from './paths';

/** A page of a collection. */
export interface Page {
	results: object[];
	/** Position of the next page; undefined at the end. */
	next?: number;
}

/** The next link: a path without the API key (V2 API 1.5), unless a fault changes it. */
function nextLink(call: Call, next: number | undefined): string | undefined {
	const { account, endpoint, filters, limit, now, path, request } = call;
	const { options } = account;
	let link: string | undefined;
	if (next !== undefined) {
		const state = { position: next, limit, filters };
		const cursor = writeCursor(endpoint.paging!, state, path, options, now);
		account.earlierPages.set(`${path} ${cursor}`, call.position);
		link = `${options.wrongCursorPaths ? wrongPath(path) : path}?next=${cursor}`;
	}
	const own = new URLSearchParams(request.query);
	for (const name of ['api_key', 'access_token']) own.delete(name);
	const itself = own.size === 0 ? request.path : `${request.path}?${own}`;
	if (request.fault?.kind === 'loopedLink') return itself;
	if (request.fault?.kind === 'foreignNextLink') {
		return (request.fault.origin ?? 'http://elsewhere.example') + (link ?? itself);
	}
	return link;
}

/**
 * Responds with a page of a collection: `meta.pagination` is empty on the last one.
 * @param fetch gets the position of the page, undefined for the first one
 */
export function createPageResponse(
	asked: Call,
	fetch: (position: number | undefined) => Page,
): ApiResponse {
	const { fault } = asked.request;
	const isRepeated = fault?.kind === 'repeatPage' && asked.position !== undefined;
	const before = isRepeated ? asked.account.earlierPages.get(pageKey(asked)) : undefined;
	const call = isRepeated && fault.number === 'answered' ? { ...asked, position: before } : asked;
	const page = fetch(call.position);
	const link = nextLink(call, page.next);
	return {
		status: 200,
		body: {
			meta: { pagination: link === undefined ? {} : { next_link: link } },
			results: isRepeated ? fetch(before).results : page.results,
		},
	};
}

function pageKey({ path, request }: Call): string {
	return `${path} ${request.query.get('next')}`;
}

/**
 * A page of items sorted by an ascending key, which is also the position of a page.
 * @param items the items at or after the position, in order
 */
export function keysetPage<T>(
	items: Iterable<T>,
	limit: number,
	key: (item: T) => number,
	show: (item: T) => object,
): Page {
	const results: object[] = [];
	for (const item of items) {
		if (results.length === limit) return { results, next: key(item) };
		results.push(show(item));
	}
	return { results };
}

/** A page of an array, positioned by the number of items before it. */
export function offsetPage<T>(
	items: readonly T[],
	limit: number,
	offset: number,
	show: (item: T) => object,
): Page {
	const end = offset + limit;
	const results = items.slice(offset, end).map(show);
	return end < items.length ? { results, next: end } : { results };
}
