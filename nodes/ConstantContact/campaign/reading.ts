import { fixedChoices, filters, dateTime, path, requireSpan } from '../../kit';
import { CAMPAIGNS } from '../campaignActivity/reference';
import { toTime } from '../contact/listing';
import { plain } from '../operation';
import { campaignField } from './fields';
import { campaignSchema, campaignSummarySchema } from './schema';

const MOST_PER_PAGE = 500;

export const getCampaign = plain.get({
	noun: 'campaign',
	description: 'Retrieve a campaign with the IDs of its activities',
	requests: 'One per campaign',
	output: campaignSchema,
	fields: { campaign: campaignField },
	run: async ({ api, params: { campaign } }) => await api.get(path`/emails/${campaign}`),
});

export const getAllCampaigns = plain.getAll({
	noun: 'campaigns',
	description: 'Retrieve a list of campaigns, most recently changed first',
	requests: 'One per 500 campaigns',
	output: campaignSummarySchema,
	fields: {
		filters: filters({
			fields: {
				status: fixedChoices({
					displayName: 'Status',
					description: 'Default: all except removed ones',
					options: [
						{ name: 'Done', value: 'DONE', description: 'Sent' },
						{ name: 'Draft', value: 'DRAFT' },
						{ name: 'Error', value: 'ERROR' },
						{ name: 'Executing', value: 'EXECUTING', description: 'Being sent' },
						{ name: 'Removed', value: 'REMOVED' },
						{ name: 'Scheduled', value: 'SCHEDULED' },
					],
				}),
				updatedAfter: dateTime({ displayName: 'Updated After' }),
				updatedBefore: dateTime({ displayName: 'Updated Before' }),
			},
		}),
	},
	async *pages({ api, params: { filters: chosen }, limit }) {
		const { status = [], updatedAfter, updatedBefore } = chosen;
		requireSpan(
			{ label: 'Updated After', time: updatedAfter },
			{ label: 'Updated Before', time: updatedBefore },
		);
		// The API has no status filter, and spells statuses in several ways (V3 API 7).
		const isWanted = (seen: string) =>
			status.length > 0 ? status.includes(seen) : seen !== 'REMOVED';
		const query = {
			after_date: toTime(updatedAfter),
			before_date: toTime(updatedBefore),
			limit: MOST_PER_PAGE,
		};
		const pages = api.pages(CAMPAIGNS, 'campaigns', query, limit);
		for await (const page of pages) {
			yield page.filter(({ current_status: seen }) => isWanted(String(seen).toUpperCase()));
		}
	},
});
