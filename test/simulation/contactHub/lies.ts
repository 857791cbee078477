import type { IDataObject } from 'n8n-workflow';

import type { Page } from '../../../nodes/ContactHub/api/pages';

/** What can be untrue in a list. */
export const LIST_LIES = [
	'another order',
	'page without its last record',
	'total too large',
	'total too small',
	'total of the request before',
	'record without times',
	'filter ignored',
] as const;

export type ListLie = (typeof LIST_LIES)[number];

/** What can be untrue in the feed of changes. It has no totals, so that an omitted change can't be noticed. */
export const FEED_LIES = ['offset that stands still', 'offset that is missing'] as const;

export type FeedLie = (typeof FEED_LIES)[number];

/** By how many records a wrong total is off. */
const OFF = 7;

/**
 * A page with something untrue in it.
 *
 * @param before the total in the previous response
 */
export function withListLie(page: Page, lie: ListLie, before: number): Page {
	const { items, totalElements } = page;
	switch (lie) {
		case 'another order':
			return { ...page, items: items.toReversed() };
		case 'page without its last record':
			return { ...page, items: items.slice(0, -1) };
		case 'total too large':
			return withTotal(page, totalElements + OFF);
		case 'total too small':
			return withTotal(page, Math.max(0, totalElements - OFF));
		case 'total of the request before':
			return withTotal(page, before);
		case 'record without times':
			return { ...page, items: items.map((item, at) => (at === 0 ? { id: item.id! } : item)) };
		case 'filter ignored':
			// Handled where the records are looked up.
			return page;
	}
}

function withTotal(page: Page, totalElements: number): Page {
	return { ...page, totalElements, totalPages: Math.ceil(totalElements / 50) };
}

/**
 * A response of the feed of changes with something untrue in it.
 *
 * @param offset the requested offset
 */
export function withFeedLie(response: IDataObject, lie: FeedLie, offset: number): IDataObject {
	const { nextOffset: _next, ...others } = response;
	return lie === 'offset that is missing' ? others : { ...others, nextOffset: offset };
}
