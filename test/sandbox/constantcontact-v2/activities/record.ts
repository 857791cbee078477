/** Types of bulk jobs (V2 API 2.9). */
export type ActivityType =
	| 'ADD_CONTACTS'
	| 'REMOVE_CONTACTS_FROM_LISTS'
	| 'CLEAR_CONTACTS_FROM_LISTS'
	| 'EXPORT_CONTACTS';

export type ActivityStatus =
	| 'PENDING'
	| 'QUEUED'
	| 'RUNNING'
	| 'COMPLETE'
	| 'ERROR'
	| 'UNCONFIRMED';

/** A row that was rejected. */
export interface RowError {
	lineNumber: number;
	email: string;
	message: string;
}

/** The result of a job. */
export interface ActivityResult {
	errors: RowError[];
	/** Number of contacts processed, including rejected ones. */
	contactCount: number;
	/** The CSV file of an export. */
	file?: string;
}

/** A bulk job; times are milliseconds since 1970. */
export interface ActivityRecord {
	id: string;
	type: ActivityType;
	createdTime: number;
	/** When it leaves PENDING. */
	queueTime: number;
	startTime: number;
	finishTime: number;
	/** How it ends. */
	outcome: 'COMPLETE' | 'ERROR' | 'UNCONFIRMED';
	/** What it will process, as counted when it was accepted. */
	expectedCount: number;
	/** Undefined until it has run. */
	result?: ActivityResult;
}

/** A job about to be accepted. */
export interface Order {
	type: ActivityType;
	expectedCount: number;
	/** Does the work. */
	run(now: number): ActivityResult;
}

/** The status at a given time. */
export function statusAt(activity: ActivityRecord, now: number): ActivityStatus {
	if (now < activity.queueTime) return 'PENDING';
	if (activity.outcome === 'UNCONFIRMED') return 'UNCONFIRMED';
	if (now < activity.startTime) return 'QUEUED';
	return now < activity.finishTime ? 'RUNNING' : activity.outcome;
}
