import { choice, path } from '../../kit';
import { campaignField } from '../campaign/fields';
import { plain } from '../operation';
import { eventSchema } from './schema';

/** Maximum events per page (V1 API 6.1). */
const PAGE_SIZE = 200;

export const getAllCampaignEvents = plain.getAll({
	noun: 'campaign events',
	description: 'Retrieve what happened to the emails of a campaign in the last 90 days',
	requests: `One per ${PAGE_SIZE} events`,
	length: 'long',
	output: eventSchema,
	fields: {
		campaign: campaignField,
		// A campaign's service document doesn't list clicks (V1 API 6.1); Campaign: Get counts them for each link.
		eventType: choice({
			displayName: 'Event Type',
			default: 'opens',
			description: 'Which events to return. For the clicks on each link, use Campaign: Get.',
			options: [
				{ name: 'Bounces', value: 'bounces' },
				{ name: 'Forwards', value: 'forwards' },
				{ name: 'Opens', value: 'opens' },
				{ name: 'Opt-Outs', value: 'optouts' },
				{ name: 'Sends', value: 'sends' },
			],
		}),
	},
	pages({ api, params: { campaign, eventType }, limit }) {
		const target = path`/campaigns/${campaign}/events/${eventType}`;
		const query = { pageSize: Math.min(limit, PAGE_SIZE) };
		return api.feed(target, { query, wanted: limit });
	},
});
