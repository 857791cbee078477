/** States of a bulk activity (V3 API 6). */
export type ActivityState =
	'initialized' | 'processing' | 'completed' | 'cancelled' | 'failed' | 'timed_out';

/** Counters of an activity; which there are depends on what it does. */
export interface ActivityCounters {
	items_total_count?: number;
	items_completed_count?: number;
	person_count?: number;
	error_count?: number;
	correctable_count?: number;
	cannot_add_to_list_count?: number;
	list_count?: number;
}

/** Something that went wrong with one row or one contact. */
export interface ActivityFault {
	/** Its row, from 1; undefined where there are no rows. */
	row?: number;
	message: string;
}

/** What an activity has done. */
export interface ActivityResult {
	faults: ActivityFault[];
	counters: ActivityCounters;
	/** The CSV file of an export. */
	file?: string;
}

/** An activity that is about to be accepted. */
export interface Order {
	/** The counters before it runs. */
	expected: ActivityCounters;
	sourceFileName?: string;
	/** True for exports, whose document links the file from the start (V3 API 6). */
	hasFile?: boolean;
	/** Does the work. */
	run(now: number): ActivityResult;
}

/** A bulk activity; times are milliseconds since 1970. */
export interface ActivityRecord {
	id: string;
	createdTime: number;
	startTime: number;
	finishTime: number;
	/** How it ends. */
	outcome: Exclude<ActivityState, 'initialized' | 'processing'>;
	expected: ActivityCounters;
	sourceFileName?: string;
	hasFile: boolean;
	/** Undefined until it has run. */
	result?: ActivityResult;
}

/** The state at a point in time. What takes no time has ended whatever the clock says. */
export function stateAt(activity: ActivityRecord, now: number): ActivityState {
	if (activity.finishTime === activity.createdTime) return activity.outcome;
	if (now < activity.startTime) return 'initialized';
	return now < activity.finishTime ? 'processing' : activity.outcome;
}

/** How much is done at a point in time, in percent. */
export function percentAt(activity: ActivityRecord, now: number): number {
	const { startTime, finishTime } = activity;
	if (stateAt(activity, now) === 'completed') return 100;
	if (now < startTime) return 0;
	const end = Math.min(now, finishTime);
	return Math.min(99, Math.floor((100 * (end - startTime)) / Math.max(1, finishTime - startTime)));
}
