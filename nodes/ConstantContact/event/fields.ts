import { resourceLocator, dateTime, path, required, text } from '../../kit';

export const EVENTS = path`/events`;

/** The event that an operation is about. */
export const eventField = resourceLocator({
	displayName: 'Event',
	searchListMethod: 'searchEvents',
	typed: { placeholder: 'e.g. 1697732a-8664-4675-8415-c4aabaa17dae' },
});

/** Name of an event, or of a copy. */
export const eventNameField = required(
	text({
		displayName: 'Name',
		placeholder: 'e.g. Spring Tasting',
		description: 'Name of the event; must be unique in the account',
		maxLength: 100,
	}),
);

export const startField = dateTime({
	displayName: 'Start',
	description: "In the workflow's time zone, unless it has an offset",
});

export const endField = dateTime({
	displayName: 'End',
	description: "In the workflow's time zone, unless it has an offset",
});
