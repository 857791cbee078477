import Papa from 'papaparse';

import { findDialect, type CsvDialect, type RequiredColumn } from './csvDialect';
import { CsvNormalizer, removeEndMarks } from './csvText';
import { InputError } from '../errors/errors';

export type { RequiredColumn } from './csvDialect';

/** A row longer than this many characters comes from an unclosed quote, or the file isn't a table. */
const LONGEST_ROW = 1_000_000;

/** A value of a row that needs no quotes: the library also quotes spaces at the ends. */
const UNQUOTED = /^(?:[\w.@+-](?:[\w .@+-]*[\w.@+-])?)?$/;

/** Characters parsed at once, and from which the delimiter is detected. */
const PIECE = 65_536;

/**
 * Reads the rows of a CSV or TXT file in pieces, including the header and empty lines. Values are trimmed. Titles above the
 * header and a line that names the delimiter are returned as empty rows, so that the row numbers stay correct.
 *
 * @param column that the table must have; it helps to find the header and the delimiter
 * @throws InputError if a quote isn't closed, or the file has no line breaks
 */
export async function* readCsvRows(
	pieces: AsyncIterable<string>,
	column?: RequiredColumn,
): AsyncGenerator<string[]> {
	for await (const rows of readCsvPages(pieces, column)) yield* rows;
}

/** The same, but rows that end in the same piece of the file are returned together. */
export async function* readCsvPages(
	pieces: AsyncIterable<string>,
	column?: RequiredColumn,
): AsyncGenerator<string[][]> {
	let reader: RowReader | undefined;
	let start = '';
	for await (const piece of removeEndMarks(splitIntoParts(pieces))) {
		if (reader !== undefined) {
			yield reader.push(piece);
			continue;
		}
		start += piece;
		if (start.length < PIECE) continue;
		if (/[\r\n]./s.test(start)) {
			reader = new RowReader(findDialect(start, column));
			yield reader.push(start);
		} else if (start.length > LONGEST_ROW) {
			throw noLinesError();
		}
	}
	if (reader === undefined) {
		reader = new RowReader(findDialect(start, column));
		yield reader.push(start);
	}
	yield reader.end();
}

/** A row of a CSV file without its line break, quoted where needed. */
export function writeCsvRow(values: string[]): string {
	// The library looks at each value anew, and nearly all need no quotes.
	return values.every((value) => UNQUOTED.test(value)) ? values.join() : Papa.unparse([values]);
}

/** A file in memory is a single piece; all its rows at once would take too much memory. */
async function* splitIntoParts(pieces: AsyncIterable<string>): AsyncGenerator<string> {
	for await (const piece of pieces) {
		for (let at = 0; at < piece.length; at += PIECE) yield piece.slice(at, at + PIECE);
	}
}

/** Turns text that arrives in pieces into rows. */
class RowReader {
	private readonly normalizer: CsvNormalizer;

	private readonly parser: Papa.Parser;

	private readonly rowsBefore: number;

	/** The part not yet known to be a whole row. */
	private text = '';

	/** Length at which the text is parsed again: a long row in small pieces must not be parsed with each of them. */
	private parsedFrom = 0;

	private rows = 0;

	constructor({ delimiter, rowsBefore }: CsvDialect) {
		this.normalizer = new CsvNormalizer(delimiter);
		this.parser = new Papa.Parser({ delimiter, newline: '\n' });
		this.rowsBefore = rowsBefore;
	}

	/** Returns the rows that end in this piece. */
	push(piece: string): string[][] {
		this.text += this.normalizer.push(piece);
		if (this.text.length < this.parsedFrom) return [];
		const { data, meta, errors } = this.parse(true);
		// The last row isn't complete: what looks broken may be a quote separated from the next one.
		const whole = errors.filter(({ row = 0 }) => row < data.length);
		const rows = this.checked(data, whole);
		this.text = this.text.slice(meta.cursor);
		if (this.text.length > LONGEST_ROW) throw unclosedQuoteError(this.rows + 1);
		this.parsedFrom = Math.min(2 * this.text.length, LONGEST_ROW + 1);
		return rows;
	}

	/** Returns the last row if no line break ends it. */
	end(): string[][] {
		const { data, errors } = this.parse(false);
		// What follows the last line break isn't a row.
		if (data.at(-1)?.length === 1 && data.at(-1)?.[0] === '') data.pop();
		return this.checked(data, errors);
	}

	private parse(ignoreLastRow: boolean): Papa.ParseResult<string[]> {
		return this.parser.parse(this.text, 0, ignoreLastRow) as Papa.ParseResult<string[]>;
	}

	private checked(data: string[][], errors: Papa.ParseError[]): string[][] {
		const broken = errors.find(({ type }) => type === 'Quotes');
		if (broken !== undefined) throw unclosedQuoteError(this.rows + (broken.row ?? 0) + 1);
		const before = Math.max(0, this.rowsBefore - this.rows);
		this.rows += data.length;
		// In place: a file may have millions of rows.
		for (let row = 0; row < data.length; row++) {
			if (row < before) data[row] = [''];
			else trimAll(data[row] ?? []);
		}
		return data;
	}
}

function trimAll(values: string[]): void {
	for (let index = 0; index < values.length; index++) values[index] = values[index]?.trim() ?? '';
}

function noLinesError(): InputError {
	return new InputError(
		`The file has no line break in its first ${LONGEST_ROW} characters`,
		'Check that it is a CSV or TXT file with a line for each row.',
	);
}

function unclosedQuoteError(row: number): InputError {
	return new InputError(
		`Row ${row} of the file has a quote that isn't closed`,
		'Close the quote, and double quotes inside a quoted value.',
	);
}
