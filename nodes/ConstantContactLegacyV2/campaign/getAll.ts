import { choice, filters, dateTime, path } from '../../kit';
import { toQueryTime } from '../api/dates';
import { plain } from '../operation';
import { toCampaign } from './record';
import { campaignSummarySchema } from './schema';

/** Maximum campaigns per page (V2 API 1.5). */
const PAGE_SIZE = 50;

export const getAllCampaigns = plain.getAll({
	noun: 'campaigns',
	description: 'Retrieve a list of campaigns, newest first: ID, name, status and date',
	requests: `One per ${PAGE_SIZE} campaigns`,
	output: campaignSummarySchema,
	fields: {
		filters: filters({
			fields: {
				modifiedSince: dateTime({
					displayName: 'Modified Since',
					description: 'Campaigns changed at this time or later',
				}),
				status: choice({
					displayName: 'Status',
					default: 'SENT',
					description: 'The only way to get deleted ones',
					options: [
						{ name: 'Deleted', value: 'DELETED' },
						{ name: 'Draft', value: 'DRAFT' },
						{ name: 'Running', value: 'RUNNING' },
						{ name: 'Scheduled', value: 'SCHEDULED' },
						{ name: 'Sent', value: 'SENT' },
					],
				}),
			},
		}),
	},
	async *pages({ api, params: { filters }, limit }) {
		const query = {
			status: filters.status,
			modified_since: toQueryTime(filters.modifiedSince),
			limit: Math.min(limit, PAGE_SIZE),
		};
		const pages = api.pages(path`/emailmarketing/campaigns`, query, limit);
		for await (const page of pages) yield page.map(toCampaign);
	},
});
