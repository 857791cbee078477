import {
	holdsNumbers,
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
 * Makes the values of a row, which stand in the order of the source's columns, what the service takes: without invisible characters,
 * without the marks of spreadsheets, with dates as it wants them.
 *
 * @returns what is wrong with a value, as the end of a sentence; undefined when nothing is
 */
export function readCells(
	{ columns, emailAt }: Source,
	values: string[],
	{ dates }: Columns,
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
		if (value === undefined) return `has the ${column} '${raw}', which is no date`;
		values[index] = value;
	}
	return undefined;
}
