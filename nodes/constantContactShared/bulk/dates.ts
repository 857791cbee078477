import { DateTime, isNoDate, parseDay, toResultSync, type TellHint } from '../../kit';

/**
 * A date of bulk data in the service's format, MM/DD/YYYY (V2 API 2.9). Only unambiguous dates are converted, keeping the date as
 * written; placeholders for no date become empty. Words are left unchanged: the service rejects the row and says why.
 *
 * @param label names the column in hints
 * @returns undefined if it isn't a date, or is a number that isn't a spreadsheet date
 */
export function readBulkDate(text: string, label: string, hint?: TellHint): string | undefined {
	if (isNoDate(text)) return '';
	const [, month, day] = /^\s*(\d{1,2})\/(\d{1,2})\/\d{4}\s*$/.exec(text) ?? [];
	if (month !== undefined) return isMonthFirst(Number(month), Number(day)) ? text : undefined;
	const read = toResultSync(() => parseDay(text, label, { hint }));
	if (read.ok) return DateTime.fromISO(read.value, { zone: 'utc' }).toFormat('MM/dd/yyyy');
	return /\d/.test(text) ? undefined : text;
}

function isMonthFirst(month: number, day: number): boolean {
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
