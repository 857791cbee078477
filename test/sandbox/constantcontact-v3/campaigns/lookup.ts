import type { Call } from '../api';
import { invalid, notFound } from '../errors';
import { isUuid } from '../wire';
import type { CampaignActivity, CampaignRecord } from './record';

/**
 * The campaign named in a path, including removed ones.
 * @throws ApiError 404
 */
export function campaignOf({ account, params }: Call): CampaignRecord {
	const id = params.campaignId!;
	if (!isUuid(id)) throw notFound('campaign_id is in an invalid format');
	const campaign = account.campaigns.get(id.toLowerCase());
	if (campaign === undefined) throw notFound(`The campaign ${id} was not found`);
	return campaign;
}

/**
 * The campaign activity named in a path.
 * @throws ApiError 404, also for those of removed campaigns
 */
export function campaignActivityOf({ account, params }: Call): CampaignActivity {
	const id = params.activityId!;
	if (!isUuid(id)) throw notFound('campaign_activity_id is in an invalid format');
	const activity = account.campaigns.activity(id.toLowerCase());
	const campaign = activity && account.campaigns.get(activity.campaignId);
	if (activity === undefined || campaign?.isRemoved !== false) {
		throw notFound(`The campaign activity ${id} was not found`);
	}
	return activity;
}

/**
 * The email named in a path.
 * @throws ApiError 400 for an activity with another role
 */
export function primaryOf(call: Call): CampaignActivity {
	const activity = campaignActivityOf(call);
	if (activity.role !== 'primary_email') throw invalid('the role must be primary_email');
	return activity;
}
