import type { IDataObject } from 'n8n-workflow';

import { DateTime, isRecord } from '../../kit';

/**
 * The type of a column. IDs and phone numbers are text, because they may begin with zeros. `json` is text containing JSON, used
 * where the documents require a STRING for a list.
 */
export type ColumnType = 'text' | 'number' | 'boolean' | 'time' | 'record' | 'records' | 'json';

/** A column of a table. */
export interface Column {
	name: string;
	type: ColumnType;
	/** Where the API's record has the value. Default: under the column's name. */
	from?: (record: IDataObject) => unknown;
	/** Whether the column is included only with the IDs of older versions. */
	isLegacyId?: boolean;
	/** Names of a record's parts that become columns of their own. */
	parts?: string[];
}

/** Columns of one type. */
export function columns(type: ColumnType, ...names: string[]): Column[] {
	return names.map((name) => ({ name, type }));
}

/** Columns of several types in their order: `['id', 'text'], ['size', 'number']`. */
export function columnList(...pairs: Array<[name: string, type: ColumnType]>): Column[] {
	return pairs.map(([name, type]) => ({ name, type }));
}

/** A row of a table: every column has a value, null if the record has none. */
export function toRow(record: IDataObject, chosen: Column[], flat: boolean): IDataObject {
	const row: IDataObject = {};
	for (const column of chosen) {
		const value = column.from === undefined ? record[column.name] : column.from(record);
		if (flat && column.parts !== undefined) {
			const parts = isRecord(value) ? value : {};
			for (const part of column.parts) {
				row[`${column.name}_${part}`] = (parts[part] ?? null) as IDataObject[string];
			}
		} else {
			row[column.name] = toValue(value, flat && isNested(column) ? 'json' : column.type);
		}
	}
	return row;
}

/** The keys of a row, in order. */
export function getColumnNames(chosen: Column[], flat: boolean): string[] {
	return chosen.flatMap(({ name, parts }) =>
		flat && parts !== undefined ? parts.map((part) => `${name}_${part}`) : [name],
	);
}

function isNested({ type }: Column): boolean {
	return type === 'record' || type === 'records';
}

function toValue(value: unknown, type: ColumnType): IDataObject[string] {
	if (value === undefined || value === null || value === '') return null;
	return CONVERTERS[type](value) as IDataObject[string];
}

const CONVERTERS: Record<ColumnType, (value: unknown) => unknown> = {
	text: (value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)),
	// Anything that isn't a number is kept unchanged, so that no value is lost because of its type.
	number: (value) => (Number.isFinite(Number(value)) ? Number(value) : value),
	boolean: (value) => (typeof value === 'boolean' ? value : String(value).toLowerCase() === 'true'),
	time: toUtc,
	record: (value) => value,
	records: (value) => value,
	json: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
};

const UTC_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Times are in UTC or, for library files, have an offset (V2 API 1.6); in rows, all are in UTC. */
function toUtc(value: unknown): unknown {
	// Nearly all already have the right form, and a million rows have several each.
	if (UTC_TIME.test(String(value))) return value;
	const time = DateTime.fromISO(String(value), { zone: 'utc' });
	return time.isValid ? time.toJSDate().toISOString() : value;
}
