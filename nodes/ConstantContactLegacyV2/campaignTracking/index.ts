import { listLeafPaths, path, type Resource } from '../../kit';
import type { ConstantContactV2Api } from '../api/client';
import { campaignField } from '../fields/common';
import { plain } from '../operation';
import { listActivities, activitySchema, trackingFields } from '../tracking/tracking';
import { TRACKING_PER_PAGE } from '../tracking/trackingRecord';
import { getCampaignTrackingSummary } from './getSummary';

const getAllCampaignTracking = plain.getAll({
	noun: 'campaign tracking activities',
	description: 'Retrieve what happened to the emails of a campaign, newest first',
	requests: `One per ${TRACKING_PER_PAGE} activities`,
	records: 'campaign-tracking',
	length: 'long',
	output: activitySchema,
	fields: { campaign: campaignField, ...trackingFields },
	columns: () => listLeafPaths(activitySchema),
	pages({ api, params: { campaign, ...wanted }, limit }) {
		const base = path`/emailmarketing/campaigns/${campaign}`;
		return listActivities(api, base, { campaign_id: campaign }, wanted, limit);
	},
});

/** What happened to the emails of a campaign. */
export const campaignTracking: Resource<ConstantContactV2Api> = {
	value: 'campaignTracking',
	name: 'Campaign Tracking',
	description: 'Opens, clicks and so on',
	operations: [getAllCampaignTracking, getCampaignTrackingSummary],
};
