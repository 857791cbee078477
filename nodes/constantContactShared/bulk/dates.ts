import { isDayOfMonth } from '../birthday';
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
	const [, month, day, year] = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(text) ?? [];
	if (month !== undefined) return isMonthFirst(month, day, year) ? text : undefined;
	const read = toResultSync(() => parseDay(text, label, { hint }));
	if (read.ok) return DateTime.fromISO(read.value, { zone: 'utc' }).toFormat('MM/dd/yyyy');
	return /\d/.test(text) ? undefined : text;
}

function isMonthFirst(...[month, day, year]: Array<string | undefined>): boolean {
	const date = { year: Number(year), month: Number(month), day: Number(day) };
	return DateTime.fromObject(date, { zone: 'utc' }).isValid;
}

/** The columns of a birthday, which belong together. */
interface BirthdayColumns {
	month: string;
	day: string;
}

/** What is wrong with the birthday in a row, as the end of a sentence. */
export function findBirthdayProblem(
	columns: string[],
	values: string[],
	names: BirthdayColumns,
): string | undefined {
	const month = values[columns.indexOf(names.month)] ?? '';
	const day = values[columns.indexOf(names.day)] ?? '';
	if (month === '' && day === '') return undefined;
	if (month === '' || day === '') {
		const [given, missing] = day === '' ? [names.month, names.day] : [names.day, names.month];
		return `has a ${given}, but no ${missing}`;
	}
	if (isDayOfMonth(Number(month), Number(day))) return undefined;
	return `has the birthday ${month}/${day}, a day that doesn't exist`;
}
