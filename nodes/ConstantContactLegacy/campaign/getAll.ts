import { choice, filters, path, toggle } from '../../kit';
import { plain } from '../operation';
import { campaignSummarySchema } from './schema';

export const getAllCampaigns = plain.getAll({
	noun: 'campaigns',
	description: 'Retrieve a list of campaigns, newest first: ID, name, status and date',
	requests: 'One per 50 campaigns',
	output: campaignSummarySchema,
	fields: {
		filters: filters({
			fields: {
				refreshResults: toggle({
					displayName: 'Refresh Results',
					default: false,
					description: 'Whether to recount opens, clicks and so on first',
				}),
				status: choice({
					displayName: 'Status',
					default: 'SENT',
					options: [
						{ name: 'Draft', value: 'DRAFT' },
						{ name: 'Running', value: 'RUNNING' },
						{ name: 'Scheduled', value: 'SCHEDULED' },
						{ name: 'Sent', value: 'SENT' },
					],
				}),
			},
		}),
	},
	pages({ api, params: { filters }, limit }) {
		const { refreshResults, status } = filters;
		const query = { status, refresh: refreshResults ? true : undefined };
		return api.feed(path`/campaigns`, { query, wanted: limit });
	},
});
