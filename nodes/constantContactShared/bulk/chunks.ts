import { writeCsvRow } from '../../kit';
import type { Row, RowPosition } from './rows';

/** The limits of a request. */
export interface Limits {
	/** Bytes for the rows and what comes before them, encoded. */
	bytes: number;
	rows: number;
}

/** Rows that fit in one request. */
export interface Chunk<Part> {
	rows: Row[];
	/** Its place among all requests, from 0. */
	index: number;
	/** The columns of all these rows, in the documentation's order. */
	columns: string[];
	/** What comes before the rows, and the rows, encoded. */
	parts: Part[];
}

/** How the rows of a request are encoded. */
export interface Encoding<Part> {
	/** What comes before the rows. */
	head(columns: string[]): Part[];
	row(columns: string[], row: Row): Part;
	/** Bytes of a part, including what separates it from the next one. */
	size(part: Part): number;
}

/**
 * Rows as lines of a CSV file, below a header.
 *
 * @param encode further encoding of a line
 */
export function createCsvEncoding(
	encode: (text: string) => string = (text) => text,
): Encoding<string> {
	return {
		head: (columns) => [encode(`${writeCsvRow(columns)}\n`)],
		row: (columns, row) => encode(`${toLine(columns, row)}\n`),
		size: (part) => Buffer.byteLength(part),
	};
}

/** Rows as the values of a JSON list, each already JSON. */
export function createJsonEncoding(toValue: (row: Row) => object): Encoding<string> {
	return {
		head: () => [],
		row: (_, row) => JSON.stringify(toValue(row)),
		// Including the comma that follows.
		size: (value) => Buffer.byteLength(value) + 1,
	};
}

/** Requests that an earlier try sent, so that the same rows are recognized if some of them are no longer sent. */
interface SentRequests {
	/** The place of the last row of each. */
	ends: RowPosition[];
	/** Index of the first request. */
	first: number;
}

function isBehind({ item, row = 0 }: RowPosition, end: RowPosition | undefined): boolean {
	if (end === undefined) return false;
	return item > end.item || (item === end.item && row > (end.row ?? 0));
}

/**
 * Splits rows into as few requests as possible, in order. Only one request's data is in memory at a time.
 *
 * @param pages of rows
 * @param columns of all rows, in the documentation's order
 * @param begun the requests before these, and those that were already sent
 */
export async function* encodeChunks<Part>(
	pages: AsyncIterable<Row[]>,
	columns: string[],
	limits: Limits,
	{ head, row: encodeRow, size }: Encoding<Part>,
	begun: SentRequests = { ends: [], first: 0 },
): AsyncGenerator<Chunk<Part>> {
	const room = limits.bytes - head(columns).reduce((sum, part) => sum + size(part), 0);
	let index = begun.first;
	const empty = (): Chunk<Part> => ({ rows: [], index, columns, parts: head(columns) });
	let chunk = empty();
	let used = 0;
	for await (const rows of pages) {
		for (const row of rows) {
			const part = encodeRow(columns, row);
			const bytes = size(part);
			const isFull = used + bytes > room || chunk.rows.length >= limits.rows;
			if (isFull && chunk.rows.length > 0) {
				yield chunk;
				index++;
				chunk = empty();
				used = 0;
			}
			while (isBehind(row, begun.ends[index])) {
				if (chunk.rows.length > 0) yield chunk;
				index++;
				chunk = empty();
				used = 0;
			}
			chunk.rows.push(row);
			chunk.parts.push(part);
			used += bytes;
		}
	}
	if (chunk.rows.length > 0) yield chunk;
}

/** The columns of several tables combined, in the documentation's order. */
export function getColumns(sets: string[][], names: readonly string[]): string[] {
	const known = new Set(sets.flat());
	return names.filter((column) => known.has(column));
}

/** A row's line in the order of the given columns; files may differ in theirs. */
function toLine(columns: string[], row: Row): string {
	const { cells } = row;
	const { columns: own } = row.source;
	if (own.length === columns.length) return writeCsvRow(cells);
	return writeCsvRow(columns.map((column) => cells[own.indexOf(column)] ?? ''));
}
