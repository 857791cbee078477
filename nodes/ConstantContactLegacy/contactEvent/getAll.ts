import { choice, path } from '../../kit';
import { eventSchema } from '../campaignEvent/schema';
import { contactField } from '../contact/fields';
import { findContactId } from '../contact/find';
import { plain } from '../operation';

export const getAllContactEvents = plain.getAll({
	noun: 'contact events',
	description: 'Retrieve what happened to the emails sent to a contact in the last 90 days',
	requests: 'One per 50 events, and one to find a contact by email address',
	output: eventSchema,
	fields: {
		contact: contactField,
		eventType: choice({
			displayName: 'Event Type',
			default: 'opens',
			description: 'Which events to return',
			options: [
				{ name: 'Bounces', value: 'bounces' },
				{ name: 'Clicks', value: 'clicks' },
				{ name: 'Forwards', value: 'forwards' },
				{ name: 'Opens', value: 'opens' },
				{ name: 'Opt-Outs', value: 'optouts' },
				{ name: 'Sends', value: 'sends' },
			],
		}),
	},
	async *pages({ api, params: { contact, eventType }, limit }) {
		const id = await findContactId(api, contact);
		yield* api.feed(path`/contacts/${id}/events/${eventType}`, { wanted: limit });
	},
});
