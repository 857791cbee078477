import { readCsvRow, writeCsvRow } from '../../../kit';
import { COLUMNS } from './columns';
import { encodeValue } from './form';
import type { Row, Source } from './rows';

/** Most bytes of encoded data in a request: 1.9 MB (API notes 4.2). */
export const MOST_BYTES = 1_900_000;

/** Rows that go in one request. */
export interface Chunk {
	rows: Row[];
	/** Header line and rows, encoded as the request wants them. */
	data: string;
}

/** How rows are encoded: for a form, or as they stand for a file. */
export interface Encoding {
	encode: (text: string) => string;
	/** Bytes of an encoded text. */
	size: (encoded: string) => number;
}

/** Encoding of the form parameter `data`; all that it leaves is ASCII. */
export const asForm: Encoding = { encode: encodeValue, size: (encoded) => encoded.length };

/** Text of a file. */
export const asFile: Encoding = {
	encode: (text) => text,
	size: (encoded) => Buffer.byteLength(encoded),
};

/**
 * Splits rows into as few requests as possible, in their order. Memory holds one request's data at a time.
 *
 * @param overhead bytes of the request beside its data
 */
export function* chunksOf(
	rows: Row[],
	overhead: number,
	{ encode, size }: Encoding,
): Generator<Chunk> {
	const columns = columnsOf(rows);
	const header = encode(`${writeCsvRow(columns)}\n`);
	const room = MOST_BYTES - overhead - size(header);
	let chunk: Row[] = [];
	let parts: string[] = [];
	let used = 0;
	for (const row of rows) {
		const encoded = encode(`${lineFor(columns, row)}\n`);
		const bytes = size(encoded);
		if (used + bytes > room && chunk.length > 0) {
			yield { rows: chunk, data: header + parts.join('') };
			chunk = [];
			parts = [];
			used = 0;
		}
		chunk.push(row);
		parts.push(encoded);
		used += bytes;
	}
	if (chunk.length > 0) yield { rows: chunk, data: header + parts.join('') };
}

/** The columns of all sources together. */
function columnsOf(rows: Row[]): string[] {
	const sources = new Set<Source>(rows.map(({ source }) => source));
	const known = new Set([...sources].flatMap(({ columns }) => columns));
	return COLUMNS.filter((column) => known.has(column));
}

/** A row's line in the order of the given columns; files may differ in theirs. */
function lineFor(columns: string[], { line, source }: Row): string {
	if (source.columns.length === columns.length) return line;
	const values = readCsvRow(line);
	return writeCsvRow(
		columns.map((column) => {
			const at = source.columns.indexOf(column);
			return at < 0 ? '' : (values[at] ?? '');
		}),
	);
}
