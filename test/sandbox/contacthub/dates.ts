import { toIsoSeconds } from '../isoTimes';

const DATE_TIME =
	/^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}(?::?\d{2})?)$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

function isCalendarDay(year: string, month: string, day: string): boolean {
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function offsetMinutes(zone: string): number {
	if (zone === 'Z') return 0;
	const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
	const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
	return zone.startsWith('-') ? -minutes : minutes;
}

/**
 * Parses a date-time in the forms that the API is known to accept (ContactHub API 1.1): with or without fractions of a second,
 * offset as Z, +02, +0200 or +02:00. Milliseconds since 1970, or undefined.
 */
export function parseDateTime(text: string): number | undefined {
	const parts = DATE_TIME.exec(text);
	if (parts === null) return undefined;
	const [, year, month, day, hour, minute, second, fraction, zone] = parts;
	if (!isCalendarDay(year!, month!, day!)) return undefined;
	if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
	const millis = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
	const utc = Date.UTC(
		Number(year),
		Number(month) - 1,
		Number(day),
		Number(hour),
		Number(minute),
		Number(second),
		millis,
	);
	return utc - offsetMinutes(zone!) * 60_000;
}

/** Whether this is a calendar date written yyyy-MM-dd. */
export function isDate(text: string): boolean {
	const parts = DATE.exec(text);
	return parts !== null && isCalendarDay(parts[1]!, parts[2]!, parts[3]!);
}

/** Parses a value in a query: date-time, date, or epoch milliseconds; undefined if it is none of these. */
export function parseInstant(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value !== 'string') return undefined;
	if (isDate(value)) return Date.parse(`${value}T00:00:00Z`);
	return parseDateTime(value);
}

/** Formats a time as the API does: 2017-03-09T11:31:31.842+0000 (ContactHub API 1.1). */
export function formatInstant(ms: number): string {
	const millis = String(ms - Math.floor(ms / 1000) * 1000).padStart(3, '0');
	return `${toIsoSeconds(ms)}.${millis}+0000`;
}
