import { writeEntry } from '../api/atom';

/** What is written to a list; a PUT replaces all three properties (V1 API 3). */
interface ListValues {
	name: string;
	optInDefault: boolean;
	sortOrder: number;
}

/**
 * The entry that creates or replaces a list.
 *
 * @param uri URI of an existing list; undefined for a new one
 */
export function listEntry({ name, optInDefault, sortOrder }: ListValues, uri?: string): string {
	return writeEntry({
		id: uri ?? 'data:,none',
		element: 'ContactList',
		updated: new Date().toISOString(),
		payload: {
			...(uri !== undefined && { '@id': uri }),
			OptInDefault: String(optInDefault),
			Name: name,
			SortOrder: String(sortOrder),
		},
	});
}
