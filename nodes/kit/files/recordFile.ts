import Papa from 'papaparse';
import type { IDataObject } from 'n8n-workflow';

import { FORMULA } from '../values/formulaMarks';
import { visitCells } from './records';

/** How records are written to a file. */
export interface RecordFileOptions {
	format: 'csv' | 'jsonl';
	/** Columns that come first; others found in the first page are appended. */
	columns: string[];
	/** Whether CSV values that a spreadsheet would execute are quoted. */
	escapeFormulas: boolean;
}

/** Name of the column for values that have no other column. */
const OTHER_COLUMN = 'other';

/**
 * Writes pages of records as text, one piece per page, so that memory never holds more than one page.
 *
 * A CSV file needs its columns before its first row: the known ones and those of the first page. A value that appears later under
 * another name isn't lost: it goes, as JSON, into the last column `other`.
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
		if (table === undefined) {
			table = new CsvTable(options, page);
			yield table.header();
		}
		yield table.write(page);
	}
	if (table === undefined) yield new CsvTable(options, []).header();
}

class CsvTable {
	private readonly columns: string[];

	/** Position of each column. */
	private readonly places: Map<string, number>;

	constructor(
		private readonly options: RecordFileOptions,
		firstPage: IDataObject[],
	) {
		const columns = new Set(options.columns);
		for (const record of firstPage) visitCells(record, (column) => columns.add(column));
		// A field with that name would become a second column of the same name.
		columns.delete(OTHER_COLUMN);
		this.columns = removeParents([...columns]);
		this.places = new Map(this.columns.map((column, place) => [column, place]));
	}

	header(): string {
		return this.format([[...this.columns, OTHER_COLUMN]]);
	}

	write(page: IDataObject[]): string {
		return this.format(page.map((record) => this.row(record)));
	}

	/** The record's cells, and as the last one, as JSON, what has no column. */
	private row(record: IDataObject): string[] {
		const row = new Array<string>(this.columns.length + 1).fill('');
		let others: Map<string, string> | undefined;
		visitCells(record, (column, text) => {
			const place = this.places.get(column);
			if (place !== undefined) row[place] = text;
			// A null parent of known columns has no value of its own.
			else if (text !== '') (others ??= new Map()).set(column, text);
		});
		if (others !== undefined) row[this.columns.length] = JSON.stringify(Object.fromEntries(others));
		return row;
	}

	private format(rows: string[][]): string {
		if (rows.length === 0) return '';
		const escapeFormulae = this.options.escapeFormulas && FORMULA;
		return `${Papa.unparse(rows, { newline: '\r\n', escapeFormulae })}\r\n`;
	}
}

/** The columns without those that others expand: an object that is sometimes null has no value of its own. */
function removeParents(columns: string[]): string[] {
	const parents = new Set<string>();
	for (const column of columns) {
		for (let at = column.indexOf('.'); at >= 0; at = column.indexOf('.', at + 1)) {
			parents.add(column.slice(0, at));
		}
	}
	return columns.filter((column) => !parents.has(column));
}
