import type { ApiResponse } from '../../http';
import type { Call, Endpoint } from '../api';
import { isEmail } from '../contacts/dates';
import { invalid } from '../errors';
import { list, object, readBody, text, textsOf } from '../schema';
import { millis, parseTime } from '../wire';
import { previewHtml, previewText } from './html';
import { campaignActivityOf, primaryOf } from './lookup';
import type { CampaignActivity } from './record';
import { planSend, sendNow } from './send';

const DAY_MS = 86_400_000;
/** Means "now" in a schedule (V3 API 7). */
const NOW = '0';

const SCHEDULE = object({ scheduled_date: { type: 'string' } }, ['scheduled_date']);
const TEST = object({ email_addresses: list({ type: 'string' }, 5, 1), personal_message: text() }, [
	'email_addresses',
]);

/** What is missing before an email can be sent. */
function faultsToSend({ account }: Call, activity: CampaignActivity): string[] {
	const { status, listIds, segmentIds, content } = activity;
	const faults: string[] = [];
	if (!['DRAFT', 'DONE', 'ERROR'].includes(status)) {
		faults.push(`a campaign activity in status ${status} cannot be scheduled`);
	}
	if (listIds.length === 0 && segmentIds.length === 0) {
		faults.push('contact_list_ids or segment_ids is required to schedule');
	}
	if (account.physicalAddress === undefined) {
		faults.push('the account has no physical address');
	}
	const sender = account.emails.find(
		(email) => email.email_address === content.fromEmail.toLowerCase(),
	);
	if (sender?.confirm_status !== 'CONFIRMED') faults.push('from_email is not confirmed');
	return faults;
}

function scheduleOf({ status, scheduledTime }: CampaignActivity): object[] {
	if (status !== 'SCHEDULED' || scheduledTime === undefined) return [];
	return [{ scheduled_date: millis(scheduledTime) }];
}

function schedule(call: Call): ApiResponse {
	const { account, request, now } = call;
	const given = String(readBody(request, SCHEDULE, account.options).scheduled_date);
	const activity = primaryOf(call);
	const faults = faultsToSend(call, activity);
	const time = given === NOW ? now : parseTime(given);
	if (time === undefined) faults.push('scheduled_date is not a valid ISO-8601 date');
	const isPast = given !== NOW && time !== undefined && time < now;
	if (isPast && account.options.pastSchedules === 'reject') {
		faults.push('scheduled_date is in the past');
	}
	if (faults.length > 0) throw invalid(...faults);
	if (given === NOW || isPast) {
		sendNow(account, activity.id, now);
		return { status: 201, body: [] };
	}
	const scheduled: CampaignActivity = {
		...activity,
		status: 'SCHEDULED',
		statusBefore: activity.status,
		scheduledTime: time!,
	};
	account.campaigns.putActivity(scheduled, now);
	planSend(account, activity.id, time!);
	return { status: 201, body: scheduleOf(scheduled) };
}

function unschedule(call: Call): ApiResponse {
	const activity = primaryOf(call);
	if (activity.status !== 'SCHEDULED') throw invalid('the campaign activity is not scheduled');
	const { scheduledTime: _time, statusBefore = 'DRAFT', ...rest } = activity;
	call.account.campaigns.putActivity({ ...rest, status: statusBefore }, call.now);
	return { status: 204 };
}

function sendTest(call: Call): ApiResponse {
	const { account, request, now } = call;
	const addresses = textsOf(readBody(request, TEST, account.options).email_addresses)!;
	primaryOf(call);
	const wrong = addresses.filter((address) => !isEmail(address));
	if (wrong.length > 0)
		throw invalid(...wrong.map((one) => `'${one}' is not a valid email address`));
	const { testSendsPerDay } = account.options;
	const sent = account.mails.count('test', now - (now % DAY_MS));
	if (sent + addresses.length > testSendsPerDay) {
		throw invalid(`There may be ${testSendsPerDay} test emails a day and ${sent} were sent today`);
	}
	for (const address of addresses) account.mails.send('test', address, now);
	return { status: 204 };
}

function preview(call: Call): ApiResponse {
	const { id, content } = campaignActivityOf(call);
	return {
		status: 200,
		body: {
			campaign_activity_id: id,
			from_email: content.fromEmail,
			from_name: content.fromName,
			preheader: content.preheader,
			preview_html_content: previewHtml(content.html),
			preview_text_content: content.properties.text_content ?? previewText(content.html),
			reply_to_email: content.replyTo,
			subject: content.subject,
		},
	};
}

function sendHistory(call: Call): ApiResponse {
	const { sends } = campaignActivityOf(call);
	return {
		status: 200,
		body: sends.map((send) => ({
			send_id: send.sendId,
			contact_list_ids: send.listIds,
			segment_ids: send.segmentIds,
			count: send.count,
			run_date: millis(send.time),
			send_status: 'COMPLETED',
		})),
	};
}

const READ = { service: 'campaigns', scope: 'campaign_data', privilege: 'campaign:read' } as const;
const SEND = { service: 'campaigns', scope: 'campaign_data', privilege: 'campaign:send' } as const;
const PATH = '/emails/activities/:activityId';

/** Schedules, test emails, previews and the history of runs (V3 API 7). */
export const scheduleEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: `${PATH}/schedules`,
		...READ,
		run: (call) => ({ status: 200, body: scheduleOf(campaignActivityOf(call)) }),
	},
	{ method: 'POST', path: `${PATH}/schedules`, ...SEND, takes: 'json', run: schedule },
	{ method: 'DELETE', path: `${PATH}/schedules`, ...SEND, run: unschedule },
	{ method: 'POST', path: `${PATH}/tests`, ...SEND, takes: 'json', run: sendTest },
	{ method: 'GET', path: `${PATH}/previews`, ...READ, run: preview },
	{ method: 'GET', path: `${PATH}/send_history`, ...READ, run: sendHistory },
];
