import { DateTime } from '../../kit';

/**
 * A date of bulk data as the service wants it, MM/DD/YYYY (API notes of v2, 2.9). One in ISO 8601, as n8n and databases write
 * dates, is converted, with the day that stands in it; any other text stays as it is.
 *
 * @returns undefined when a date in ISO 8601 names a day that there is not
 */
export function readBulkDate(text: string): string | undefined {
	const [, day] = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:.*)?$/.exec(text.trim()) ?? [];
	if (day === undefined) return text;
	const date = DateTime.fromISO(day, { zone: 'utc' });
	return date.isValid ? date.toFormat('MM/dd/yyyy') : undefined;
}
