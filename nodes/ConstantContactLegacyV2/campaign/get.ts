import { path } from '../../kit';
import { campaignField } from '../fields/common';
import { define } from '../operation';
import { refreshResultsField } from './fields';
import { toCampaign } from './record';
import { campaignSchema } from './schema';

export const getCampaign = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get campaign',
	description: 'Retrieve a campaign with its content, its results and the clicks on each link',
	requests: 'One per campaign',
	output: campaignSchema,
	fields: { campaign: campaignField, refreshResults: refreshResultsField },
	async run({ api, params: { campaign, refreshResults } }) {
		const query = { updateSummary: refreshResults || undefined };
		return toCampaign(await api.get(path`/emailmarketing/campaigns/${campaign}`, query));
	},
});
