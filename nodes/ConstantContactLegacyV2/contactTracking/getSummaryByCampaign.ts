import { path, schema } from '../../kit';
import { findContactId } from '../contact/find';
import { contactField } from '../fields/common';
import { define } from '../operation';
import { counters } from '../tracking/tracking';

export const getContactTrackingByCampaign = define.list({
	value: 'getSummaryByCampaign',
	name: 'Get Summary by Campaign',
	action: 'Get summary of contact tracking by campaign',
	description: 'Retrieve how often a contact opened, clicked and forwarded each campaign',
	requests: 'One per contact, and one to find a contact by email address',
	records: 'contact-tracking-by-campaign',
	length: 'short',
	output: schema.object({ campaign_id: schema.text, contact_id: { type: 'string' }, ...counters }),
	fields: { contact: contactField },
	async *pages({ api, params: { contact } }) {
		const id = await findContactId(api, contact);
		// The API doesn't page these (V2 API 2.2).
		const rows = await api.list(path`/contacts/${id}/tracking/reports/summaryByCampaign`);
		yield rows.map((row) => ({ contact_id: id, ...row }));
	},
});
