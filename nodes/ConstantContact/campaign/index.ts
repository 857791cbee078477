import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { createCampaign } from './create';
import { getAllCampaigns, getCampaign } from './reading';
import { deleteCampaign, updateCampaign } from './writing';

/** E-mail campaigns. The mail itself is an activity of its campaign. */
export const campaign: Resource<ConstantContactApi> = {
	value: 'campaign',
	name: 'Campaign',
	description: 'E-mail campaigns',
	operations: [createCampaign, deleteCampaign, getCampaign, getAllCampaigns, updateCampaign],
};
