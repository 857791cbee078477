import type { JsonObject } from '../../json';
import type { Page } from '../paging';

/** Maximum number of activities in the same millisecond. */
const PLACES = 4096;

/**
 * A page of records sorted newest first. It begins after a time, and after a number of records with that time, so that new
 * records never shift the following pages.
 * @param from returns the records up to a time, newest first
 */
export function timePage<T extends { time: number }>(
	from: (until: number) => Iterable<T>,
	limit: number,
	position: number,
	now: number,
	show: (item: T) => JsonObject,
): Page {
	const until = position === 0 ? now : Math.floor(position / PLACES);
	const skipped = position % PLACES;
	const items: JsonObject[] = [];
	let [time, sameTime] = [until, 0];
	for (const item of from(until)) {
		const isSame = item.time === time;
		if (isSame && item.time === until && sameTime < skipped) {
			sameTime++;
			continue;
		}
		if (items.length === limit) return { items, next: time * PLACES + sameTime };
		sameTime = isSame ? sameTime + 1 : 1;
		time = item.time;
		items.push(show(item));
	}
	return { items };
}
