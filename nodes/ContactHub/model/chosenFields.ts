import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../kit';

/** Steps of the requested paths; one without further steps stands for everything below it. */
type Steps = Map<string, Steps>;

/**
 * Returns the function that removes empty, unrequested properties from a record: ContactHub returns null for fields that `fields`
 * doesn't name (ContactHub API 1.4).
 *
 * @param fields dotted paths, as the query parameter `fields` has them
 */
export function keepChosen(fields: string[]): (record: IDataObject) => IDataObject {
	const chosen: Steps = new Map();
	for (const path of fields) {
		let steps = chosen;
		for (const step of path.split('.')) {
			const below: Steps = steps.get(step) ?? new Map();
			steps.set(step, below);
			steps = below;
		}
	}
	return (record) => keep(record, chosen) as IDataObject;
}

function keep(value: unknown, chosen: Steps): unknown {
	if (chosen.size === 0) return value;
	if (Array.isArray(value)) return value.map((entry) => keep(entry, chosen));
	if (!isRecord(value)) return value;
	const entries = Object.entries(value).flatMap(([key, entry]): Array<[string, unknown]> => {
		const below = chosen.get(key);
		if (below !== undefined) return [[key, keep(entry, below)]];
		return isEmpty(entry) ? [] : [[key, entry]];
	});
	return Object.fromEntries(entries);
}

function isEmpty(value: unknown): boolean {
	return value === null || (Array.isArray(value) && value.length === 0);
}
