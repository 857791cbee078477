import type { DateTime } from '../../kit';

/** A time as the API's filters require it: ISO 8601 in UTC with milliseconds (V2 API 1.6). */
export function toQueryTime(time: DateTime | undefined): string | undefined {
	return time?.toJSDate().toISOString();
}
