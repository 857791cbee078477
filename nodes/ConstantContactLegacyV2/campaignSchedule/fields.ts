import { resourceLocator } from '../../kit';

/** The schedule that an operation is about. */
export const scheduleField = resourceLocator({
	displayName: 'Schedule',
	searchListMethod: 'searchSchedules',
	typed: { placeholder: 'e.g. 1' },
});
