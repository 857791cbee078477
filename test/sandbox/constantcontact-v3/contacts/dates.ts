import { isRealDay } from '../wire';

const YEAR_FIRST = /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})$/;
const MONTH_FIRST = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/;

/**
 * A date, year first, from one of the formats that the API accepts: month or year first, with slashes or hyphens (V3 API 4).
 * Undefined for others: day first is never accepted.
 */
export function parseDay(text: string): string | undefined {
	const yearFirst = YEAR_FIRST.exec(text);
	const monthFirst = MONTH_FIRST.exec(text);
	const parts =
		yearFirst === null
			? monthFirst && [monthFirst[4]!, monthFirst[1]!, monthFirst[3]!]
			: [yearFirst[1]!, yearFirst[3]!, yearFirst[4]!];
	if (parts === null) return undefined;
	const day = parts.map((part) => part.padStart(2, '0')).join('-');
	return isRealDay(day) ? day : undefined;
}

/** What is wrong with a birthday: month and day must be given together, and be a date in a leap year. */
export function birthdayFault(
	month: number | undefined,
	day: number | undefined,
): string | undefined {
	if (month === undefined && day === undefined) return undefined;
	if (month === undefined) return 'birthday_month is required with birthday_day';
	if (day === undefined) return 'birthday_day is required with birthday_month';
	const text = `2000-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	return isRealDay(text) ? undefined : 'birthday_month and birthday_day are no valid day';
}

const EMAIL = /^[^\s@<>(),;:"[\]\\]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Whether a text could be the email address of a contact. */
export function isEmail(text: string): boolean {
	return text.length <= 80 && EMAIL.test(text);
}
