import type { IDataObject } from 'n8n-workflow';

import { isRecord } from './json';

/**
 * Hands on pages until there are enough records.
 *
 * @param limit how many records at the most; Infinity for all
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

/** All records of a list that is known to be short. A spread into `push` would overflow the stack at 130,000 records. */
export async function collect(pages: AsyncIterable<IDataObject[]>): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for await (const page of pages) {
		for (const record of page) all.push(record);
	}
	return all;
}

/**
 * A record as one row: nested objects become dotted columns (`base.contacts.email`), lists become JSON text,
 * empty objects and nulls become empty cells.
 */
export function flatten(record: IDataObject): Map<string, string> {
	const row = new Map<string, string>();
	const visit = (value: unknown, path: string) => {
		if (isRecord(value)) {
			for (const [key, child] of Object.entries(value)) {
				visit(child, path === '' ? key : `${path}.${key}`);
			}
		} else if (Array.isArray(value)) {
			row.set(path, value.length === 0 ? '' : JSON.stringify(value));
		} else {
			row.set(path, value === null || value === undefined ? '' : String(value));
		}
	};
	visit(record, '');
	return row;
}
