import { additionalFields, path } from '../../kit';
import { textList } from '../fields/textList';
import { define } from '../operation';
import { eventField, eventNameField } from './fields';
import { eventSchema, simplifyEvent } from './schema';

export const copyEvent = define.item({
	value: 'copy',
	name: 'Copy',
	action: 'Copy event',
	description:
		"Create a draft copy of an event, with its settings, registration form and landing page. Parts that couldn't be copied are listed in failed_campaign_activities.",
	requests: 'One per copy',
	output: eventSchema,
	simplify: simplifyEvent,
	fields: {
		event: eventField,
		name: eventNameField,
		additionalFields: additionalFields({
			campaignActivities: textList({
				displayName: 'Campaign Activity IDs',
				description: 'Parts to copy, comma-separated. Default: all.',
			}),
		}),
	},
	async run({ api, params: { event, name, additionalFields }, hint }) {
		const { campaignActivities: activities = [] } = additionalFields;
		const copy = await api.post(path`/events/${event}/copy`, {
			target_event_name: name,
			...(activities.length > 0 && { source_campaign_activities: activities }),
		});
		// 207: the copy was created without these (V3 API appendix A).
		const { failed_campaign_activities: failed } = copy;
		if (Array.isArray(failed) && failed.length > 0) {
			hint(`Some parts of the event were not copied: ${failed.join(', ')}`);
		}
		return copy;
	},
});
