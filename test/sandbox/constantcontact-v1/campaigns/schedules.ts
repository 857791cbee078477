import type { Account } from '../account';
import type { Call, Endpoint } from '../api';
import { Parts, readEntry, type EntryShape } from '../atom/entry';
import { createCreationResponse, entryElement, type EntryParts } from '../atom/entryDocument';
import { createFeedResponse } from '../atom/feed';
import { instant, text } from '../atom/write';
import { badRequest, conflict, notFound, ServiceError } from '../errors';
import { campaignOf } from './endpoints';
import type { CampaignRecord } from './record';

const SHAPE: EntryShape = { payload: 'Schedule', requires: ['id', 'title', 'updated', 'author'] };
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** Sends a scheduled campaign when its time has come, unless it was cancelled in the meantime. */
export function planRun(
	account: Account,
	{ id, scheduledTime }: CampaignRecord,
	now: number,
): void {
	if (scheduledTime === undefined) return;
	account.schedule.add(scheduledTime, now, () => {
		const campaign = account.campaigns.get(id);
		if (campaign?.scheduledTime !== scheduledTime) return;
		const { scheduledTime: runTime, ...rest } = campaign;
		const sent: CampaignRecord = { ...rest, status: 'Sent', runTime };
		account.campaigns.put(sent);
		account.tracking.recordSending(sent, runTime);
	});
}

/** Schedules require a special permission of the API key (V1 API 6.5). */
function scheduledCampaign(call: Call): CampaignRecord {
	if (!call.account.options.schedulePermission) {
		throw new ServiceError(403, 'This API key may not schedule campaigns');
	}
	return campaignOf(call);
}

function scheduleEntry(call: Call, campaign: CampaignRecord): EntryParts {
	const { addresses } = call.account;
	// The id of the only schedule is always 1
	const path = addresses.path('campaigns', campaign.id, 'schedules', 1);
	const time = instant(campaign.scheduledTime!);
	return {
		path,
		title: time,
		updated: campaign.scheduledTime!,
		author: true,
		payload: {
			name: 'Schedule',
			id: addresses.payloadId(path),
			children: [text('ScheduledTime', time)],
		},
	};
}

function readTime(call: Call): number {
	const parts = new Parts(readEntry(call.request.body, SHAPE).payload, ['ScheduledTime']);
	const sent = parts.text('ScheduledTime') ?? '';
	const time = TIME.test(sent) ? Date.parse(sent) : NaN;
	if (Number.isNaN(time)) throw badRequest(`ScheduledTime '${sent}' is not a time in UTC`);
	// The effect of a past time isn't documented
	if (time <= call.now) throw badRequest(`ScheduledTime '${sent}' is in the past`);
	return time;
}

export const scheduleEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/campaigns/:campaignId/schedules',
		run: (call) => {
			const campaign = scheduledCampaign(call);
			const shape = {
				title: `Schedules for campaign: ${campaign.id}`,
				self: 'schedules',
				links: [],
				entry: (scheduled: CampaignRecord) => entryElement(call, scheduleEntry(call, scheduled)),
			};
			const items = campaign.scheduledTime === undefined ? [] : [campaign];
			return createFeedResponse(call, shape, () => ({ items }));
		},
	},
	{
		method: 'POST',
		path: '/campaigns/:campaignId/schedules',
		takes: 'atom',
		run: (call) => {
			const { account, now } = call;
			const campaign = scheduledCampaign(call);
			const scheduledTime = readTime(call);
			if (campaign.scheduledTime !== undefined) throw conflict('The campaign is scheduled already');
			if (campaign.status !== 'Draft' && campaign.status !== 'Sent') {
				throw badRequest(`A campaign that is ${campaign.status} can't be scheduled`);
			}
			if (campaign.listIds.length === 0) throw badRequest('The campaign has no contact list');
			const scheduled: CampaignRecord = { ...campaign, status: 'Scheduled', scheduledTime };
			account.campaigns.put(scheduled);
			planRun(account, scheduled, now);
			return createCreationResponse(call, scheduleEntry(call, scheduled));
		},
	},
	{
		method: 'DELETE',
		path: '/campaigns/:campaignId/schedules/:scheduleId',
		run: (call) => {
			const { scheduledTime, ...campaign } = scheduledCampaign(call);
			if (scheduledTime === undefined || call.params.scheduleId !== '1') {
				throw notFound(call.request.path);
			}
			const status = campaign.runTime === undefined ? 'Draft' : 'Sent';
			call.account.campaigns.put({ ...campaign, status });
			return { status: 204 };
		},
	},
];
