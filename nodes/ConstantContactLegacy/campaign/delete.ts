import { path, schema } from '../../kit';
import { define } from '../operation';
import { campaignField } from './fields';

export const deleteCampaign = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete campaign',
	description: 'Delete a campaign',
	requests: 'One per campaign',
	output: schema.object({ deleted: { type: 'boolean' }, id: { type: 'string' } }, ['deleted']),
	fields: { campaign: campaignField },
	async run({ api, params }) {
		await api.delete(path`/campaigns/${params.campaign}`);
		return { deleted: true, id: params.campaign };
	},
});
