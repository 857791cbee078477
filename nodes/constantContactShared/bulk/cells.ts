import {
	holdsNumbers,
	isNoDate,
	isShortened,
	problemOfText,
	toEmail,
	trimInvisible,
	removeFormulaMark,
	type TellHint,
} from '../../kit';
import type { Columns } from './columns';
import { readBulkDate } from './dates';
import type { Source } from './rows';

/**
 * Converts the values of a row, in the order of the source's columns, to what the service accepts: without invisible characters
 * and spreadsheet markers, and with dates in its format.
 *
 * @returns what is wrong with a value, as the end of a sentence; undefined if it is fine
 */
export function readCells(
	{ columns, emailAt }: Source,
	values: string[],
	{ dates, wholes }: Columns,
	hint?: TellHint,
): string | undefined {
	for (const [index, column] of columns.entries()) {
		const raw = values[index] ?? '';
		if (raw === '') continue;
		const text =
			index === emailAt
				? toEmail(raw)
				: removeFormulaMark(trimInvisible(raw), holdsNumbers(column));
		const wrong = problemOfText(text);
		if (wrong !== undefined) return `holds ${wrong.what}, in ${column}. ${wrong.nextStep}`;
		if (isShortened(text)) {
			return `has '${text}' in ${column}, a number that was shortened, so that its last digits are lost. Format the column as text before the export`;
		}
		const value = dates.includes(column) ? readBulkDate(text, column, hint) : text;
		if (value === undefined) return `has the ${column} '${raw}', which isn't a date`;
		const largest = wholes[column];
		const whole = largest === undefined ? value : readWhole(value, largest);
		if (whole === undefined) {
			return `has the ${column} '${raw}', which isn't a number from 1 to ${largest}`;
		}
		values[index] = whole;
	}
	return undefined;
}

/** A positive whole number in the service's format: `3` for `03` and `3.0`; placeholders for no value become empty. */
function readWhole(text: string, largest: number): string | undefined {
	if (isNoDate(text) || /^0+$/.test(text)) return '';
	if (!/^\d+(?:[.,]0+)?$/.test(text)) return undefined;
	const number = parseInt(text, 10);
	return number >= 1 && number <= largest ? String(number) : undefined;
}
