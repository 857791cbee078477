import type { ApiResponse } from '../../http';
import type { Call } from '../api';
import type { Cursor } from './pageTokens';
import { ATOM, document, element, empty, instant, text } from './write';

/** Items of one page of a feed. */
export interface Page<T> {
	items: T[];
	/** Where the next page begins; undefined on the last page. */
	next?: Cursor;
}

/** Entries of one page (V1 API 1.7). */
export const PAGE_SIZE = 50;

/** A feed in the old family: what precedes its entries. */
export interface FeedShape<T> {
	title: string;
	/** Path of the collection; by default the request's path. */
	collection?: string;
	/** href of the self links: the collection's name, or empty as in some feeds. */
	self: string;
	/** The order of the links, which differs between resources. */
	links: ReadonlyArray<'next' | 'first' | 'current'>;
	entry(item: T): string;
}

/** A page of items whose positions don't change: `cursor` is a number of items. */
export function pageOf<T>(items: readonly T[], cursor: Cursor = 0, size = PAGE_SIZE): Page<T> {
	const end = cursor + size;
	return { items: items.slice(cursor, end), ...(end < items.length ? { next: end } : {}) };
}

/** A page of items that may be added or removed, in key order: `cursor` is the last key seen. */
export function pageAfter<T>(
	items: Iterable<T>,
	key: (item: T) => number,
	size = PAGE_SIZE,
): Page<T> {
	const page: T[] = [];
	for (const item of items) {
		if (page.length === size) return { items: page, next: key(page.at(-1)!) };
		page.push(item);
	}
	return { items: page };
}

/** The request, possibly changed by a fault into one for the previous page, which is then returned unchanged, including its links. */
export function callUnderFault(call: Call): Call {
	const { fault } = call.request;
	const isRepeated = fault?.kind === 'repeatPage' && fault.number === 'answered';
	if (!isRepeated || call.cursor === undefined) return call;
	return { ...call, cursor: call.cursorBefore, cursorBefore: undefined };
}

/** The page to return; if repeated, it has the entries of the previous page. */
export function pageUnderFault<T>(call: Call, fetch: (cursor?: Cursor) => Page<T>): Page<T> {
	const asked = fetch(call.cursor);
	const { fault } = call.request;
	const isRepeated = fault?.kind === 'repeatPage' && fault.number !== 'answered';
	if (!isRepeated || call.cursor === undefined) return asked;
	return { ...asked, items: fetch(call.cursorBefore).items };
}

/** href of the link to the next page, or undefined if there is none. */
export function nextHref(call: Call, next: string | undefined): string | undefined {
	const { fault, rawUrl } = call.request;
	if (fault?.kind === 'loopedLink') return rawUrl;
	if (fault?.kind === 'foreignNextLink') {
		return (fault.origin ?? 'http://elsewhere.example') + (next ?? rawUrl);
	}
	const { addresses } = call.account;
	return next === undefined
		? undefined
		: addresses.href(addresses.own(call.request.path), addresses.own(next));
}

/** Path and query of the page that begins at `cursor`. */
function nextTarget(call: Call, cursor: Cursor): string {
	const { path } = call.request;
	const query = call.filters.toString();
	const state = { path: call.account.addresses.own(path), query, cursor, before: call.cursor };
	return `${path}?next=${call.account.tokens.issue(state)}`;
}

function links(call: Call, shape: FeedShape<never>, next: Cursor | undefined): string[] {
	const { path } = call.request;
	const { addresses } = call.account;
	const query = call.filters.toString();
	const target = next === undefined ? undefined : nextTarget(call, next);
	const hrefs = {
		next: nextHref(call, target),
		first: addresses.href(path, path),
		current: addresses.href(path, query === '' ? path : `${path}?${query}`),
	};
	return shape.links.flatMap((rel) => {
		const href = hrefs[rel];
		return href === undefined ? [] : [empty('link', { href, rel })];
	});
}

/** Elements shared by a feed and the source of an entry. */
export function feedHead(call: Call, shape: FeedShape<never>): string[] {
	const { addresses } = call.account;
	return [
		text('id', addresses.id(shape.collection ?? call.request.path)),
		text('title', shape.title, { type: 'text' }),
		empty('link', { href: shape.self }),
		empty('link', { href: shape.self, rel: 'self' }),
		element('author', {}, [text('name', addresses.user)]),
		text('updated', instant(call.now)),
	];
}

/** Responds with a page of a feed in Atom's default namespace. */
export function createFeedResponse<T>(
	asked: Call,
	shape: FeedShape<T>,
	fetch: (cursor?: Cursor) => Page<T>,
): ApiResponse {
	const call = callUnderFault(asked);
	const page = pageUnderFault(call, fetch);
	const head = shape as FeedShape<never>;
	return createAtomResponse(
		200,
		element('feed', { xmlns: ATOM }, [
			...feedHead(call, head),
			...links(call, head, page.next),
			...page.items.map((item) => shape.entry(item)),
		]),
	);
}

/** A response with an Atom document. */
export function createAtomResponse(
	status: number,
	root: string,
	headers: Record<string, string> = {},
): ApiResponse {
	return {
		status,
		headers: { 'content-type': 'application/atom+xml;charset=UTF-8', ...headers },
		body: document(root),
	};
}
