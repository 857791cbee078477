import { path, type Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { plain } from '../operation';
import { createCampaign } from './create';
import { campaignField } from './fields';
import { getAllCampaigns } from './getAll';
import { campaignSchema } from './schema';
import { updateCampaign } from './update';

const getCampaign = plain.get({
	noun: 'campaign',
	description: 'Retrieve a campaign with its content, its results and the clicks on each link',
	requests: 'One per campaign',
	output: campaignSchema,
	fields: { campaign: campaignField },
	run: async ({ api, params }) => await api.get(path`/campaigns/${params.campaign}`),
});

const deleteCampaign = plain.delete({
	noun: 'campaign',
	description: 'Delete a campaign',
	requests: 'One per campaign',
	fields: { campaign: campaignField },
	target: ({ params }) => path`/campaigns/${params.campaign}`,
	ids: { id: 'campaign' },
});

/** Mailings: their content and their results. */
export const campaign: Resource<ConstantContactV1Api> = {
	value: 'campaign',
	name: 'Campaign',
	description: 'Email campaigns',
	operations: [createCampaign, deleteCampaign, getCampaign, getAllCampaigns, updateCampaign],
};
