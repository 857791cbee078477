import type { ApiResponse } from '../../http';
import type { Call } from '../api';
import type { Paging } from '../cursor';
import { createPageResponse } from '../paging';
import { timeFilter } from '../wire';
import { activityDocument } from './documents';
import type { TrackingActivity } from './record';

/** Pages begin at a time, newest first (V2 API 1.5). */
export const TRACKING_PAGING: Paging = { position: 'next', defaultLimit: 500, maxLimit: 500 };

/**
 * Number of activities in the page's first millisecond that were on earlier pages. Only in cursors that need it: otherwise,
 * activities in the same millisecond would be lost or repeated.
 */
const SKIP = 'skip';

interface ActivityPage {
	activities: TrackingActivity[];
	next?: { time: number; skip: number };
}

function takePage(
	activities: Iterable<TrackingActivity>,
	limit: number,
	from: { time: number; skip: number },
): ActivityPage {
	const taken: TrackingActivity[] = [];
	let skipped = 0;
	for (const activity of activities) {
		const { time } = activity;
		if (time === from.time && skipped < from.skip) {
			skipped++;
		} else if (taken.length < limit) {
			taken.push(activity);
		} else {
			const same = taken.filter((other) => other.time === time).length;
			return { activities: taken, next: { time, skip: same + (time === from.time ? skipped : 0) } };
		}
	}
	return { activities: taken };
}

function* chosenOf(
	activities: Iterable<TrackingActivity>,
	isChosen: (activity: TrackingActivity) => boolean,
	since: number,
): Generator<TrackingActivity> {
	for (const activity of activities) {
		if (activity.time < since) return;
		if (isChosen(activity)) yield activity;
	}
}

/**
 * Responds with a page of activities, at or after `created_since` if given.
 * @param activitiesUntil returns the activities up to a time, newest first
 * @throws ApiError 400 for an invalid date
 */
export function activityPage(
	call: Call,
	activitiesUntil: (time: number) => Iterable<TrackingActivity>,
	isChosen: (activity: TrackingActivity) => boolean,
): ApiResponse {
	const { account, filters, limit, now } = call;
	const since = timeFilter(filters, 'created_since') ?? -Infinity;
	const pageAt = (position: number | undefined): ActivityPage => {
		const time = Math.min(position ?? now, now);
		const skip = position === call.position ? Number(filters.get(SKIP) ?? 0) : 0;
		return takePage(chosenOf(activitiesUntil(time), isChosen, since), limit, { time, skip });
	};
	const asked = pageAt(call.position);
	const { next } = asked;
	const nextFilters = new URLSearchParams(filters);
	nextFilters.delete(SKIP);
	if (next !== undefined && next.skip > 0) nextFilters.set(SKIP, String(next.skip));
	return createPageResponse({ ...call, filters: nextFilters }, (position) => {
		const page = position === call.position ? asked : pageAt(position);
		const results = page.activities.map((activity) => activityDocument(account, activity));
		return page.next === undefined ? { results } : { results, next: page.next.time };
	});
}
