import type { IDataObject } from 'n8n-workflow';

import { formatCount, path } from '../../kit';
import type { TriggerFeedCall } from '../call';
import { DEFAULT_CAMPAIGNS } from '../quota';
import { readCampaignsSince, getCampaignId, readMailId } from './campaignList';
import type { TrackingCursor } from './trackingCursor';

const DAY = 24 * 3_600_000;

/** Statuses of campaigns that have recipients. */
export const SENT = ['DONE', 'EXECUTING'];

/** A report of a followed campaign. */
export interface Report {
	key: string;
	target: string;
	campaign: IDataObject;
}

/** The reports of the followed campaigns, starting with the most recently changed campaign. */
export async function listReports(
	call: TriggerFeedCall,
	cursor: TrackingCursor,
): Promise<Report[]> {
	const { params, clocks, warn } = call;
	const { sentWithin = 7, trackingTypes = [], triggerOptions } = params;
	const most = triggerOptions.maxCampaigns ?? DEFAULT_CAMPAIGNS;
	const since = clocks.earlier() - sentWithin * DAY;
	const campaigns = await readCampaignsSince(call, since, SENT);
	if (campaigns.length > most) {
		warn(
			`${formatCount(campaigns.length, 'campaign')} were sent or changed within ${sentWithin} days, of which the last ${most} are followed. Raise 'Max Campaigns' to follow more.`,
		);
	}
	const reports: Report[] = [];
	for (const campaign of campaigns.slice(0, most)) {
		const id = getCampaignId(campaign);
		const known = Object.hasOwn(cursor.activities, id) ? cursor.activities[id] : undefined;
		const activity = known ?? (await readMailId(call, id));
		cursor.activities[id] = activity;
		for (const type of trackingTypes) {
			const target = path`/reports/email_reports/${activity}/tracking/${type}`;
			reports.push({ key: `${activity} ${type}`, target, campaign });
		}
	}
	return reports;
}

/** An activity with the campaign it belongs to. */
export function addCampaignName(activity: IDataObject, { campaign }: Report): IDataObject {
	const { campaign_id, name } = campaign;
	return { campaign_id, campaign_name: name, ...activity };
}
