import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { createCampaign } from './create';
import { deleteCampaign } from './delete';
import { getCampaign } from './get';
import { getAllCampaigns } from './getAll';
import { previewCampaign } from './preview';
import { sendTest } from './sendTest';
import { updateCampaign } from './update';

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
