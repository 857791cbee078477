import type { IDataObject } from 'n8n-workflow';

import { formatCount, describeEmailProblem } from '../../kit';

/** Where a row comes from: an input item, or a row of an input item's file (the header is row 1). */
export interface RowPosition {
	item: number;
	row?: number;
}

/** Columns of the user's table, in the documentation's order. */
export interface Source {
	columns: string[];
	/** Index of the column with the email address. */
	emailAt: number;
}

/** A row that can be sent. */
export interface Row extends RowPosition {
	/** The values, in the order of the source's columns. */
	cells: string[];
	source: Source;
}

/** A row that isn't sent, and why. */
export interface LeftOut extends RowPosition {
	email: string;
	message: string;
}

/** Receives the rows of a reading. */
export interface RowSink {
	/** Receives a row with its values in the order of the source's columns. */
	add(place: RowPosition, source: Source, values: string[]): void;
	/**
	 * Receives a row that can't be sent.
	 *
	 * @param isOptOut whether it says that the person has unsubscribed
	 */
	refuse(row: LeftOut, isOptOut?: boolean): void;
}

/** Maximum characters of an address (V1 API 2.4). */
const LONGEST_EMAIL = 80;

/** Maximum characters of a row: even with all columns at their limits, a row has far fewer, and no row exceeds a request. */
const LONGEST_ROW = 100_000;

/** What is wrong with a row regardless of its columns, as the end of a sentence. */
export function findProblem(email: string, values: string[]): string | undefined {
	if (email === '') return 'has no email address';
	const wrong = describeEmailProblem(email, LONGEST_EMAIL);
	if (wrong !== undefined) return wrong;
	let length = 0;
	let isWhole = true;
	for (const value of values) {
		length += value.length;
		isWhole &&= value.isWellFormed();
	}
	if (length > LONGEST_ROW) return `is too long, with ${formatCount(length, 'character')}`;
	return isWhole ? undefined : 'contains a character that was cut in half';
}

/** Just the position. */
export function toRowPosition({ item, row }: RowPosition): RowPosition {
	return row === undefined ? { item } : { item, row };
}

/** A position in words, e.g. `row 7`. */
export function describePlace({ item, row }: RowPosition): string {
	if (row === undefined) return `item ${item}`;
	return item === 0 ? `row ${row}` : `row ${row} of item ${item}`;
}

/** Email address of a row, as the user wrote it. */
export function getEmail(row: Row): string {
	return row.cells[row.source.emailAt] ?? '';
}

/** A row's values by column, without empty ones. */
export function toContactRecord(row: Row): IDataObject {
	const record: IDataObject = {};
	const { columns } = row.source;
	for (let index = 0; index < columns.length; index++) {
		const value = row.cells[index] ?? '';
		if (value !== '') record[columns[index] ?? ''] = value;
	}
	return record;
}
