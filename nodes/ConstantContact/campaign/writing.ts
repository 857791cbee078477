import { path } from '../../kit';
import { define, plain } from '../operation';
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

export const deleteCampaign = plain.delete({
	noun: 'campaign',
	description: 'Delete a campaign. A scheduled one must be unscheduled first.',
	requests: 'One per campaign',
	fields: { campaign: campaignField },
	target: ({ params }) => path`/emails/${params.campaign}`,
	ids: { campaign_id: 'campaign' },
});
