import { path } from '../../kit';
import { define } from '../operation';
import { campaignField } from './fields';
import { campaignSchema } from './schema';

export const getCampaign = define.item({
	value: 'get',
	name: 'Get',
	action: 'Get campaign',
	description: 'Retrieve a campaign with its content, its results and the clicks on each link',
	requests: 'One per campaign',
	output: campaignSchema,
	fields: { campaign: campaignField },
	async run({ api, params }) {
		return await api.get(path`/campaigns/${params.campaign}`);
	},
});
