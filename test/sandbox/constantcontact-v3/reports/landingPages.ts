import type { ApiResponse } from '../../http';
import type { JsonObject } from '../../json';
import { mix } from '../../random';
import type { Call, Endpoint } from '../api';
import { offsetPage, readPage } from '../paging';
import type { Account } from '../state';
import { isUuid, millis } from '../wire';
import { unknownParameter } from './lookup';
import { DEVICES } from './record';
import { personOf } from './tracking';

const MINUTE_MS = 60_000;
const FIRST_VISIT = Date.UTC(2025, 8, 1, 8);
const PAGE_URL = 'https://www.example.com/landing';
/** Number of initial landing pages, and the maximum number of visitors of each. */
const PAGES = 2;
const MOST_VISITORS = 120;

/** The actions of landing page visitors: each taken by a fraction of them. */
const VISITS = {
	p_unique_contact_clicks: { type: 'p_contact_click', share: 3, repeats: 1 },
	p_unique_contact_opens: { type: 'p_contact_open', share: 1, repeats: 1 },
	p_contact_opens: { type: 'p_contact_open', share: 1, repeats: 2 },
	p_unique_contact_updates: { type: 'p_contact_update', share: 5, repeats: 1 },
	p_unique_contact_adds: { type: 'p_contact_add', share: 4, repeats: 1 },
	p_unique_contact_sms_optins: { type: 'p_contact_sms_optin', share: 1, repeats: 1 },
} as const;

type Report = keyof typeof VISITS;

interface Visit {
	number: number;
	time: number;
}

/** Ids of the landing pages' campaign activities. */
export function landingPageIds({ landingPages }: Account): string[] {
	return Array.from({ length: PAGES }, (_, at) => landingPages.id(at + 1));
}

/** Visits of a page, newest first; only contacts with a number sign up for text messages. */
function visitsOf({ contacts, seed }: Account, pageId: string, report: Report): Visit[] {
	const { share, repeats } = VISITS[report];
	const salt = Number.parseInt(pageId.slice(0, 6), 16);
	const visits: Visit[] = [];
	let visitors = 0;
	for (const number of contacts.numbers(() => true)) {
		if (visitors++ === MOST_VISITORS) break;
		const bits = mix(seed, number, salt);
		if (bits % share !== 0) continue;
		if (report === 'p_unique_contact_sms_optins' && contacts.smsPermission(number) !== 'explicit') {
			continue;
		}
		for (let at = 0; at < repeats; at++) {
			visits.push({ number, time: FIRST_VISIT + ((bits >>> 8) % 40_000) * MINUTE_MS + at * 1000 });
		}
	}
	return visits.sort((a, b) => b.time - a.time);
}

function itemOf(
	account: Account,
	pageId: string,
	report: Report,
	{ number, time }: Visit,
): JsonObject {
	const { type } = VISITS[report];
	const { email, sms } = account.contacts.get(number)!;
	const isClick = type === 'p_contact_click';
	return {
		...personOf(account, number, email?.address ?? ''),
		campaign_activity_id: pageId,
		tracking_activity_type: type,
		created_time: millis(time),
		...(isClick || type === 'p_contact_open'
			? { device_type: DEVICES[mix(number, 1, 82) % 2]! }
			: {}),
		...(isClick ? { url_id: '1', link_url: PAGE_URL } : {}),
		...(sms === undefined
			? {}
			: {
					sms_channel: {
						country_code: sms.countryCode,
						state: sms.permission,
						formatted_international: `+${sms.dialCode} ${sms.address}`,
						formatted_national: sms.address,
					},
				}),
	};
}

function landingPageReport(report: Report): (call: Call) => ApiResponse {
	return (call) => {
		const { account, limit, params, query } = call;
		const id = params.activityId!.toLowerCase();
		if (!isUuid(id) || !landingPageIds(account).includes(id)) {
			throw unknownParameter('campaign_activity_id', id);
		}
		const wanted = query.get('contacts_filter')?.toLowerCase() ?? '';
		const found = visitsOf(account, id, report).filter(({ number }) => {
			const { email, texts } = account.contacts.get(number)!;
			const names = [email?.address, texts.first_name, texts.last_name];
			return names.some((name) => name?.toLowerCase().includes(wanted));
		});
		const { items, links } = readPage(call, (position) =>
			offsetPage(found, limit, position, (visit) => itemOf(account, id, report, visit)),
		);
		return { status: 200, body: { tracking_activities: items, ...links } };
	};
}

/** Visitors of landing pages (V3 API 8). */
export const landingPageEndpoints: Endpoint[] = (Object.keys(VISITS) as Report[]).map((report) => ({
	method: 'GET',
	path: `/reports/landing_pages/campaign_details/:activityId/${report}`,
	service: 'reporting',
	scope: 'campaign_data',
	privilege: 'ui:campaign:metrics',
	query: ['contacts_filter'],
	paging: { defaultLimit: 50, maxLimit: 500 },
	run: landingPageReport(report),
}));
