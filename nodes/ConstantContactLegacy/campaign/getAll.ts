import { choice, filters, path, toggle } from '../../kit';
import { define } from '../operation';
import { campaignSummarySchema } from './schema';

export const getAllCampaigns = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many campaigns',
	description: 'Retrieve a list of campaigns, the newest first: ID, name, status and date',
	requests: 'One per 50 campaigns',
	records: 'campaigns',
	output: campaignSummarySchema,
	fields: {
		filters: filters({
			fields: {
				refreshResults: toggle({
					displayName: 'Refresh Results',
					default: false,
					description: 'Whether opens, clicks and so on are counted from zero again',
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
	pages({ api, params: { filters } }) {
		const { refreshResults, status } = filters;
		return api.feed(path`/campaigns`, { status, refresh: refreshResults ? true : undefined });
	},
});
