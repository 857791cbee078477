import { DateTime, IANAZone } from 'luxon';

import { InputError } from '../errors/errors';
import type { TellHint } from '../errors/hints';
import { show } from './show';
import { removeFormulaMark } from './formulaMarks';
import { trimInvisible } from './invisible';
import { readWritten, type Written } from './writtenTimes';

/** How a time given by a user is read. */
export interface TimeContext {
	/** Time zone of times without an offset: the workflow's. Default: UTC. */
	zone?: string | undefined;
	/** Tells the user how an ambiguous time was read. */
	hint?: TellHint | undefined;
}

/**
 * Reads a date and time given by a user or an expression: a text in any unambiguous form, epoch milliseconds, a Date, or n8n's
 * own DateTime (another copy of luxon, hence no `instanceof`). A text without an offset is in the workflow's time zone; a date
 * without a time means 00:00 UTC, so that it stays the same date wherever it is read.
 *
 * @throws InputError naming the field
 */
export function parseDateTime(raw: unknown, label: string, context: TimeContext = {}): DateTime {
	if (typeof raw === 'number' && isInAnotherUnit(raw)) throw otherUnitError(raw, label);
	const time = typeof raw === 'string' ? parseDateTimeText(raw, label, context) : toDateTime(raw);
	if (time?.isValid && hasFourDigits(time)) return time;
	throw invalidDateError(raw, label);
}

/**
 * Reads a calendar date, as `2026-05-31`. The date in a text counts, and for a time, the date at its own offset: no time zone
 * shifts it. The number that a spreadsheet stores for a date is also read, and the user is told.
 *
 * @throws InputError naming the field
 */
export function parseDay(raw: unknown, label: string, { hint }: TimeContext = {}): string {
	const serial = toSerialDay(raw);
	if (serial !== undefined) {
		const first = DateTime.fromISO(FIRST_DAY, { zone: 'utc' });
		const day = first.plus({ days: serial }).toFormat('yyyy-MM-dd');
		hint?.(`Numbers in '${label}' were read as spreadsheet dates`, `${serial} is ${day}`);
		return day;
	}
	if (typeof raw !== 'string') {
		const time = parseDateTime(raw, label);
		return (isDateTime(raw) ? raw : time).toFormat('yyyy-MM-dd');
	}
	const written = readWritten(removeFormulaMark(trimInvisible(raw), true));
	if (written === undefined || !toMidnight(written).isValid) throw invalidDateError(raw, label);
	if (written.time !== undefined) parseDateTime(raw, label);
	return written.day;
}

/**
 * Placeholders for no date: zeros (MySQL, Outlook), a spreadsheet's day 0, the first and last date of .NET and Outlook, the first
 * of SQL Server, and words.
 */
const NO_DATES = [
	/^0{1,4}([-/.])0{1,2}\1?0{1,4}$/,
	/^(?:1[-/.]0{1,2}|0{1,2}[-/.]0?1)[-/.](?:1900|00)$/,
	/^1900[-/.]0?1[-/.]0{1,2}$/,
	/^(?:0001|4501)[-/.]0?1[-/.]0?1$/,
	/^0?1[-/.]0?1[-/.](?:0001|4501)$/,
	/^1899[-/.]12[-/.]3[01]$/,
	/^(?:12[-/.]3[01]|3[01][-/.]12)[-/.]1899$/,
	/^1753[-/.]0?1[-/.]0?1$/,
	/^(?:\(?null\)?|none|n\/?a|nat|nan|undefined|\\n|-{1,3}|[–—])$/i,
];

/** Whether a value stands for a missing month or day: zero, also as spreadsheets write it, or what stands for a missing date. */
export function isNoMonthOrDay(raw: unknown): boolean {
	return isNoDate(raw) || /^0+(?:[.,]0+)?$/.test(String(raw).trim());
}

/** Whether a text stands for a missing date, such as `0/0/00` or `0000-00-00 00:00:00`. */
export function isNoDate(raw: unknown): boolean {
	if (typeof raw !== 'string' || raw.length > 40) return false;
	const day = trimInvisible(raw)
		.trim()
		.replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?Z?$/i, '');
	return NO_DATES.some((pattern) => pattern.test(day.trim()));
}

/** The day from which spreadsheets count; not the 31st, because they count 29 February 1900. */
const FIRST_DAY = '1899-12-30';

/** Numbers of five digits are days from 1927 to 2099: neither years, nor seconds, nor 20230405. */
function toSerialDay(raw: unknown): number | undefined {
	const isNumber = typeof raw === 'number' || (typeof raw === 'string' && /^\d{5}$/.test(raw));
	const days = isNumber ? Number(raw) : NaN;
	return Number.isInteger(days) && days >= 10_000 && days < 73_051 ? days : undefined;
}

/** Seconds until the year 2128 are lower, and so are the days that spreadsheets count. */
const LARGEST_IN_SECONDS = 5_000_000_000;

/** Whether a number can't be milliseconds: seconds and spreadsheet days would all fall in the weeks around New Year 1970. */
function isInAnotherUnit(number: number): boolean {
	return Math.abs(number) < LARGEST_IN_SECONDS;
}

function otherUnitError(number: number, label: string): InputError {
	return new InputError(
		`'${label}' isn't a date: ${show(number)}`,
		"In milliseconds this number is a time around New Year 1970. For seconds use {{ DateTime.fromSeconds($json.date) }}, for the number of a spreadsheet's date {{ DateTime.fromISO('1899-12-30').plus({ days: $json.date }) }}, with the name of your field.",
	);
}

function invalidDateError(raw: unknown, label: string): InputError {
	const isAmbiguous = typeof raw === 'string' && /^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/.test(raw);
	return new InputError(
		`'${label}' isn't a date: ${show(raw)}`,
		isAmbiguous
			? "Of dates in this form none is read, because the day and the month of most can't be told apart: put the year first, as in 2026-05-31 or 2026-05-31T14:30:00Z. In an expression: {{ DateTime.fromFormat($json.date, 'dd/MM/yyyy') }}, with the name of your field."
			: 'Use a date such as 2026-05-31 or 2026-05-31T14:30:00Z.',
	);
}

/** Whether the year has as many digits as servers accept; milliseconds multiplied by a thousand give the year 55,000. */
function hasFourDigits(time: DateTime): boolean {
	const { year } = time.toUTC();
	return year >= 0 && year <= 9999;
}

/** Luxon only checks for a key, which data may also have. */
function isDateTime(raw: unknown): raw is DateTime {
	return DateTime.isDateTime(raw) && typeof raw.toMillis === 'function';
}

function toDateTime(raw: unknown): DateTime | undefined {
	if (raw instanceof Date) return DateTime.fromJSDate(raw, { zone: 'utc' });
	if (isDateTime(raw)) return DateTime.fromMillis(raw.toMillis(), { zone: 'utc' });
	return typeof raw === 'number' ? DateTime.fromMillis(raw, { zone: 'utc' }) : undefined;
}

function toMidnight({ day }: Written): DateTime {
	return DateTime.fromISO(day, { zone: 'utc' });
}

function parseDateTimeText(raw: string, label: string, context: TimeContext): DateTime | undefined {
	const text = removeFormulaMark(trimInvisible(raw), true);
	const written = readWritten(text);
	if (written === undefined) return undefined;
	if (written.time === undefined) {
		const midnight = toMidnight(written);
		if (midnight.isValid && context.zone !== undefined) {
			context.hint?.(`Days without a time in '${label}' begin at 00:00 UTC`, written.day);
		}
		return midnight;
	}
	const clock = `${written.day}T${written.time}`;
	if (written.zone === undefined) return parseInZone(clock, text, label, context);
	const zoned = DateTime.fromISO(clock, { zone: written.zone });
	return zoned.isValid ? zoned : undefined;
}

/** A local time in the workflow's time zone. @throws InputError if a clock change skips it */
function parseInZone(
	clock: string,
	text: string,
	label: string,
	{ zone = 'utc', hint }: TimeContext,
): DateTime | undefined {
	const wanted = DateTime.fromISO(clock, { zone: 'utc' });
	if (!wanted.isValid) return undefined;
	if (!IANAZone.isValidZone(zone)) return wanted;
	const [earlier = wanted, ...later] = wanted
		.setZone(zone, { keepLocalTime: true })
		.getPossibleOffsets()
		.sort((one, other) => one.toMillis() - other.toMillis());
	if (earlier.setZone('utc', { keepLocalTime: true }).toMillis() !== wanted.toMillis()) {
		throw new InputError(
			`'${label}' is ${show(text)}, a time that doesn't exist in ${zone}, the time zone of the workflow`,
			'The clocks go forward then. Use another time, or add an offset, as in 2026-05-31T14:30:00+02:00.',
		);
	}
	if (zone.toLowerCase() !== 'utc') {
		const twice = later.length > 0 ? ', the earlier of the two that occur that night' : '';
		hint?.(
			`Times without an offset in '${label}' were read as times in ${zone}, the time zone of the workflow`,
			`${text} is ${earlier.toUTC().toISO({ suppressMilliseconds: true })}${twice}`,
		);
	}
	return earlier;
}
