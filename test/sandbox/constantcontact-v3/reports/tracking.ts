import type { ApiResponse } from '../../http';
import type { JsonObject } from '../../json';
import type { Call, Endpoint } from '../api';
import { invalid } from '../errors';
import { readPage } from '../paging';
import type { Account } from '../state';
import { day, millis, wordsFilter } from '../wire';
import { reportedActivity } from './lookup';
import { BOUNCE_CODES, type Kind, type Tracked } from './record';
import { timePage } from './timePage';

/** The kind-specific properties of an item. */
type Extra = (one: Tracked, account: Account) => JsonObject;

const device: Extra = (one) => ({ device_type: one.device });

const EXTRAS: Partial<Record<Kind, Extra>> = {
	em_opens: device,
	em_clicks: (one, account) => ({
		...device(one, account),
		url_id: String(one.link?.uid ?? ''),
		link_url: one.link?.url ?? '',
	}),
	em_optouts: ({ reason }) => ({ opt_out_reason: reason ?? '' }),
	em_bounces: ({ bounceCode, number, email }, { contacts }) => ({
		bounce_code: bounceCode ?? '',
		current_email_address: contacts.get(number)?.email?.address ?? email,
	}),
};

/** The contact in a report: in its current state, with the address at that time. */
export function personOf({ contacts }: Account, number: number, email: string): JsonObject {
	const contact = contacts.get(number);
	const { first_name, last_name } = contact?.texts ?? {};
	return {
		contact_id: contacts.id(number),
		email_address: email,
		...(first_name === undefined ? {} : { first_name }),
		...(last_name === undefined ? {} : { last_name }),
		...(contact?.deletedTime === undefined ? {} : { deleted_at: day(contact.deletedTime) }),
	};
}

function itemOf(account: Account, activityId: string, one: Tracked): JsonObject {
	return {
		...personOf(account, one.number, one.email),
		campaign_activity_id: activityId,
		tracking_activity_type: one.kind,
		created_time: millis(one.time),
		...EXTRAS[one.kind]?.(one, account),
	};
}

function* only(
	activities: Iterable<Tracked>,
	chosen: (one: Tracked) => boolean,
): Generator<Tracked> {
	for (const one of activities) if (chosen(one)) yield one;
}

/** Responds with a page of the activities on an email, newest first. */
function trackingPage(call: Call, chosen: (one: Tracked) => boolean): ApiResponse {
	const { account, limit, now } = call;
	const { id } = reportedActivity(call);
	const { items, links } = readPage(call, (position) =>
		timePage(
			(until) => only(account.tracking.newestFirst(id, until), chosen),
			limit,
			position,
			now,
			(one) => itemOf(account, id, one),
		),
	);
	return { status: 200, body: { tracking_activities: items, ...links } };
}

/** The first open of each contact. */
function uniqueOpens(call: Call): ApiResponse {
	const { tracking } = call.account;
	const { id } = reportedActivity(call);
	return trackingPage(call, ({ kind, number, time }) => {
		if (kind !== 'em_opens') return false;
		const opens = tracking.ofContact(id, number, call.now).filter((one) => one.kind === 'em_opens');
		return opens.at(-1)?.time === time;
	});
}

function didNotOpens(call: Call): ApiResponse {
	const { tracking } = call.account;
	const { id } = reportedActivity(call);
	return trackingPage(call, ({ kind, number }) => {
		if (kind !== 'em_sends') return false;
		return !tracking
			.ofContact(id, number, call.now)
			.some((one) => one.kind === 'em_opens' || one.kind === 'em_bounces');
	});
}

function clicks(call: Call): ApiResponse {
	const given = call.query.get('url_id');
	if (given !== null && !/^\d{1,19}$/.test(given)) throw invalid('url_id is in an invalid format');
	return trackingPage(
		call,
		({ kind, link }) => kind === 'em_clicks' && (given === null || String(link?.uid) === given),
	);
}

function bounces(call: Call): ApiResponse {
	const codes = new Set<string>(wordsFilter(call.query, 'bounce_code', BOUNCE_CODES));
	return trackingPage(
		call,
		({ kind, bounceCode }) =>
			kind === 'em_bounces' && (codes.size === 0 || codes.has(bounceCode ?? '')),
	);
}

const plain = (kind: Kind) => (call: Call) => trackingPage(call, (one) => one.kind === kind);

const REPORTS: Array<[string, (call: Call) => ApiResponse, string[]?]> = [
	['sends', plain('em_sends')],
	['opens', plain('em_opens')],
	['unique_opens', uniqueOpens],
	['didnotopens', didNotOpens],
	['clicks', clicks, ['url_id']],
	['forwards', plain('em_forwards')],
	['optouts', plain('em_optouts')],
	['bounces', bounces, ['bounce_code']],
];

/** The activities on the emails of a campaign activity (V3 API 8). */
export const trackingEndpoints: Endpoint[] = REPORTS.map(([name, run, query = []]) => ({
	method: 'GET',
	path: `/reports/email_reports/:activityId/tracking/${name}`,
	service: 'reporting',
	scope: 'campaign_data',
	privilege: 'ui:campaign:metrics',
	query,
	paging: { defaultLimit: 500, maxLimit: 500 },
	run,
}));
