import { path, type Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { campaignField } from '../fields/common';
import { plain } from '../operation';
import { createCampaign } from './create';
import { refreshResultsField } from './fields';
import { getAllCampaigns } from './getAll';
import { previewCampaign } from './preview';
import { toCampaign } from './record';
import { campaignSchema } from './schema';
import { sendTest } from './sendTest';
import { updateCampaign } from './update';

const getCampaign = plain.get({
	noun: 'campaign',
	description: 'Retrieve a campaign with its content, its results and the clicks on each link',
	requests: 'One per campaign',
	output: campaignSchema,
	fields: { campaign: campaignField, refreshResults: refreshResultsField },
	async run({ api, params: { campaign, refreshResults } }) {
		const query = { updateSummary: refreshResults || undefined };
		return toCampaign(await api.get(path`/emailmarketing/campaigns/${campaign}`, query));
	},
});

const deleteCampaign = plain.delete({
	noun: 'campaign',
	description: 'Delete a campaign; it can be restored on the Constant Contact website',
	requests: 'One per campaign',
	fields: { campaign: campaignField },
	target: ({ params }) => path`/emailmarketing/campaigns/${params.campaign}`,
	ids: { id: 'campaign' },
});

/** Mailings: their content and their results. */
export const campaign: Resource<ConstantContactV2Api> = {
	value: 'campaign',
	name: 'Campaign',
	description: 'Email campaigns',
	operations: [
		createCampaign,
		deleteCampaign,
		getCampaign,
		getAllCampaigns,
		previewCampaign,
		sendTest,
		updateCampaign,
	],
};
