import { choices, InputError, locator, path, type Field } from '../../../kit';
import { shortId } from '../atom';
import type { ConstantContactV1Api } from '../client';

/** The bulk job that an operation is about. */
export const activityField = locator({
	displayName: 'Activity',
	description: 'The bulk activity to look at',
	searchListMethod: 'searchActivitiesV1',
	typed: { placeholder: 'e.g. a07e1ffaxjxffmvj6qd' },
});

const anyLists = choices({
	displayName: 'List Names or IDs',
	description:
		'The contact lists that the activity is about. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	loadOptionsMethod: 'getListsV1',
});

/** Contact lists, one at least. */
export const listsField: Field<string[]> = {
	...anyLists,
	property: { ...anyLists.property, required: true },
	read(raw, context) {
		const lists = anyLists.read(typeof raw === 'number' ? String(raw) : raw, context);
		// URIs, as the service itself names lists, are taken as well as IDs.
		if (lists.length > 0) return [...new Set(lists.map(shortId))];
		throw new InputError("'Lists' is empty", 'Choose at least one list, or give list IDs.');
	},
};

/** Parameters that name lists: by URI, repeated (API notes 4.2). */
export function listPairs(api: ConstantContactV1Api, lists: string[]): Array<[string, string]> {
	return lists.map((list) => ['lists', api.uri(path`/lists/${list}`)]);
}
