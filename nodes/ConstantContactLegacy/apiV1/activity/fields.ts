import { choices, InputError, locator, path, type Field } from '../../../kit';
import type { ConstantContactV1Api } from '../client';

/** The bulk job that an operation is about. */
export const activityField = locator({
	displayName: 'Activity',
	description: 'The bulk activity to look at',
	searchListMethod: 'searchActivitiesV1',
	typed: { placeholder: 'e.g. a07e1ffaxjxffmvj6qd' },
});

const anyLists = choices({
	displayName: 'Lists',
	description: 'The contact lists that the activity is about',
	loadOptionsMethod: 'getListsV1',
});

/** Contact lists, one at least. */
export const listsField: Field<string[]> = {
	...anyLists,
	property: { ...anyLists.property, required: true },
	read(raw, context) {
		const lists = anyLists.read(typeof raw === 'number' ? String(raw) : raw, context);
		if (lists.length > 0) return [...new Set(lists)];
		throw new InputError("'Lists' is empty", 'Choose at least one list, or give list IDs.');
	},
};

/** Parameters that name lists: by URI, repeated (API notes 4.2). */
export function listPairs(api: ConstantContactV1Api, lists: string[]): Array<[string, string]> {
	return lists.map((list) => ['lists', api.uri(path`/lists/${list}`)]);
}
