import type { ApiResponse } from '../../http';
import type { JsonObject } from '../../json';
import type { Call, Endpoint } from '../api';
import { conflict, invalid, notFound } from '../errors';
import { integer, numberOf, object, readBody, requiredText } from '../schema';
import { millis } from '../wire';
import { primaryOf } from './lookup';
import type { AbTest, Resend } from './record';
import { planResend } from './send';

const DAY_MINUTES = 1440;

const AB_TEST = object(
	{
		alternative_subject: requiredText(),
		test_size: { type: 'integer', minimum: 5, maximum: 50 },
		winner_wait_duration: { type: 'integer', enum: [6, 12, 24, 48] },
	},
	['alternative_subject', 'test_size', 'winner_wait_duration'],
);

const RESEND = object(
	{
		resend_subject: requiredText(),
		delay_days: integer(1, 10),
		delay_minutes: integer(720, 14_400),
	},
	['resend_subject'],
);

function abTestDocument({ alternativeSubject, testSize, waitHours }: AbTest): JsonObject {
	return {
		alternative_subject: alternativeSubject,
		test_size: testSize,
		winner_wait_duration: waitHours,
	};
}

function readAbTest(call: Call): ApiResponse {
	const { abTest } = primaryOf(call);
	if (abTest === undefined) throw notFound('the campaign activity has no A/B test');
	return { status: 200, body: abTestDocument(abTest) };
}

function createAbTest(call: Call): ApiResponse {
	const { account, request, now } = call;
	const body = readBody(request, AB_TEST, account.options);
	const activity = primaryOf(call);
	if (activity.abTest !== undefined)
		throw conflict('the campaign activity has an A/B test already');
	if (activity.status !== 'DRAFT') throw invalid('the campaign activity is not a draft');
	const abTest: AbTest = {
		alternativeSubject: String(body.alternative_subject),
		testSize: Number(body.test_size),
		waitHours: Number(body.winner_wait_duration),
	};
	account.campaigns.putActivity({ ...activity, abTest }, now);
	return { status: 201, body: abTestDocument(abTest) };
}

function deleteAbTest(call: Call): ApiResponse {
	const { abTest, ...activity } = primaryOf(call);
	if (abTest === undefined) throw notFound('the campaign activity has no A/B test');
	if (activity.status !== 'DRAFT') throw conflict('the campaign activity is not a draft');
	call.account.campaigns.putActivity(activity, call.now);
	return { status: 204 };
}

function resendDocument({ subject, delayMinutes, inDays, time, requestId }: Resend): JsonObject {
	const isWhole = inDays || delayMinutes % DAY_MINUTES === 0;
	return {
		resend_subject: subject,
		...(isWhole ? { delay_days: delayMinutes / DAY_MINUTES } : {}),
		delay_minutes: delayMinutes,
		...(time === undefined ? {} : { resend_date: millis(time) }),
		resend_request_id: requestId,
	};
}

function readResends(call: Call): ApiResponse {
	const { resend } = primaryOf(call);
	const body =
		resend === undefined ? [] : [{ ...resendDocument(resend), resend_status: resend.status }];
	return { status: 200, body };
}

function createResend(call: Call): ApiResponse {
	const { account, request, now } = call;
	const body = readBody(request, RESEND, account.options);
	const activity = primaryOf(call);
	if (activity.resend !== undefined) throw conflict('the campaign has a resend activity already');
	if (!['DRAFT', 'SCHEDULED', 'DONE'].includes(activity.status)) {
		throw invalid(`a campaign activity in status ${activity.status} cannot be resent`);
	}
	const days = numberOf(body.delay_days);
	// Days take precedence over minutes (V3 API 7)
	const minutes = days === undefined ? numberOf(body.delay_minutes) : days * DAY_MINUTES;
	if (minutes === undefined) throw invalid('one of delay_days, delay_minutes is required');
	const resend: Resend = {
		requestId: 'DRAFT',
		subject: String(body.resend_subject),
		delayMinutes: minutes,
		inDays: days !== undefined,
		status: 'DRAFT',
	};
	const { campaigns } = account;
	campaigns.putActivity({ ...activity, resend }, now);
	campaigns.addResend(campaigns.get(activity.campaignId)!, activity);
	const sentTime = activity.sends.at(-1)?.time;
	if (activity.status === 'DONE' && sentTime !== undefined) {
		planResend(account, campaigns.activity(activity.id)!, sentTime);
	}
	return { status: 201, body: resendDocument(campaigns.activity(activity.id)!.resend!) };
}

function deleteResend(call: Call): ApiResponse {
	const { account, params, now } = call;
	const { resend, ...activity } = primaryOf(call);
	if (resend?.requestId !== params.requestId) {
		throw notFound(`The resend ${params.requestId} was not found`);
	}
	if (resend?.status === 'DONE') throw conflict('the mail was sent again already');
	account.campaigns.putActivity(activity, now);
	const again = account.campaigns
		.get(activity.campaignId)!
		.activityIds.map((id) => account.campaigns.activity(id)!)
		.find(({ role }) => role === 'resend');
	if (again !== undefined) account.campaigns.removeActivity(again);
	return { status: 204 };
}

const READ = { service: 'campaigns', scope: 'campaign_data', privilege: 'campaign:read' } as const;
const SEND = { service: 'campaigns', scope: 'campaign_data', privilege: 'campaign:send' } as const;
const WRITE = {
	service: 'campaigns',
	scope: 'campaign_data',
	privilege: 'campaign:write',
} as const;
const AB_PATH = '/emails/activities/:activityId/abtest';
const RESEND_PATH = '/emails/activities/:activityId/non_opener_resends';

/** A/B tests, and emails to those who didn't open the first one (V3 API 7). */
export const variantEndpoints: Endpoint[] = [
	{ method: 'GET', path: AB_PATH, ...READ, run: readAbTest },
	{ method: 'POST', path: AB_PATH, ...WRITE, takes: 'json', run: createAbTest },
	{ method: 'DELETE', path: AB_PATH, ...WRITE, run: deleteAbTest },
	{ method: 'GET', path: RESEND_PATH, ...READ, run: readResends },
	{ method: 'POST', path: RESEND_PATH, ...SEND, takes: 'json', run: createResend },
	{ method: 'DELETE', path: `${RESEND_PATH}/:requestId`, ...SEND, run: deleteResend },
];
