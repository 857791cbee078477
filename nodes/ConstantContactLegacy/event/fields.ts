import { resourceLocator } from '../../kit';

/** The event that an operation is about. */
export const eventField = resourceLocator({
	displayName: 'Event',
	searchListMethod: 'searchEvents',
	typed: { placeholder: 'e.g. a07e1hoasmu0e644426' },
});
