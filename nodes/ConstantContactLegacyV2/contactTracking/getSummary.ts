import { path, schema } from '../../kit';
import { findContactId } from '../contact/find';
import { contactField } from '../fields/common';
import { define } from '../operation';
import { counters, toSummary } from '../tracking/tracking';

export const getContactTrackingSummary = define.item({
	value: 'getSummary',
	name: 'Get Summary',
	action: 'Get summary of contact tracking',
	description: 'Retrieve how often a contact opened, clicked and forwarded emails',
	requests: 'One per contact, and one to find a contact by email address',
	output: schema.object({ contact_id: { type: 'string' }, ...counters }),
	fields: { contact: contactField },
	async run({ api, params: { contact } }) {
		const id = await findContactId(api, contact);
		const target = path`/contacts/${id}/tracking/reports/summary`;
		return toSummary('contact_id', id, await api.get(target), target);
	},
});
