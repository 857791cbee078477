import type { Random } from '../../random';
import type { Schedule } from '../../schedule';
import { ApiError } from '../errors';
import type { ConstantContactV3Options } from '../options';
import type { ActivityRecord, Order } from './record';

/** Activities are listed for 10 days (V3 API 3). */
const KEPT_MS = 10 * 86_400_000;

/** The bulk activities of the account; each does its work when the clock reaches its end. */
export class ActivityStore {
	private readonly activities = new Map<string, ActivityRecord>();

	constructor(
		private readonly options: ConstantContactV3Options,
		private readonly schedule: Schedule,
		private readonly random: Random,
	) {}

	get(id: string): ActivityRecord | undefined {
		return this.activities.get(id);
	}

	/** Those of the last days, newest first. */
	all(now: number): ActivityRecord[] {
		return [...this.activities.values()]
			.filter(({ createdTime }) => now - createdTime < KEPT_MS)
			.reverse();
	}

	/**
	 * Accepts an activity.
	 * @throws ApiError 429 if too many are unfinished
	 */
	add(order: Order, now: number): ActivityRecord {
		const { initializedMs, processingMs, activityOutcome, maxQueuedActivities } = this.options;
		const open = this.all(now).filter(({ finishTime }) => now < finishTime);
		if (open.length >= maxQueuedActivities) {
			const message = `There are ${maxQueuedActivities} queued activities for this account`;
			throw new ApiError(429, 'too_many_activities', message);
		}
		const startTime = now + initializedMs;
		const activity: ActivityRecord = {
			id: this.random.uuid(),
			createdTime: now,
			startTime,
			finishTime: startTime + processingMs,
			outcome: activityOutcome,
			expected: order.expected,
			...(order.sourceFileName === undefined ? {} : { sourceFileName: order.sourceFileName }),
			hasFile: order.hasFile ?? false,
		};
		this.activities.set(activity.id, activity);
		if (activityOutcome === 'completed') {
			const { finishTime } = activity;
			this.schedule.add(finishTime, now, () => {
				activity.result = order.run(finishTime);
			});
		}
		return activity;
	}
}
