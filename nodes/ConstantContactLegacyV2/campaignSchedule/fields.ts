import { locator } from '../../kit';

/** The schedule that an operation is about. */
export const scheduleField = locator({
	displayName: 'Schedule',
	description: 'The schedule to work on; the list has those of the chosen campaign',
	searchListMethod: 'searchSchedules',
	typed: { placeholder: 'e.g. 1' },
});
