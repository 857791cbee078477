import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../values/json';

/**
 * Returns pages until there are enough records.
 *
 * @param limit maximum number of records; Infinity for all
 */
export async function* takeRecords(
	pages: AsyncIterable<IDataObject[]>,
	limit: number,
): AsyncGenerator<IDataObject[]> {
	let missing = limit;
	for await (const page of pages) {
		if (page.length >= missing) {
			yield page.slice(0, missing);
			return;
		}
		missing -= page.length;
		yield page;
	}
}

/** All records of a list known to be short. Spreading them into `push` would overflow the stack at 130,000 records. */
export async function collect(pages: AsyncIterable<IDataObject[]>): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for await (const page of pages) {
		for (const record of page) all.push(record);
	}
	return all;
}

/**
 * Visits a record as one row: nested objects become dotted columns (`base.contacts.email`), lists become JSON text, empty lists
 * and nulls become empty cells.
 *
 * @param visit called for each cell, in the order of the record
 */
export function visitCells(
	record: IDataObject,
	visit: (column: string, text: string) => void,
): void {
	for (const key of Object.keys(record)) visitValue(record[key], key, visit);
}

function visitValue(
	value: unknown,
	column: string,
	visit: (column: string, text: string) => void,
): void {
	if (typeof value === 'string') visit(column, value);
	else if (value === null || value === undefined) visit(column, '');
	else if (Array.isArray(value)) visit(column, value.length === 0 ? '' : JSON.stringify(value));
	else if (isRecord(value)) {
		for (const key of Object.keys(value)) visitValue(value[key], `${column}.${key}`, visit);
	} else visit(column, String(value));
}
