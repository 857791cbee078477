import { resourceLocator } from '../../kit';
import { bulkLists } from '../../constantContactShared/bulk/fields';

/** The bulk job that an operation is about. */
export const activityField = resourceLocator({
	displayName: 'Activity',
	searchListMethod: 'searchActivities',
	typed: { placeholder: 'e.g. a07e1n4tq8sjk2mx07b' },
});

/** Contact lists; at least one. */
export const listsField = bulkLists('getLists');
