import { path, schema } from '../../kit';
import { refreshResultsField } from '../campaign/fields';
import { campaignField } from '../fields/common';
import { define } from '../operation';
import { counters, toSummary } from '../tracking/tracking';

export const getCampaignTrackingSummary = define.item({
	value: 'getSummary',
	name: 'Get Summary',
	action: 'Get summary of campaign tracking',
	description: 'Retrieve how many recipients opened a campaign, clicked in it and so on',
	requests: 'One per campaign',
	output: schema.object({
		campaign_id: { type: 'string' },
		...counters,
		spam_count: schema.number,
	}),
	fields: { campaign: campaignField, refreshResults: refreshResultsField },
	async run({ api, params: { campaign, refreshResults } }) {
		const target = path`/emailmarketing/campaigns/${campaign}/tracking/reports/summary`;
		const summary = await api.get(target, { updateSummary: refreshResults || undefined });
		return toSummary('campaign_id', campaign, summary, target);
	},
});
