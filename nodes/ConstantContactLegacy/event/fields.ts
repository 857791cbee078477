import { resourceLocator } from '../../kit';

/** The event that an operation is about. */
export const eventField = resourceLocator({
	displayName: 'Event',
	description: 'The event to work on',
	searchListMethod: 'searchEvents',
	typed: { placeholder: 'e.g. a07e1hoasmu0e644426' },
});
