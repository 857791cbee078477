import type { CampaignActivity } from '../campaigns/record';
import type { Call } from '../api';
import { ApiError } from '../errors';
import { isUuid } from '../wire';

/** 404 that names the path parameter (V3 API 3). */
export function unknownParameter(name: string, value: string): ApiError {
	return new ApiError(
		404,
		`not_found.invalid_path_param.${name}`,
		`The ${name} ${value} was not found`,
	);
}

/**
 * The campaign activity of a report, including those of removed campaigns.
 * @throws ApiError 404
 */
export function reportedActivity({ account, params }: Call): CampaignActivity {
	const id = params.activityId!;
	const activity = isUuid(id) ? account.campaigns.activity(id.toLowerCase()) : undefined;
	if (activity === undefined) throw unknownParameter('campaign_activity_id', id);
	return activity;
}
