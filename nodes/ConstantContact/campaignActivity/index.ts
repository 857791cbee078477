import type { Resource } from '../../kit';
import type { ConstantContactApi } from '../api/client';
import { getCampaignActivity, getSendHistory, previewCampaignActivity } from './reading';
import {
	getSchedules,
	scheduleCampaignActivity,
	sendTestOfCampaign,
	unscheduleCampaignActivity,
} from './scheduling';
import { updateCampaignActivity } from './update';

/** The email of a campaign: its content, its recipients, and when it is sent. */
export const campaignActivity: Resource<ConstantContactApi> = {
	value: 'campaignActivity',
	name: 'Campaign Activity',
	description: "The campaign's email",
	defaultOperation: 'get',
	operations: [
		getCampaignActivity,
		getSchedules,
		getSendHistory,
		previewCampaignActivity,
		scheduleCampaignActivity,
		sendTestOfCampaign,
		unscheduleCampaignActivity,
		updateCampaignActivity,
	],
};
