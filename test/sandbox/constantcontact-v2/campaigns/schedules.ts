import type { Call, Endpoint } from '../api';
import { readObject, text } from '../body';
import { badRequest, notFound } from '../errors';
import { idOf, readTime } from '../wire';
import { scheduleDocument } from './documents';
import { campaignOf } from './endpoints';
import type { CampaignRecord, CampaignSchedule } from './record';
import { planRun } from './run';

const PATH = '/emailmarketing/campaigns/:campaignId/schedules';

/**
 * Parses the time at which a campaign will be sent.
 * @returns milliseconds since 1970
 * @throws ApiError 400 if it isn't a date, or is past
 */
function readRunTime({ request, now }: Call): number {
	const sent = readObject(request, { id: { type: 'id' }, scheduled_date: text() }, [
		'scheduled_date',
	]);
	const date = sent.scheduled_date as string;
	const time = readTime('scheduled_date', date, false);
	if (time <= now) throw badRequest(`scheduled_date '${date}' is in the past.`);
	return time;
}

/** @throws ApiError 404 */
function scheduleOf({ params }: Call, { schedules }: CampaignRecord): CampaignSchedule {
	const { scheduleId } = params;
	const schedule = schedules.find(({ id }) => id === idOf(scheduleId!));
	// The start of the message is known verbatim (V2 API 2.4)
	if (schedule === undefined) throw notFound(`Campaign Schedule not found for id ${scheduleId}`);
	return schedule;
}

/** Sets the schedules of a campaign; without any, it becomes a draft again. */
function reschedule(
	{ account, now }: Call,
	campaign: CampaignRecord,
	schedules: CampaignSchedule[],
): void {
	const changed: CampaignRecord = {
		...campaign,
		status: schedules.length > 0 ? 'SCHEDULED' : 'DRAFT',
		schedules: schedules.sort((a, b) => a.time - b.time),
		modifiedTime: now,
	};
	account.campaigns.put(changed);
	planRun(account, changed, now);
}

/** Schedules of campaigns (V2 API 2.4). */
export const scheduleEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: PATH,
		run: (call) => ({
			status: 200,
			body: campaignOf(call).schedules.map((one) => scheduleDocument(call.account, one)),
		}),
	},
	{
		method: 'POST',
		path: PATH,
		takes: 'json',
		run: (call) => {
			const campaign = campaignOf(call);
			const time = readRunTime(call);
			const { status, lists, schedules } = campaign;
			if (status !== 'DRAFT' && status !== 'SCHEDULED') {
				throw badRequest(`A campaign that is ${status} cannot be scheduled.`);
			}
			if (lists.length === 0) throw badRequest('The campaign has no contact list.');
			const id = 1 + Math.max(0, ...schedules.map((one) => one.id));
			reschedule(call, campaign, [...schedules, { id, time }]);
			return { status: 201, body: scheduleDocument(call.account, { id, time }) };
		},
	},
	{
		method: 'GET',
		path: `${PATH}/:scheduleId`,
		run: (call) => {
			const schedule = scheduleOf(call, campaignOf(call));
			return { status: 200, body: scheduleDocument(call.account, schedule) };
		},
	},
	{
		method: 'PUT',
		path: `${PATH}/:scheduleId`,
		takes: 'json',
		run: (call) => {
			const campaign = campaignOf(call);
			const { id } = scheduleOf(call, campaign);
			const schedule = { id, time: readRunTime(call) };
			const others = campaign.schedules.filter((other) => other.id !== id);
			reschedule(call, campaign, [...others, schedule]);
			return { status: 200, body: scheduleDocument(call.account, schedule) };
		},
	},
	{
		method: 'DELETE',
		path: `${PATH}/:scheduleId`,
		run: (call) => {
			const campaign = campaignOf(call);
			const { id } = scheduleOf(call, campaign);
			const others = campaign.schedules.filter((other) => other.id !== id);
			reschedule(call, campaign, others);
			return { status: 204 };
		},
	},
];
