import type { IDataObject } from 'n8n-workflow';

import {
	hasStatus,
	InputError,
	listRecords,
	optionalReference,
	path,
	required,
	toResult,
	type RecordReference,
} from '../../kit';
import type { ConstantContactApi } from '../api/client';

/** Path of the campaigns. */
export const CAMPAIGNS = path`/emails`;

const UUID = 'e.g. 6d1f3c80-7e1b-11ee-9a5c-fa163e7b09ea';

/** How a campaign activity is identified: by its own ID, or by that of its campaign. */
type ActivityReference = RecordReference<'campaign' | 'activity'>;

/** The campaign email that an operation is about. */
export const campaignActivityField = required(
	optionalReference({
		displayName: 'Campaign',
		searchListMethod: 'searchCampaigns',
		typed: [
			{ name: 'campaign', displayName: 'By Campaign ID', placeholder: UUID },
			{ name: 'activity', displayName: 'By Activity ID', placeholder: UUID },
		],
	}),
);

/** The cost of a request about the email of a campaign. */
export const REQUESTS_FOR_EMAIL = 'One per campaign, and one to find its activity';

/** Path of a campaign activity. */
export function buildActivityPath(id: string): string {
	return path`/emails/activities/${id}`;
}

/**
 * The ID of the activity that a reference identifies. A campaign is looked up once for all items of a run.
 *
 * @throws InputError if the campaign has no email
 */
export async function findActivityId(
	api: ConstantContactApi,
	{ by, value }: ActivityReference,
): Promise<string> {
	if (by === 'activity') return value;
	const read = async () => await api.get(path`/emails/${value}`);
	const found = await toResult(api.readOnce(`campaign ${value}`, read));
	if (found.ok) return getPrimaryActivityId(found.value);
	// An expression returns only an ID, which may be that of an activity.
	if (by === 'id' && hasStatus(found.error, 404)) return value;
	throw found.error;
}

/** The ID of the campaign's email activity. @throws InputError if it has none */
export function getPrimaryActivityId({
	campaign_id: id,
	name,
	campaign_activities: all,
}: IDataObject): string {
	const activities = listRecords(all);
	const primary = activities.find(({ role }) => String(role).toLowerCase() === 'primary_email');
	if (primary?.campaign_activity_id !== undefined) return String(primary.campaign_activity_id);
	throw new InputError(
		`The campaign '${String(name ?? id)}' has no email of its own`,
		"Choose another campaign, or name the activity by its ID, as 'Campaign: Get' shows it.",
	);
}
