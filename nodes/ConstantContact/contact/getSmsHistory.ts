import { path, schema } from '../../kit';
import { define } from '../operation';
import { findContactId } from './contacts';
import { contactField } from './fields';

const { text, number } = schema;

export const getSmsHistory = define.item({
	value: 'getSmsHistory',
	name: 'Get SMS History',
	action: 'Get SMS history of contact',
	description: "Retrieve the history of a contact's consent to text messages",
	requests: 'One per contact; two by email address',
	output: schema.object({
		contact_id: text,
		sms_channel_id: text,
		sms_channel_history_id: text,
		insert_time: text,
		history_details: schema.optional({
			state: text,
			source: text,
			consent_type: text,
			consent_action_time: text,
			consent_action_type: text,
			consent_medium_type: text,
			source_consent_timestamp: text,
			source_sms_number: text,
			advertised_frequency: number,
			advertised_interval: text,
		}),
	}),
	fields: { contact: contactField },
	async run({ api, params: { contact } }) {
		const id = await findContactId(api, contact);
		return await api.list(path`/contacts/sms_engagement_history/${id}`);
	},
});
