import {
	holdsNumbers,
	isSameText,
	isNoMonthOrDay,
	isShortened,
	findTextProblem,
	toEmail,
	removeFormulaMark,
	removeMarks,
	type TellHint,
} from '../../kit';
import type { Columns, ValueReader } from './columns';
import { readBulkDate } from './dates';
import type { Source } from './rows';

/** How the values of a column are read. */
interface CellRules {
	column: string;
	isEmail: boolean;
	/** Whether a quote before a value is a spreadsheet's mark. */
	isNumber: boolean;
	isDate: boolean;
	/** Maximum of a column of whole numbers. */
	largest: number | undefined;
	read: ValueReader | undefined;
}

/**
 * Converts the values of a row, in the order of the source's columns, to what the service accepts: without invisible characters
 * and spreadsheet markers, and with dates in its format.
 *
 * @returns what is wrong with a value, as the end of a sentence; undefined if it is fine
 */
export type CellReader = (values: string[]) => string | undefined;

/** Creates the reader for a table: what its columns need is found once, as it may have millions of rows. */
export function createCellReader(
	{ columns, emailAt }: Source,
	{ dates, wholes, readers = {} }: Columns,
	hint?: TellHint,
): CellReader {
	const rules = columns.map((column, index) => ({
		column,
		isEmail: index === emailAt,
		isNumber: holdsNumbers(column),
		isDate: dates.includes(column),
		largest: wholes[column],
		read: readers[column],
	}));
	return (values) => readCells(values, rules, hint);
}

/** A value as nearly all are, which stays as it is: it begins with a letter, doesn't end with a space, and is plain ASCII. */
const ORDINARY = /^[A-Za-z](?:[\x20-\x7E]*[\x21-\x7E])?$/;

function readCells(values: string[], rules: CellRules[], hint?: TellHint): string | undefined {
	for (let index = 0; index < rules.length; index++) {
		const raw = values[index] ?? '';
		const rule = rules[index];
		if (raw === '' || rule === undefined) continue;
		const { column, isEmail, isNumber, isDate, largest, read } = rule;
		if (!isDate && largest === undefined && !read && ORDINARY.test(raw)) continue;
		const text = isEmail ? toEmail(removeFormulaMark(raw)) : removeMarks(raw, isNumber);
		const wrong = findTextProblem(text);
		if (wrong !== undefined) return `contains ${wrong.what}, in ${column}. ${wrong.nextStep}`;
		if (isShortened(text)) {
			return `has '${text}' in ${column}, a number that was shortened, so that its last digits are lost. Format the column as text before the export`;
		}
		const value = isDate ? readBulkDate(text, column, hint) : text;
		if (value === undefined) return `has the ${column} '${raw}', which isn't a date`;
		const whole = largest === undefined ? value : readWhole(value, largest);
		if (whole === undefined) {
			return `has the ${column} '${raw}', which isn't a number from 1 to ${largest}`;
		}
		const last = read === undefined || whole === '' ? { value: whole } : read(whole);
		if ('problem' in last) return last.problem;
		values[index] = last.value;
	}
	return undefined;
}

/** Whether two cells of a column mean the same, however they are written. */
export function isSameCell(column: string, one: string, other: string): boolean {
	if (one === other) return true;
	const toPlain = (cell: string) => {
		const plain = removeMarks(cell, holdsNumbers(column));
		return plain.includes('@') ? toEmail(plain) : plain;
	};
	return isSameText(toPlain(one), toPlain(other));
}

/** A positive whole number in the service's format: `3` for `03` and `3.0`; placeholders for no value become empty. */
function readWhole(text: string, largest: number): string | undefined {
	if (isNoMonthOrDay(text)) return '';
	if (!/^\d+(?:[.,]0+)?$/.test(text)) return undefined;
	const number = parseInt(text, 10);
	return number >= 1 && number <= largest ? String(number) : undefined;
}
