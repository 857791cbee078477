import type { IDataObject } from 'n8n-workflow';

import { DateTime, listRecords, path, unreadableResponseError } from '../../kit';
import { CAMPAIGNS } from '../../ConstantContact/campaignActivity/reference';
import { toApiTime } from '../../ConstantContact/fields/time';
import { parseTime, type TriggerFeedCall } from '../call';

/** Times are compared in seconds, and whether the API includes the given second is not known (V3 API 11). */
const MARGIN = 1000;

/**
 * Campaigns changed at or after a time that have one of these statuses; the most recently changed first.
 *
 * @param statuses in upper case; the API spells them in several ways (V3 API 7)
 */
export async function readCampaignsSince(
	{ api }: TriggerFeedCall,
	start: number,
	statuses: string[],
): Promise<IDataObject[]> {
	const found: IDataObject[] = [];
	const query = { after_date: toApiTime(DateTime.fromMillis(start - MARGIN)), limit: 500 };
	for await (const page of api.pages(CAMPAIGNS, 'campaigns', query, Infinity)) {
		for (const campaign of page) {
			const isWanted = statuses.includes(String(campaign.current_status).toUpperCase());
			if (isWanted && getChangeTime(campaign) >= start) found.push(campaign);
		}
	}
	return found.sort((left, right) => getChangeTime(right) - getChangeTime(left));
}

/** When a campaign was last changed; being sent is a change, too (V3 API 9). */
export function getChangeTime({ updated_at: time }: IDataObject): number {
	return parseTime(time);
}

/** The ID of a campaign. */
export function getCampaignId({ campaign_id: id }: IDataObject): string {
	return String(id);
}

/** Reads the ID of a campaign's email. @throws TransportError if it has none, which can't be true of a campaign that was sent */
export async function readMailId({ api }: TriggerFeedCall, campaignId: string): Promise<string> {
	const target = path`/emails/${campaignId}`;
	const { campaign_activities: all } = await api.get(target);
	const activities = listRecords(all);
	const mail = activities.find(({ role }) => String(role).toLowerCase() === 'primary_email');
	if (typeof mail?.campaign_activity_id === 'string') return mail.campaign_activity_id;
	const seen = 'a sent campaign has no email of its own';
	throw unreadableResponseError(`GET ${target}`, seen);
}
