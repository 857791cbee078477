import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../kit';

/**
 * A record as it is handed on: IDs are text at any depth, as newer answers have them; older ones had numbers (API notes
 * 0.6). Anything that is no object becomes an empty one.
 */
export function toRecord(value: unknown): IDataObject {
	return isRecord(value) ? (withTextIds(value) as IDataObject) : {};
}

/** The records of a list, which comes bare or, on pages, below `results`. */
export function toRecords(value: unknown): IDataObject[] {
	const entries = isRecord(value) ? value.results : value;
	return Array.isArray(entries) ? entries.map(toRecord) : [];
}

function withTextIds(value: Record<string, unknown>): Record<string, unknown> {
	for (const [key, child] of Object.entries(value)) {
		if (typeof child === 'number') {
			if (key === 'id' || key.endsWith('_id')) value[key] = String(child);
		} else if (Array.isArray(child)) {
			for (const entry of child) if (isRecord(entry)) withTextIds(entry);
		} else if (isRecord(child)) {
			withTextIds(child);
		}
	}
	return value;
}
