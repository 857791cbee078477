import { choice, collection, resourceLocator, text } from '../../kit';

/** The registration that an operation is about. */
export const registrationField = resourceLocator({
	displayName: 'Registration',
	description: 'The registration to work on',
	searchListMethod: 'searchRegistrations',
	typed: { placeholder: 'e.g. a1b2c3d4-e5f6-7890-abcd-ef1234567890' },
});

/** The track of an event, if it isn't the default one. */
export const trackId = text({
	displayName: 'Track ID',
	placeholder: 'e.g. s8zabc',
	description: "Default: the event's own track, for one more request per event and run",
});

export const trackOptions = collection({ displayName: 'Options', fields: { trackId } });

export const registrationStatus = choice({
	displayName: 'Registration Status',
	default: 'REGISTERED',
	options: [
		{ name: 'Canceled', value: 'CANCELED' },
		{ name: 'Expired', value: 'EXPIRED' },
		{ name: 'Failed', value: 'FAILED' },
		{ name: 'In Progress', value: 'IN_PROGRESS' },
		{ name: 'Pending', value: 'PENDING' },
		{ name: 'Registered', value: 'REGISTERED' },
	],
});

export const paymentStatus = choice({
	displayName: 'Payment Status',
	default: 'PAID',
	options: [
		{ name: 'Cancelled', value: 'CANCELLED' },
		{ name: 'Charged Back', value: 'CHARGED_BACK' },
		{ name: 'Failed', value: 'FAILED' },
		{ name: 'Paid', value: 'PAID' },
		{ name: 'Pending', value: 'PENDING' },
		{ name: 'Refunded', value: 'REFUNDED' },
	],
});
