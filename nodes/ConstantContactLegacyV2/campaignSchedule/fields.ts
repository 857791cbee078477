import { resourceLocator } from '../../kit';
import { refuseLeadingZeros } from '../../constantContactShared/fields/numericId';

/** The schedule that an operation is about. */
export const scheduleField = refuseLeadingZeros(
	resourceLocator({
		displayName: 'Schedule',
		searchListMethod: 'searchSchedules',
		typed: { placeholder: 'e.g. 1' },
	}),
);
