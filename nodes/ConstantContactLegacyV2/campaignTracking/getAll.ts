import { listLeafPaths, path } from '../../kit';
import { campaignField } from '../fields/common';
import { define } from '../operation';
import { listActivities, activitySchema, trackingFields } from '../tracking/tracking';
import { TRACKING_PER_PAGE } from '../tracking/trackingRecord';

export const getAllCampaignTracking = define.list({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many campaign tracking activities',
	description: 'Retrieve what happened to the emails of a campaign, the newest first',
	requests: `One per ${TRACKING_PER_PAGE} activities`,
	records: 'campaign-tracking',
	output: activitySchema,
	fields: { campaign: campaignField, ...trackingFields },
	columns: () => listLeafPaths(activitySchema),
	pages({ api, params: { campaign, ...wanted }, limit }) {
		const base = path`/emailmarketing/campaigns/${campaign}`;
		return listActivities(api, base, { campaign_id: campaign }, wanted, limit);
	},
});
