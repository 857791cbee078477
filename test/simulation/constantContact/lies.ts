import type { CollectionPage } from '../../../nodes/ConstantContact/api/client';
import type { TrackedState } from './states';

/** What can be untrue in a list, or is left open by the API (V3 API 3, 4, 11). */
export const LIST_LIES = [
	'another order',
	'boundary the other way',
	'count missing',
	'count too large',
	'count too small',
	'link refused',
	'page repeated',
	'page without a record',
] as const;

export type ListLie = (typeof LIST_LIES)[number];

/** What can be untrue in a report. It has no count, so an omitted activity can't be noticed. */
export const REPORT_LIES = ['another order', 'link refused', 'page repeated'] as const;

export type ReportLie = (typeof REPORT_LIES)[number];

/** By how many records a wrong count is off. */
const OFF = 7;

/** A page with something untrue in it. @param omitted the position of an omitted record */
export function withListLie(page: CollectionPage, lie: ListLie, omitted: number): CollectionPage {
	const { items, total = 0 } = page;
	switch (lie) {
		case 'count missing':
			return { ...page, total: undefined };
		case 'count too large':
			return { ...page, total: total + OFF };
		case 'count too small':
			return { ...page, total: Math.max(0, total - OFF) };
		case 'page without a record':
			return { ...page, items: items.toSpliced(omitted, 1) };
		default:
			// Handled where the records are read.
			return page;
	}
}

/** Reverses the order of activities with the same time. */
export function reverseEqualTimes(found: TrackedState[]): TrackedState[] {
	const groups = new Map<number, TrackedState[]>();
	for (const tracked of found)
		groups.set(tracked.time, [tracked, ...(groups.get(tracked.time) ?? [])]);
	return [...groups.values()].flat();
}
