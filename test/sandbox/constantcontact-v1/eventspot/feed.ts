import type { ApiResponse } from '../../http';
import type { Call } from '../api';
import {
	createAtomResponse,
	callUnderFault,
	nextHref,
	pageOf,
	pageUnderFault,
	PAGE_SIZE,
} from '../atom/feed';
import { ATOM, element, empty, text } from '../atom/write';
import { localTime } from './seed';

/** An entry in the family of 2010: all Atom elements have a prefix, the payload has no namespace. */
export interface TaggedEntry {
	path: string;
	title: string;
	updated: string;
	payload: string;
}

function taggedEntry(call: Call, { path, title, updated, payload }: TaggedEntry, alone: boolean) {
	const { addresses } = call.account;
	return element('atom:entry', alone ? { 'xmlns:atom': ATOM } : {}, [
		text('atom:title', title),
		empty('atom:link', { rel: 'edit', href: addresses.href(call.request.path, path) }),
		text('atom:updated', updated),
		text('atom:id', addresses.tag(path)),
		element('atom:content', {}, [payload]),
	]);
}

/** Responds with an entry in the family of 2010. */
export function createTaggedEntryResponse(call: Call, entry: TaggedEntry): ApiResponse {
	return createAtomResponse(200, taggedEntry(call, entry, true));
}

/** Responds with a page of a feed in the family of 2010; pages are numbered from 0 (V1 API 7.3). */
export function createTaggedFeedResponse<T>(
	asked: Call,
	title: string,
	items: readonly T[],
	entry: (item: T) => TaggedEntry,
): ApiResponse {
	const call = callUnderFault(asked);
	const { addresses } = call.account;
	const { path } = call.request;
	const page = pageUnderFault(call, (number = 0) => {
		const { items: shown, next } = pageOf(items, number * PAGE_SIZE);
		return { items: shown, ...(next === undefined ? {} : { next: number + 1 }) };
	});
	const target = page.next === undefined ? undefined : `${path}?pageNumber=${page.next}`;
	const next = nextHref(call, target);
	const own = addresses.href(path, path);
	return createAtomResponse(
		200,
		element('atom:feed', { 'xmlns:atom': ATOM }, [
			text('atom:title', title),
			text('atom:updated', localTime(call.now)),
			text('atom:id', addresses.tag(path)),
			empty('atom:link', { rel: 'current', href: own }),
			empty('atom:link', { rel: 'first', href: own }),
			...(next === undefined ? [] : [empty('atom:link', { rel: 'next', href: next })]),
			...page.items.map((item) => taggedEntry(call, entry(item), false)),
		]),
	);
}
