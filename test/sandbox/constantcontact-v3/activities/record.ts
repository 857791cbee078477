/** States of a bulk activity (V3 API 6). */
export type ActivityState =
	| 'initialized'
	| 'processing'
	| 'completed'
	| 'cancelled'
	| 'failed'
	| 'timed_out';

/** Counters of an activity; which ones exist depends on its type. */
export interface ActivityCounters {
	items_total_count?: number;
	items_completed_count?: number;
	person_count?: number;
	error_count?: number;
	correctable_count?: number;
	cannot_add_to_list_count?: number;
	list_count?: number;
}

/** An error for one row or one contact. */
export interface ActivityFault {
	/** Its row, starting at 1; undefined if there are no rows. */
	row?: number;
	message: string;
}

/** The result of an activity. */
export interface ActivityResult {
	faults: ActivityFault[];
	counters: ActivityCounters;
	/** The CSV file of an export. */
	file?: string;
}

/** An activity about to be accepted. */
export interface Order {
	/** The counters before it runs. */
	expected: ActivityCounters;
	sourceFileName?: string;
	/** True for exports, whose document has the link to the file from the start (V3 API 6). */
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

/** The state at a given time. An activity without a duration is finished whatever the clock says. */
export function stateAt(activity: ActivityRecord, now: number): ActivityState {
	if (activity.finishTime === activity.createdTime) return activity.outcome;
	if (now < activity.startTime) return 'initialized';
	return now < activity.finishTime ? 'processing' : activity.outcome;
}

/** The progress at a given time, in percent. */
export function percentAt(activity: ActivityRecord, now: number): number {
	const { startTime, finishTime } = activity;
	if (stateAt(activity, now) === 'completed') return 100;
	if (now < startTime) return 0;
	const end = Math.min(now, finishTime);
	return Math.min(99, Math.floor((100 * (end - startTime)) / Math.max(1, finishTime - startTime)));
}
