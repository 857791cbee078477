import { DateTime } from 'luxon';

import { InputError } from '../errors';
import { isBlank } from '../json';
import { show } from './basic';
import type { Field, FieldTexts } from './field';

/**
 * A moment in time, or undefined when left empty. A text without an offset is in UTC, or in the time zone of the workflow where `local`
 * says so.
 */
export function moment(texts: FieldTexts<{ local?: boolean }>): Field<DateTime | undefined> {
	const { local = false, ...shown } = texts;
	return {
		property: { type: 'dateTime', default: '', ...shown },
		read(raw, { label, timeZone }) {
			return isBlank(raw) ? undefined : parseMoment(raw, label, local ? timeZone : undefined);
		},
	};
}

/**
 * Reads a moment from what users and expressions give: ISO text with or without offset (without one, in the
 * zone that `zone` names, UTC by default), offsets such as `+0000`, epoch milliseconds, a Date, or n8n's
 * own DateTime (another copy of luxon, hence no `instanceof`).
 *
 * @throws InputError naming the field
 */
export function parseMoment(raw: unknown, label: string, zone = 'utc'): DateTime {
	if (typeof raw === 'number' && isInAnotherUnit(raw)) {
		throw new InputError(
			`'${label}' is no date: ${show(raw)}`,
			"In milliseconds this number is a time around New Year 1970. For seconds use {{ DateTime.fromSeconds($json.date) }}, for the number of a spreadsheet's date {{ DateTime.fromISO('1899-12-30').plus({ days: $json.date }) }}, with the name of your field.",
		);
	}
	const parsed = toDateTime(raw, zone);
	if (parsed?.isValid && hasFourDigits(parsed)) return parsed;
	throw new InputError(
		`'${label}' is no date: ${show(raw)}`,
		'Use a date such as 2026-05-31 or 2026-05-31T14:30:00Z.',
	);
}

/** Seconds of any time until the year 2128 are less, and so are the days that spreadsheets count. */
const LARGEST_IN_SECONDS = 5_000_000_000;

const HOUR = 3_600_000;

/**
 * Whether a number can't be meant as milliseconds: seconds and days of a spreadsheet would all be in the weeks around New Year 1970. A
 * whole hour of these weeks is taken as it is: somebody's day of birth.
 */
function isInAnotherUnit(number: number): boolean {
	return Math.abs(number) < LARGEST_IN_SECONDS && number % HOUR !== 0;
}

/** Whether the year has as many digits as servers read; milliseconds that were taken times thousand give the year 55,000. */
function hasFourDigits(time: DateTime): boolean {
	const { year } = time.toUTC();
	return year >= 0 && year <= 9999;
}

/** Luxon looks at a key alone, which data can have, too. */
function isDateTime(raw: unknown): raw is DateTime {
	return DateTime.isDateTime(raw) && typeof raw.toMillis === 'function';
}

function toDateTime(raw: unknown, zone: string): DateTime | undefined {
	if (raw instanceof Date) return DateTime.fromJSDate(raw, { zone });
	if (isDateTime(raw)) return DateTime.fromMillis(raw.toMillis(), { zone });
	if (typeof raw === 'number') return DateTime.fromMillis(raw, { zone });
	// A year, a month or a time alone is ISO 8601 too; it would be completed with parts that nobody gave, e.g. with today.
	if (typeof raw !== 'string' || !/^\s*\d{4}(-\d\d-\d\d|\d{4})(?!\d)/.test(raw)) return undefined;
	const text = raw.trim().replace(/^(\d{4}-\d\d-\d\d) (?=\d\d:)/, '$1T');
	return DateTime.fromISO(text, { zone });
}
