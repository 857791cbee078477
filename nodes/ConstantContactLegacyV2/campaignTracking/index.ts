import type { Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { getAllCampaignTracking } from './getAll';
import { getCampaignTrackingSummary } from './getSummary';

/** What happened to the emails of a campaign. */
export const campaignTracking: Resource<ConstantContactV2Api> = {
	value: 'campaignTracking',
	name: 'Campaign Tracking',
	description: 'Opens, clicks and more of a campaign',
	operations: [getAllCampaignTracking, getCampaignTrackingSummary],
};
