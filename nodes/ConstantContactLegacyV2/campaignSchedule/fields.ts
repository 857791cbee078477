import { locator } from '../../kit';

/** The schedule that an operation is about. */
export const scheduleField = locator({
	displayName: 'Schedule',
	searchListMethod: 'searchSchedules',
	typed: { placeholder: 'e.g. 1' },
});
