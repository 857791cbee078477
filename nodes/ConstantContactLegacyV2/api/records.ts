import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../kit';

/** A record; anything that isn't an object becomes an empty one. */
export function toRecord(value: unknown): IDataObject {
	return isRecord(value) ? (value as IDataObject) : {};
}

/** The records of a list, which is the response itself or, on pages, under `results`. */
export function toRecords(value: unknown): IDataObject[] {
	const entries = isRecord(value) ? value.results : value;
	return Array.isArray(entries) ? entries.map(toRecord) : [];
}

/**
 * An ID with more digits than a number can hold. Inside a text, the quote would have a backslash before it, and no text continues
 * after one.
 */
const LONG_ID = /((?:"|_)id"\s*:\s*)(-?\d{16,})(?=\s*[,}\]])/g;

/** The same JSON with long IDs as text, so that no digits are lost. */
export function quoteLongIds(json: string): string {
	return json.replace(LONG_ID, '$1"$2"');
}

/** A key that ends in `id`, and a number. */
const NUMERIC_ID = /id"\s*:\s*-?\d/;

/**
 * Whether a JSON text has IDs that are numbers. They are rare, and searching the text costs a tenth of walking the value: all
 * others need nothing more.
 */
export function hasNumericIds(json: string): boolean {
	return NUMERIC_ID.test(json);
}

/** The same value with IDs as text at any depth, as in newer responses; older ones had numbers (V2 API 0.6). */
export function withTextIds(value: unknown): unknown {
	convertIds(value);
	return value;
}

function convertIds(value: unknown): void {
	if (Array.isArray(value)) {
		value.forEach(convertIds);
	} else if (isRecord(value)) {
		for (const [key, child] of Object.entries(value)) {
			if (typeof child !== 'number') convertIds(child);
			else if (key === 'id' || key.endsWith('_id')) value[key] = String(child);
		}
	}
}
