import { path, schema } from '../../kit';
import { define } from '../operation';
import { campaignField, nameField } from './fields';
import { campaignSchema } from './schema';

export const updateCampaign = define.item({
	value: 'update',
	name: 'Update',
	action: 'Rename campaign',
	description: "Change the name of a campaign. 'Campaign Activity: Update' changes the email.",
	requests: 'One per campaign',
	output: campaignSchema,
	fields: { campaign: campaignField, name: nameField },
	run: async ({ api, params: { campaign, name } }) =>
		await api.patch(path`/emails/${campaign}`, { name }),
});

export const deleteCampaign = define.item({
	value: 'delete',
	name: 'Delete',
	action: 'Delete campaign',
	description: 'Delete a campaign. One that waits to be sent has to be unscheduled first.',
	requests: 'One per campaign',
	output: schema.object({ deleted: { type: 'boolean' }, campaign_id: { type: 'string' } }, [
		'deleted',
		'campaign_id',
	]),
	fields: { campaign: campaignField },
	async run({ api, params: { campaign } }) {
		await api.delete(path`/emails/${campaign}`);
		return { deleted: true, campaign_id: campaign };
	},
});
