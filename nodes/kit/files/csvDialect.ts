import Papa from 'papaparse';

import { CsvNormalizer } from './csvText';

/** A column that the table must have: it distinguishes the header from a title, and the delimiter from a comma in a name. */
export interface RequiredColumn {
	/** Whether the column may have this name. */
	isNamed(name: string): boolean;
	/** Whether it may have this value. */
	fits(value: string): boolean;
}

/** How a CSV file is written. */
export interface CsvDialect {
	delimiter: string;
	/** Number of rows above the header: titles, and the line that names the delimiter. */
	rowsBefore: number;
}

/** Of several that fit equally well, the first is used. */
const DELIMITERS = [',', ';', '\t', '|'];

/** Rows in which to look for the header. */
const FIRST_ROWS = 50;

/** A line `sep=;` as Excel reads it, even quoted or padded with delimiters by a program that took it for a row. */
const SEPARATOR = /^\s*"?sep=(\\t|[^\r\n"])?"?([^\r\n]*)/i;

/**
 * Detects how a file is written.
 *
 * The delimiter is the one named by a first line `sep=;`, else the one that yields the required column, with valid values below
 * it, and the most columns. (The parser's own guess considers only the number of columns.)
 *
 * @param start the beginning of the text
 * @param column if not given, the first row that isn't empty is the header
 */
export function findDialect(start: string, column?: RequiredColumn): CsvDialect {
	const named = readNamedDelimiter(start);
	const skipped = named === undefined ? 0 : 1;
	const readings = DELIMITERS.map((delimiter) => tryDialect(start, delimiter, skipped, column));
	if (named !== undefined && named !== '') {
		const obeyed = tryDialect(start, named, skipped, column);
		if (column === undefined || obeyed.hasColumn) return obeyed;
		readings.unshift(obeyed);
	}
	return readings.reduce((best, next) => (compare(next, best) > 0 ? next : best));
}

/** The delimiter that the first line names; empty if it names none; undefined if it is a different line. */
function readNamedDelimiter(start: string): string | undefined {
	const [line, name = '', rest = ''] = SEPARATOR.exec(start) ?? [];
	if (line === undefined) return undefined;
	const delimiter = name === '\\t' ? '\t' : name;
	return rest.replaceAll(delimiter, '').trim() === '' ? delimiter : undefined;
}

/** How the start of the text reads with a delimiter. */
interface Reading extends CsvDialect {
	hasColumn: boolean;
	/** Whether the required column has only valid values. */
	fits: boolean;
	/** Number of columns in the header. */
	width: number;
}

function compare(one: Reading, other: Reading): number {
	return (
		Number(one.hasColumn) - Number(other.hasColumn) ||
		Number(one.fits) - Number(other.fits) ||
		one.width - other.width
	);
}

function tryDialect(
	start: string,
	delimiter: string,
	skipped: number,
	column: RequiredColumn | undefined,
): Reading {
	const parser = new Papa.Parser({ delimiter, newline: '\n', preview: FIRST_ROWS });
	const { data, errors } = parser.parse(
		new CsvNormalizer(delimiter).push(start),
		0,
		false,
	) as Papa.ParseResult<string[]>;
	const broken = new Set(errors.flatMap(({ type, row }) => (type === 'Quotes' ? [row] : [])));
	const rows = data
		.map((values, index) => ({ index, values: values.map((value) => value.trim()) }))
		.filter(({ values }) => values.some((value) => value !== ''))
		.slice(skipped);
	const first = rows[0];
	const usable = first === undefined || !broken.has(first.index);
	const columns = first?.values.length ?? Math.max(0, ...data.map(({ length }) => length));
	const fallback = {
		delimiter,
		rowsBefore: skipped === 0 ? 0 : (first?.index ?? data.length),
		hasColumn: false,
		fits: false,
		width: usable ? columns : 0,
	};
	if (column === undefined) return fallback;
	const found = rows.flatMap(({ index, values }, position): Reading[] => {
		const at = values.findIndex((name) => column.isNamed(name));
		if (at < 0 || broken.has(index)) return [];
		const below = rows.slice(position + 1);
		const fits = below.some((row) => column.fits(row.values[at] ?? ''));
		// A row further down may contain the name as a value.
		if (position > 0 && !fits && below.length > 0) return [];
		const rowsBefore = position === 0 ? fallback.rowsBefore : index;
		return [{ delimiter, rowsBefore, hasColumn: true, fits, width: values.length }];
	});
	return found.find(({ fits }) => fits) ?? found[0] ?? fallback;
}
