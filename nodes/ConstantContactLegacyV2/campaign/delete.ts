import { path, schema } from '../../kit';
import { campaignField } from '../fields/common';
import { define } from '../operation';

export const deleteCampaign = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete campaign',
	description: 'Delete a campaign; the website of Constant Contact can restore it',
	requests: 'One per campaign',
	output: schema.object({ deleted: { type: 'boolean' }, id: { type: 'string' } }, ['deleted']),
	fields: { campaign: campaignField },
	async run({ api, params }) {
		await api.delete(path`/emailmarketing/campaigns/${params.campaign}`);
		return { deleted: true, id: params.campaign };
	},
});
