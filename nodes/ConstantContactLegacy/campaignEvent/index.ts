import type { Resource } from '../../kit';
import type { ConstantContactV1Api } from '../api/client';
import { getAllCampaignEvents } from './getAll';

/** What happened to the emails of a campaign. */
export const campaignEvent: Resource<ConstantContactV1Api> = {
	value: 'campaignEvent',
	name: 'Campaign Event',
	description: 'Opens, clicks and so on',
	operations: [getAllCampaignEvents],
};
