import type { IDataObject } from 'n8n-workflow';

/** Those fields that a table names and that have a value, under the names that the API has for them. */
export function renameKeys(
	values: Record<string, unknown>,
	names: Record<string, string>,
): IDataObject {
	return Object.fromEntries(
		Object.entries(names).flatMap(([key, name]) =>
			values[key] === undefined ? [] : [[name, values[key]]],
		),
	) as IDataObject;
}
