import type { JsonObject } from '../../json';
import type { Account } from '../state';
import { instant } from '../wire';
import { statusAt, type ActivityRecord } from './record';

/** Path of an export's file, below /v2. */
export const EXPORT_PATH = '/activities/exports';
/** A server that must not receive any client's token. */
const FOREIGN = 'https://files.elsewhere.example/exports';

/** A bulk job as in the collection (V2 API 2.9). */
export function activitySummary(activity: ActivityRecord, now: number): JsonObject {
	const { id, type, createdTime, startTime, finishTime, result, expectedCount } = activity;
	const status = statusAt(activity, now);
	const hasFinished = status === 'COMPLETE' || status === 'ERROR';
	return {
		id,
		type,
		status,
		...(hasFinished || status === 'RUNNING' ? { start_date: instant(startTime) } : {}),
		...(hasFinished ? { finish_date: instant(finishTime) } : {}),
		created_date: instant(createdTime),
		error_count: result?.errors.length ?? 0,
		contact_count: result?.contactCount ?? expectedCount,
	};
}

/** A bulk job with its errors, in one of the formats that clients have received (V2 API 2.9). */
export function activityDocument(
	{ options, origin }: Account,
	activity: ActivityRecord,
	now: number,
): JsonObject {
	const { id, result } = activity;
	const folder = options.fileNames === 'link' ? `${origin}/v2${EXPORT_PATH}` : FOREIGN;
	const errors = (result?.errors ?? []).map(({ message, lineNumber, email }) =>
		options.activityErrors === 'strings'
			? `Line ${lineNumber}: ${message}`
			: { message, line_number: lineNumber, email_address: email },
	);
	return {
		...activitySummary(activity, now),
		...(result?.file === undefined ? {} : { file_name: `${folder}/${id}.csv` }),
		errors,
		warnings: [],
	};
}
