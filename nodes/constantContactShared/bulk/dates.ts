import { DateTime, isNoDate, parseDay, toResultSync, type TellHint } from '../../kit';

/**
 * A date of bulk data as the service wants it, MM/DD/YYYY (V2 API 2.9). What can mean one day only is converted, with the day
 * that stands in it; what stands for no date is empty. Words stay as they are: the service refuses the row, with its reason.
 *
 * @param label names the column in hints
 * @returns undefined when it isn't a day, or a number that isn't the day of a spreadsheet
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
