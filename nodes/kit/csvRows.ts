import Papa from 'papaparse';

import { InputError } from './errors';

/** A row longer than this many characters comes from a quote that was never closed, or the file is no table at all. */
const LONGEST_ROW = 1_000_000;

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Reads the rows of a CSV or TXT file piece by piece, the header line and empty lines included. Values are trimmed. The delimiter is the
 * one that the first line has most of: comma, semicolon, tab or bar.
 *
 * @throws InputError when a quote isn't closed, or the file has no line breaks
 */
export async function* readCsvRows(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
	let parser: Papa.Parser | undefined;
	let text = '';
	let rows = 0;
	for await (const piece of pieces) {
		text += piece;
		if (parser === undefined && !/[\r\n]./s.test(text)) {
			if (text.length > LONGEST_ROW) throw noLines();
			continue;
		}
		parser ??= parserFor(text);
		const { data, meta, errors } = parse(parser, text, true);
		// The last row isn't whole yet: what looks broken there may be a line break that was cut after its CR.
		const whole = errors.filter(({ row = 0 }) => row < data.length);
		throwIfBroken(whole, rows);
		text = text.slice(meta.cursor);
		rows += data.length;
		if (text.length > LONGEST_ROW) throw unclosed(rows + 1);
		yield* data.map(trimmed);
	}
	const { data, errors } = parse(parser ?? parserFor(text), text, false);
	throwIfBroken(errors, rows);
	// What follows the last line break is no row.
	if (data.at(-1)?.length === 1 && data.at(-1)?.[0] === '') data.pop();
	yield* data.map(trimmed);
}

/** A row of a CSV file without its line break, quoted where it must be. */
export function writeCsvRow(values: string[]): string {
	return Papa.unparse([values]);
}

function parse(parser: Papa.Parser, text: string, ignoreLastRow: boolean): Parsed {
	return parser.parse(text, 0, ignoreLastRow) as Parsed;
}

type Parsed = Papa.ParseResult<string[]>;

function parserFor(start: string): Papa.Parser {
	const [header = ''] = start.split(/[\r\n]/, 1);
	const unquoted = header.replace(/"[^"]*"/g, '');
	const count = (delimiter: string) => unquoted.split(delimiter).length;
	const delimiter = DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
	// A CR before the LF is trimmed away, so files that mix both are read as well.
	const newline = start.includes('\n') ? '\n' : '\r';
	return new Papa.Parser({ delimiter, newline });
}

function throwIfBroken(errors: Papa.ParseError[], rowsBefore: number): void {
	const broken = errors.find(({ type }) => type === 'Quotes');
	if (broken !== undefined) throw unclosed(rowsBefore + (broken.row ?? 0) + 1);
}

function trimmed(values: string[]): string[] {
	return values.map((value) => value.trim());
}

function noLines(): InputError {
	return new InputError(
		`The file has no line break in its first ${LONGEST_ROW} characters`,
		'Check that it is a CSV or TXT file with a line for each row.',
	);
}

function unclosed(row: number): InputError {
	return new InputError(
		`Row ${row} of the file has a quote that isn't closed`,
		'Close the quote, and double quotes inside a quoted value.',
	);
}
