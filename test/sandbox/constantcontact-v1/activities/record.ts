/** Types as listed in activities; a client may also send SV_ADD. */
export type ActivityType =
	| 'ADD_CONTACTS'
	| 'ADD_CONTACT_DETAIL'
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
	/** Number of rows that were applied. */
	transactions: number;
	/** The file of an export. */
	file?: { name: string; contentType: string; content: string };
}

/** A bulk job; times are milliseconds since 1970. */
export interface ActivityRecord {
	id: string;
	type: ActivityType;
	insertTime: number;
	startTime: number;
	finishTime: number;
	/** When it leaves PENDING. */
	queueTime: number;
	/** How it ends. */
	outcome: 'COMPLETE' | 'ERROR' | 'UNCONFIRMED';
	/** Undefined until it has run. */
	result?: ActivityResult;
}

/** The status at a given time. */
export function statusAt(activity: ActivityRecord, now: number): ActivityStatus {
	if (now < activity.queueTime) return 'PENDING';
	if (activity.outcome === 'UNCONFIRMED') return 'UNCONFIRMED';
	if (now < activity.startTime) return 'QUEUED';
	return now < activity.finishTime ? 'RUNNING' : activity.outcome;
}

/** Whether a job has neither completed nor failed. */
export function isOpen(activity: ActivityRecord, now: number): boolean {
	return !['COMPLETE', 'ERROR'].includes(statusAt(activity, now));
}
