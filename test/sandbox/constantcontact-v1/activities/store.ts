import type { Random } from '../../random';
import type { Schedule } from '../../schedule';
import { ServiceError } from '../errors';
import type { ConstantContactV1Options } from '../options';
import type { Order } from './order';
import { isOpen, type ActivityRecord, type ActivityResult } from './record';

/** The bulk jobs of the account; each does its work when the clock reaches its end. */
export class ActivityStore {
	private readonly activities = new Map<string, ActivityRecord>();
	private readonly files = new Map<string, NonNullable<ActivityResult['file']>>();

	constructor(
		private readonly options: ConstantContactV1Options,
		private readonly schedule: Schedule,
		private readonly random: Random,
	) {}

	get(id: string): ActivityRecord | undefined {
		return this.activities.get(id);
	}

	/** The file created by an export. */
	file(name: string): ActivityResult['file'] {
		return this.files.get(name);
	}

	/** All jobs, newest first. */
	all(): ActivityRecord[] {
		return [...this.activities.values()].reverse();
	}

	/**
	 * Accepts a job.
	 * @throws ServiceError 429 if too many are unfinished
	 */
	add(order: Order, now: number): ActivityRecord {
		const { maxOpenActivities = Infinity } = this.options;
		if (this.all().filter((activity) => isOpen(activity, now)).length >= maxOpenActivities) {
			throw new ServiceError(429, 'Too many other requests in progress', 'text');
		}
		const { pendingMs, queuedMs, runningMs, activityOutcome } = this.options;
		const queueTime = now + pendingMs;
		const startTime = queueTime + queuedMs;
		const activity: ActivityRecord = {
			id: `a07e1${this.random.uuid().replaceAll('-', '').slice(0, 14)}`,
			type: order.type,
			insertTime: now,
			queueTime,
			startTime,
			finishTime: startTime + runningMs,
			outcome: activityOutcome,
		};
		this.activities.set(activity.id, activity);
		if (activityOutcome === 'COMPLETE') {
			const { id, finishTime } = activity;
			this.schedule.add(finishTime, now, () => this.finish(activity, order.run(id, finishTime)));
		}
		return activity;
	}

	private finish(activity: ActivityRecord, result: ActivityResult): void {
		activity.result = result;
		if (result.file !== undefined) this.files.set(result.file.name, result.file);
	}
}
