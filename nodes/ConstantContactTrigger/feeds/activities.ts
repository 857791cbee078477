import type { IDataObject } from 'n8n-workflow';

import { SAMPLE_SIZE, createTimeFeed, type TimeList } from '../../kit';
import { ACTIVITIES } from '../../constantContactShared/bulk/waiting';
import { getOverlap, parseTime, type TriggerFeedCall } from '../call';

/** States in which a bulk activity has ended (V3 API 6). */
const ENDED = ['cancelled', 'completed', 'failed', 'timed_out'];

const list: TimeList<TriggerFeedCall> = {
	plural: 'bulk activities',
	getId: ({ activity_id: id }) => String(id),
	getTime: getEndTime,
	isWanted: () => true,
	getOverlap,
	async *from(call, start) {
		const ended = await listEndedActivities(call);
		yield ended.filter((activity) => getEndTime(activity) >= start).reverse();
	},
	newest: async (call) => ({ records: await listEndedActivities(call), oldest: 0 }),
	sample: async (call) => (await listEndedActivities(call)).slice(0, SAMPLE_SIZE),
};

/**
 * Bulk activities by the time at which they ended. Each request lists all those of the last 10 days; the list can't be filtered by
 * time.
 */
export const activityFeed = createTimeFeed(list);

/** The one that ended last comes first. */
async function listEndedActivities({ api, params }: TriggerFeedCall): Promise<IDataObject[]> {
	const { states = [] } = params.activityFilters ?? {};
	const wanted = states.length > 0 ? states : ENDED;
	const ended: IDataObject[] = [];
	for await (const page of api.pages(ACTIVITIES, 'activities', { limit: 500 }, Infinity)) {
		for (const activity of page) {
			const isEnded = wanted.includes(String(activity.state).toLowerCase());
			if (isEnded && Number.isFinite(getEndTime(activity))) ended.push(activity);
		}
	}
	return ended.sort((left, right) => getEndTime(right) - getEndTime(left));
}

function getEndTime({
	completed_at: end,
	updated_at: update,
	created_at: start,
}: IDataObject): number {
	return [end, update, start].map(parseTime).find(Number.isFinite) ?? NaN;
}
