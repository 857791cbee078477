import type { NumberFormat } from './numberFormats';

/** The day on which the 1904 date system begins, as a number in the 1900 system. */
const DAYS_TO_1904 = 1462;

/** The last day in spreadsheets, in 9999. */
const LAST_DAY = 2_958_465;

const DAY = 86_400;

/** The first day after 29 February 1900, which exists in the 1900 date system but not in the calendar. */
const FIRST_RIGHT_DAY = 61;

/** Numbers from here on have lost digits: a spreadsheet keeps 15. */
const LARGEST_WHOLE = 1e15;

/**
 * The text of a cell with a number: as displayed if the format is known, otherwise in full.
 *
 * Dates are `2026-05-31`, with a time `2026-05-31T14:30:00`, without a time zone.
 *
 * @param since1904 whether the workbook counts days from 1904
 */
export function formatNumber(raw: string, format: NumberFormat, since1904: boolean): string {
	const value = Number(raw);
	if (raw.trim() === '' || !Number.isFinite(value)) return raw;
	if (format.kind === 'date') return formatDate(value, format, since1904) ?? writeInFull(value);
	if (format.kind === 'digits' && Number.isInteger(value) && value >= 0) {
		return fillPattern(writeInFull(value), format.pattern);
	}
	return writeInFull(value);
}

function writeInFull(value: number): string {
	return Math.abs(value) < LARGEST_WHOLE ? String(value) : value.toExponential().toUpperCase();
}

/** @returns undefined if it isn't a day in the calendar */
function formatDate(
	value: number,
	{ hasDay, hasTime }: { hasDay: boolean; hasTime: boolean },
	since1904: boolean,
): string | undefined {
	if (value < 0 || value > LAST_DAY) return undefined;
	const serial = since1904 ? value + DAYS_TO_1904 : value;
	const seconds = Math.round(serial * DAY);
	const day = Math.floor(seconds / DAY);
	const time = new Date((seconds % DAY) * 1000).toISOString().slice(11, 19);
	if (!hasDay) return value < 1 ? time : undefined;
	// The text of a cell that isn't a valid day: other readers don't treat it as a date either.
	if (day === 0) return '1/0/1900';
	if (day === FIRST_RIGHT_DAY - 1) return undefined;
	const shift = day < FIRST_RIGHT_DAY ? 1 : 0;
	const date = new Date(Date.UTC(1899, 11, 30) + (day + shift) * DAY * 1000);
	const text = date.toISOString().slice(0, 10);
	return hasTime ? `${text}T${time}` : text;
}

/** Replaces the zeros in the pattern with digits, from the right. */
function fillPattern(digits: string, pattern: string): string {
	const left = [...digits];
	const filled = [...pattern]
		.reverse()
		.map((mark) => (mark === '0' ? (left.pop() ?? '0') : mark))
		.reverse();
	return left.join('') + filled.join('');
}
