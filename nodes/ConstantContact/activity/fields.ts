import { resourceLocator } from '../../kit';

/** The bulk activity that an operation is about. */
export const activityField = resourceLocator({
	displayName: 'Activity',
	searchListMethod: 'searchActivities',
	typed: { placeholder: 'e.g. 6d1f3c80-7e1b-11ee-9a5c-fa163e7b09ea' },
});
