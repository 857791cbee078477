import Papa from 'papaparse';

import { findDialect, type CsvDialect, type RequiredColumn } from './csvDialect';
import { CsvNormalizer, removeEndMarks } from './csvText';
import { InputError } from '../errors/errors';

export type { RequiredColumn } from './csvDialect';

/** A row longer than this many characters comes from a quote that was never closed, or the file isn't a table at all. */
const LONGEST_ROW = 1_000_000;

/** Characters that are parsed at once, and from which the delimiter is found. */
const PIECE = 65_536;

/**
 * Reads the rows of a CSV or TXT file piece by piece, the header line and empty lines included. Values are trimmed. Titles above the
 * header and a line that names the delimiter are handed on as empty rows, so that the others keep their numbers.
 *
 * @param column that the table must have; it helps to find the header and the delimiter
 * @throws InputError when a quote isn't closed, or the file has no line breaks
 */
export async function* readCsvRows(
	pieces: AsyncIterable<string>,
	column?: RequiredColumn,
): AsyncGenerator<string[]> {
	for await (const rows of readCsvPages(pieces, column)) yield* rows;
}

/** The same, those rows together that end in the same piece of the file. */
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

/** A row of a CSV file without its line break, quoted where it must be. */
export function writeCsvRow(values: string[]): string {
	return Papa.unparse([values]);
}

/** A file in memory comes as one piece, whose rows would all be held at once. */
async function* splitIntoParts(pieces: AsyncIterable<string>): AsyncGenerator<string> {
	for await (const piece of pieces) {
		for (let at = 0; at < piece.length; at += PIECE) yield piece.slice(at, at + PIECE);
	}
}

/** Makes rows of text that comes in pieces. */
class RowReader {
	private readonly normalizer: CsvNormalizer;

	private readonly parser: Papa.Parser;

	private readonly rowsBefore: number;

	/** What belongs to no whole row yet. */
	private text = '';

	/** Length of the text from which it is parsed: a long row in small pieces must not be parsed again with each of them. */
	private parsedFrom = 0;

	private rows = 0;

	constructor({ delimiter, rowsBefore }: CsvDialect) {
		this.normalizer = new CsvNormalizer(delimiter);
		this.parser = new Papa.Parser({ delimiter, newline: '\n' });
		this.rowsBefore = rowsBefore;
	}

	/** The rows that end in this piece. */
	push(piece: string): string[][] {
		this.text += this.normalizer.push(piece);
		if (this.text.length < this.parsedFrom) return [];
		const { data, meta, errors } = this.parse(true);
		// The last row isn't whole yet: what looks broken there may be a quote that was cut from the next one.
		const whole = errors.filter(({ row = 0 }) => row < data.length);
		const rows = this.checked(data, whole);
		this.text = this.text.slice(meta.cursor);
		if (this.text.length > LONGEST_ROW) throw unclosedQuoteError(this.rows + 1);
		this.parsedFrom = Math.min(2 * this.text.length, LONGEST_ROW + 1);
		return rows;
	}

	/** The last row, if no line break ends it. */
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
		return data.map((values, index) =>
			index < before ? [''] : values.map((value) => value.trim()),
		);
	}
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
