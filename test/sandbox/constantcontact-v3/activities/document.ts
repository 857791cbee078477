import type { JsonObject } from '../../json';
import type { ConstantContactV3Options } from '../options';
import { millis } from '../wire';
import { percentAt, stateAt, type ActivityFault, type ActivityRecord } from './record';

function faultText(
	{ row, message }: ActivityFault,
	form: ConstantContactV3Options['activityErrors'],
): string {
	return form === 'rows' && row !== undefined ? `Row ${row}: ${message}` : message;
}

/** Error messages, in the format set in the options. */
export function errorTexts(
	{ result }: ActivityRecord,
	form: ConstantContactV3Options['activityErrors'],
): string[] {
	if (form === 'none') return [];
	return (result?.faults ?? []).map((fault) => faultText(fault, form));
}

function counters(activity: ActivityRecord, now: number): JsonObject {
	const { expected, result } = activity;
	if (result !== undefined) return { ...result.counters };
	const { items_total_count: total, items_completed_count } = expected;
	if (total === undefined || items_completed_count === undefined) return { ...expected };
	const done = Math.floor((total * percentAt(activity, now)) / 100);
	return { ...expected, items_completed_count: done };
}

/** A bulk activity as in responses (V3 API 6). */
export function activityDocument(
	activity: ActivityRecord,
	now: number,
	{ activityErrors }: Pick<ConstantContactV3Options, 'activityErrors'>,
): JsonObject {
	const { id, createdTime, startTime, finishTime, sourceFileName, hasFile } = activity;
	const state = stateAt(activity, now);
	const hasStarted = state !== 'initialized';
	const hasEnded = hasStarted && state !== 'processing';
	return {
		activity_id: id,
		state,
		...(hasStarted ? { started_at: millis(startTime) } : {}),
		...(hasEnded ? { completed_at: millis(finishTime) } : {}),
		created_at: millis(createdTime),
		updated_at: millis(Math.min(now, hasEnded ? finishTime : hasStarted ? startTime : createdTime)),
		...(sourceFileName === undefined ? {} : { source_file_name: sourceFileName }),
		percent_done: percentAt(activity, now),
		activity_errors: errorTexts(activity, activityErrors),
		status: counters(activity, now),
		_links: {
			self: { href: `/v3/activities/${id}` },
			...(hasFile ? { results: { href: `/v3/contact_exports/${id}` } } : {}),
		},
	};
}

/** The response to the deletion of one list or tag: a different format of the same (V3 API 5). */
export function deletionDocument(
	activity: ActivityRecord,
	now: number,
	withStatus: boolean,
): JsonObject {
	const { id, createdTime } = activity;
	return {
		activity_id: id,
		state: stateAt(activity, now),
		created_at: millis(createdTime),
		updated_at: millis(createdTime),
		percent_done: percentAt(activity, now),
		activity_errors: [],
		...(withStatus ? { status: counters(activity, now) } : {}),
		_links: { self: { href: `/v3/activities/${id}` } },
	};
}
