import { toEnumOptions } from '../model/types';
import { defineSubresource } from '../subresource/subresource';

/** Subscriptions of a customer (ContactHub API 3.1; `subscribed`, not the specification's `enable`). */
export const subscription = defineSubresource({
	noun: 'subscription',
	collection: 'subscriptions',
	fields: [
		{ path: 'name', label: 'Name', kind: 'text' },
		{ path: 'type', label: 'Type', kind: 'text' },
		{
			path: 'kind',
			label: 'Kind',
			kind: 'choice',
			options: toEnumOptions(['DIGITAL_MESSAGE', 'SERVICE', 'OTHER']),
		},
		{
			path: 'subscribed',
			label: 'Subscribed',
			kind: 'boolean',
		},
		{ path: 'startDate', label: 'Start Date', kind: 'dateTime' },
		{ path: 'endDate', label: 'End Date', kind: 'dateTime' },
		{ path: 'subscriberId', label: 'Subscriber ID', kind: 'text' },
		{ path: 'registeredAt', label: 'Registered At', kind: 'dateTime' },
		{ path: 'updatedAt', label: 'Updated At', kind: 'dateTime' },
		{
			path: 'preferences',
			label: 'Preferences',
			kind: 'keyValuePairs',
		},
	],
});
