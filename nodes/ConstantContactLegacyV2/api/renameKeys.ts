import type { IDataObject } from 'n8n-workflow';

/** The named fields that have a value, under the API's names. */
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
