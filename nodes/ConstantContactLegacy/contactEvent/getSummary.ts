import { path } from '../../kit';
import { contactField } from '../contact/fields';
import { findContactId } from '../contact/find';
import { define } from '../operation';
import { summarySchema } from './schema';

export const getContactEventSummary = define.list({
	value: 'getSummary',
	name: 'Get Summary',
	action: 'Get summary of contact events',
	description: 'Retrieve how often a contact opened, clicked and forwarded each campaign',
	requests: 'One per 50 campaigns, and one to find a contact by email address',
	records: 'contact-event-summaries',
	length: 'short',
	output: summarySchema,
	fields: { contact: contactField },
	async *pages({ api, params: { contact }, limit }) {
		const id = await findContactId(api, contact);
		yield* api.feed(path`/contacts/${id}/events/summary`, { wanted: limit });
	},
});
