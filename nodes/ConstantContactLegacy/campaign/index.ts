import type { Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { createCampaign } from './create';
import { deleteCampaign } from './delete';
import { getCampaign } from './get';
import { getAllCampaigns } from './getAll';
import { updateCampaign } from './update';

/** Mailings: their content and their results. */
export const campaign: Resource<ConstantContactV1Api> = {
	value: 'campaign',
	name: 'Campaign',
	description: 'Email campaigns',
	operations: [createCampaign, deleteCampaign, getCampaign, getAllCampaigns, updateCampaign],
};
