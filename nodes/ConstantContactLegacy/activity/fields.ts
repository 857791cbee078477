import { resourceLocator, path } from '../../kit';
import { bulkLists } from '../../constantContactShared/bulk/fields';
import type { ConstantContactV1Api } from '../api/client';
import { readListId } from '../fields/ids';

/** The bulk job that an operation is about. */
export const activityField = resourceLocator({
	displayName: 'Activity',
	searchListMethod: 'searchActivities',
	typed: { placeholder: 'e.g. a07e1ffaxjxffmvj6qd' },
});

/** Contact lists; at least one. URIs, which the service uses for lists, are accepted as well as IDs. */
export const listsField = bulkLists('getLists', readListId);

/** Parameters that name lists: by URI, repeated (V1 API 4.2). */
export function listPairs(api: ConstantContactV1Api, lists: string[]): Array<[string, string]> {
	return lists.map((list) => ['lists', api.uri(path`/lists/${list}`)]);
}
