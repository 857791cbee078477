import { additionalFields, text } from '../../kit';
import { requireOrder, toApiTime } from '../fields/time';
import { define } from '../operation';
import { endField, eventNameField, startField } from './fields';
import { eventSchema, simplifyEvent } from './schema';

export const createEvent = define.item({
	value: 'create',
	name: 'Create',
	action: 'Create event',
	description:
		'Create a new event as a draft, with a registration form and a landing page. Publish it in Constant Contact.',
	requests: 'One per event',
	output: eventSchema,
	simplify: simplifyEvent,
	fields: {
		name: eventNameField,
		additionalFields: additionalFields({
			end: endField,
			placeholderCampaignId: text({ displayName: 'Placeholder Campaign ID' }),
			start: startField,
		}),
	},
	async run({ api, params: { name, additionalFields } }) {
		const { start, end, placeholderCampaignId } = additionalFields;
		requireOrder(start, end);
		return await api.post('/events/default', undefined, {
			name,
			start_time: start && toApiTime(start),
			end_time: end && toApiTime(end),
			placeholder_campaign_id: placeholderCampaignId,
		});
	},
});
