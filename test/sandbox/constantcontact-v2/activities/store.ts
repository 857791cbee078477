import type { Random } from '../../random';
import type { Schedule } from '../../schedule';
import type { ConstantContactV2Options } from '../options';
import type { ActivityRecord, Order } from './record';

/** Jobs are kept for 14 days (V2 API 2.9). */
const KEPT_MS = 14 * 86_400_000;

/** The bulk jobs of the account; each does its work when the clock reaches its end. */
export class ActivityStore {
	private readonly activities = new Map<string, ActivityRecord>();

	constructor(
		private readonly options: ConstantContactV2Options,
		private readonly schedule: Schedule,
		private readonly random: Random,
	) {}

	/** The job with this id, unless it is too old. */
	get(id: string, now: number): ActivityRecord | undefined {
		const activity = this.activities.get(id);
		return activity !== undefined && this.isKept(activity, now) ? activity : undefined;
	}

	/** The jobs that aren't too old, newest first. */
	all(now: number): ActivityRecord[] {
		return [...this.activities.values()].filter((one) => this.isKept(one, now)).reverse();
	}

	/** Accepts a job. */
	add({ type, expectedCount, run }: Order, now: number): ActivityRecord {
		const { pendingMs, queuedMs, runningMs, activityOutcome } = this.options;
		const queueTime = now + pendingMs;
		const startTime = queueTime + queuedMs;
		const activity: ActivityRecord = {
			id: `a07e1${this.random.uuid().replaceAll('-', '').slice(0, 14)}`,
			type,
			createdTime: now,
			queueTime,
			startTime,
			finishTime: startTime + runningMs,
			outcome: activityOutcome,
			expectedCount,
		};
		this.activities.set(activity.id, activity);
		if (activityOutcome === 'COMPLETE') {
			const { finishTime } = activity;
			this.schedule.add(finishTime, now, () => {
				activity.result = run(finishTime);
			});
		}
		return activity;
	}

	private isKept({ createdTime }: ActivityRecord, now: number): boolean {
		return now - createdTime < KEPT_MS;
	}
}
