import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { createCampaign } from './create';
import { getAllCampaigns, getCampaign } from './reading';
import { deleteCampaign, updateCampaign } from './writing';

/** Email campaigns. The email itself is an activity of its campaign. */
export const campaign: Resource<ConstantContactApi> = {
	value: 'campaign',
	name: 'Campaign',
	description: 'Email campaigns',
	operations: [createCampaign, deleteCampaign, getCampaign, getAllCampaigns, updateCampaign],
};
