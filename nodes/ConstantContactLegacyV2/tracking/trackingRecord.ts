import type { IDataObject } from 'n8n-workflow';

/** Maximum activities per page of tracking (V2 API 1.5). */
export const TRACKING_PER_PAGE = 500;

/** The property with the time of an activity; each type has its own (V2 API 2.2). */
const DATES = [
	'open_date',
	'click_date',
	'send_date',
	'forward_date',
	'bounce_date',
	'unsubscribe_date',
];

/** When an activity happened, whatever its type; undefined if it doesn't say. */
export function getActivityDate(activity: IDataObject): string | undefined {
	const key = DATES.find((name) => typeof activity[name] === 'string');
	return key === undefined ? undefined : String(activity[key]);
}
