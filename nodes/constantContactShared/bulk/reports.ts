import type { IDataObject } from 'n8n-workflow';

import { listSome } from '../../kit';
import { traceErrors } from './rowErrors';
import {
	describePlace,
	getEmail,
	toRowPosition,
	type LeftOut,
	type RowPosition,
	type Row,
} from './rows';

/** A job for rows, with the rejected rows traced back to the user's. */
export function describeActivity(
	{ errors, ...told }: IDataObject,
	refused: IDataObject[],
	rows: Row[],
): IDataObject {
	return {
		...told,
		...((errors !== undefined || refused.length > 0) && { errors: traceErrors(refused, rows) }),
		rows_sent: rows.length,
		first: toPlace(rows[0] as Row),
		last: toPlace(rows[rows.length - 1] as Row),
	};
}

function toPlace(row: Row): IDataObject {
	return { ...toRowPosition(row), email_address: getEmail(row) };
}

/** A row that wasn't sent, as it is output. */
export function toReport({ email, message, ...place }: LeftOut): IDataObject {
	return { ...place, email_address: email, message };
}

/** Rows that weren't sent, by their key in the output, as they are output. */
export function toReports(leftOut: Record<string, LeftOut[]>): Record<string, IDataObject[]> {
	return Object.fromEntries(
		Object.entries(leftOut).map(([key, rows]) => [key, rows.map(toReport)]),
	);
}

/** Rows in words, e.g. `3 rows from item 0 to item 2`. */
export function describeRows(rows: Row[]): string {
	const [first, last] = [rows[0] as Row, rows[rows.length - 1] as Row].map(describePlace);
	return first === last ? `${first}` : `${rows.length} rows from ${first} to ${last}`;
}

/** Maximum number of rows in a message. */
const MOST_NAMED = 5;

/** A message about the rows that weren't sent: the first few, and the number of others. */
export function describeLeftOut(rows: LeftOut[]): string {
	const texts = rows.map((row) => `${describePlace(row)}: ${row.message}`);
	return listSome(texts, MOST_NAMED, '; ');
}

/** The input items of rows, without duplicates. */
export function getItems(places: RowPosition[]): number[] {
	return [...new Set(places.map(({ item }) => item))].sort((left, right) => left - right);
}
