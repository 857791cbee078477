import Papa from 'papaparse';
import type { IDataObject } from 'n8n-workflow';

import { flatten } from './records';

/** How records are written into a file. */
export interface RecordFileOptions {
	format: 'csv' | 'jsonl';
	/** Columns that come first; others that the first page has are appended. */
	columns: string[];
	/** Whether CSV values that a spreadsheet would run are quoted. */
	escapeFormulas: boolean;
}

/**
 * What a spreadsheet takes for a formula: it looks past white space, knows the signs in full width, and a line break ends nothing.
 * Papa's own pattern misses all three.
 */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/** Name of the column for what no other column holds. */
export const OTHER_COLUMN = 'other';

/**
 * Writes pages of records as text, a piece per page, so that memory never holds more than one page.
 *
 * A CSV file needs its columns before its first row: they are the known ones and those of the first page. A value that turns
 * up later under another name isn't lost: it goes, as JSON, into the last column `other`.
 */
export async function* writeRecords(
	pages: AsyncIterable<IDataObject[]>,
	options: RecordFileOptions,
): AsyncGenerator<string> {
	if (options.format === 'jsonl') {
		for await (const page of pages)
			yield page.map((record) => `${JSON.stringify(record)}\n`).join('');
		return;
	}
	let table: CsvTable | undefined;
	for await (const page of pages) {
		if (page.length === 0) continue;
		const rows = page.map(flatten);
		if (table === undefined) {
			table = new CsvTable(options, rows);
			yield table.header();
		}
		yield table.write(rows);
	}
	if (table === undefined) yield new CsvTable(options, []).header();
}

class CsvTable {
	private readonly columns: string[];

	private readonly known: Set<string>;

	constructor(
		private readonly options: RecordFileOptions,
		firstRows: Array<Map<string, string>>,
	) {
		this.known = withoutParents([
			...options.columns,
			...firstRows.flatMap((row) => [...row.keys()]),
		]);
		// A field of that name would be a second column of the same name.
		this.known.delete(OTHER_COLUMN);
		this.columns = [...this.known];
	}

	header(): string {
		return this.format([[...this.columns, OTHER_COLUMN]]);
	}

	write(rows: Array<Map<string, string>>): string {
		return this.format(
			rows.map((row) => [...this.columns.map((column) => row.get(column) ?? ''), this.other(row)]),
		);
	}

	/** What the row has beyond the columns. A parent of known columns that is null itself holds nothing. */
	private other(row: Map<string, string>): string {
		const others = [...row].filter(([column, value]) => value !== '' && !this.known.has(column));
		return others.length === 0 ? '' : JSON.stringify(Object.fromEntries(others));
	}

	private format(rows: string[][]): string {
		if (rows.length === 0) return '';
		const escapeFormulae = this.options.escapeFormulas && FORMULA;
		return `${Papa.unparse(rows, { newline: '\r\n', escapeFormulae })}\r\n`;
	}
}

/** The columns without those that other columns open up: an object that is null at times has nothing of its own to show. */
function withoutParents(columns: string[]): Set<string> {
	const parents = new Set<string>();
	for (const column of columns) {
		for (let at = column.indexOf('.'); at >= 0; at = column.indexOf('.', at + 1)) {
			parents.add(column.slice(0, at));
		}
	}
	return new Set(columns.filter((column) => !parents.has(column)));
}
