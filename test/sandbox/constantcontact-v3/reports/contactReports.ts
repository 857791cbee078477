import type { ApiResponse } from '../../http';
import type { Call, Endpoint } from '../api';
import { contactOf } from '../contacts/endpoints';
import { invalid } from '../errors';
import { offsetPage, readPage } from '../paging';
import type { Account } from '../state';
import { flagFilter, millis, timeFilter, wordsFilter } from '../wire';
import { percent } from './counters';
import { KIND_NAMES, type Tracked } from './record';

const KINDS = [
	...KIND_NAMES,
	'p_contact_open',
	'p_contact_click',
	'p_contact_add',
	'p_contact_update',
] as const;
/** Summaries cover at most five years and 200 campaigns (V3 API 8). */
const MAX_SPAN_MS = 5 * 366 * 86_400_000;
const MAX_CAMPAIGNS = 200;

/** A time with a numeric offset, as in these reports (V3 API 8). */
function withOffset(time: number): string {
	return millis(time).replace('Z', '+00:00');
}

/** A contact's activities on each email so far. */
function byActivity(
	{ tracking }: Account,
	number: number,
	now: number,
): Array<[string, Tracked[]]> {
	return tracking
		.ids()
		.map((id): [string, Tracked[]] => [id, tracking.ofContact(id, number, now)])
		.filter(([, activities]) => activities.length > 0);
}

function nameOf({ campaigns }: Account, activityId: string): string {
	const activity = campaigns.activity(activityId);
	return (activity && campaigns.get(activity.campaignId)?.name) ?? '';
}

function details(call: Call): ApiResponse {
	const { account, limit, query, now } = call;
	const { number } = contactOf(call);
	const kinds = new Set<string>([
		...wordsFilter(query, 'tracking_activities_list', KINDS),
		...wordsFilter(query, 'tracking_activity_type', KINDS),
	]);
	if (kinds.size === 0) {
		throw invalid('one of tracking_activities_list, tracking_activity_type is required');
	}
	const withNames = flagFilter(query, 'include_campaign_activity_names', true);
	const found = byActivity(account, number, now)
		.flatMap(([id, activities]) => activities.map((one) => ({ id, one })))
		.filter(({ one }) => kinds.has(one.kind))
		.sort((a, b) => b.one.time - a.one.time);
	const { items, links } = readPage(call, (position) =>
		offsetPage(found, limit, position, ({ id, one }) => ({
			contact_id: account.contacts.id(number),
			campaign_activity_id: id,
			created_time: withOffset(one.time),
			tracking_activity_type: one.kind,
			...(withNames ? { campaign_activity_name: nameOf(account, id) } : {}),
		})),
	);
	return { status: 200, body: { tracking_activities: items, ...links } };
}

/** The time range of a report. */
function spanOf({ query }: Call): { start: number; end: number } {
	const [start, end] = [timeFilter(query, 'start'), timeFilter(query, 'end')];
	const faults: string[] = [];
	if (start === undefined) faults.push('start is required');
	if (end === undefined) faults.push('end is required');
	if (start !== undefined && end !== undefined && start > end) faults.push('start is after end');
	if (start !== undefined && end !== undefined && end - start > MAX_SPAN_MS) {
		faults.push('start and end are more than 5 years apart');
	}
	if (faults.length > 0) throw invalid(...faults);
	return { start: start!, end: end! };
}

/** Emails that a contact received in the time range, newest first, with its activities. */
function mailsOf(call: Call): Array<{ id: string; sent: number; activities: Tracked[] }> {
	const { start, end } = spanOf(call);
	const { number } = contactOf(call);
	return byActivity(call.account, number, call.now)
		.flatMap(([id, activities]) => {
			const sent = activities.findLast(({ kind }) => kind === 'em_sends')?.time;
			if (sent === undefined || sent < start || sent > end) return [];
			return [{ id, sent, activities }];
		})
		.sort((a, b) => b.sent - a.sent);
}

function rates(call: Call): ApiResponse {
	const mails = mailsOf(call).slice(0, MAX_CAMPAIGNS);
	const share = (kind: Tracked['kind']): number => {
		const count = mails.filter(({ activities }) => activities.some((one) => one.kind === kind));
		return percent(count.length, mails.length) / 100;
	};
	return {
		status: 200,
		body: {
			contact_id: call.account.contacts.id(contactOf(call).number),
			included_activities_count: mails.length,
			average_open_rate: share('em_opens'),
			average_click_rate: share('em_clicks'),
		},
	};
}

function summary(call: Call): ApiResponse {
	const campaign_activities = mailsOf(call)
		.slice(0, MAX_CAMPAIGNS)
		.map(({ id, sent, activities }) => {
			const count = (kind: Tracked['kind']): number =>
				activities.filter((one) => one.kind === kind).length;
			return {
				campaign_activity_id: id,
				start_on: withOffset(sent),
				em_bounces: count('em_bounces'),
				em_clicks: count('em_clicks'),
				em_forwards: count('em_forwards'),
				em_opens: count('em_opens'),
				em_sends: count('em_sends'),
				em_unsubscribes: count('em_optouts'),
			};
		});
	const contact_id = call.account.contacts.id(contactOf(call).number);
	return { status: 200, body: { contact_id, campaign_activities, _links: {} } };
}

const READ = { service: 'reporting', scope: 'contact_data', privilege: 'contacts:read' } as const;
const PATH = '/reports/contact_reports/:contactId';

/** The activities of a contact (V3 API 8). */
export const contactReportEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: `${PATH}/activity_details`,
		...READ,
		query: [
			'tracking_activities_list',
			'tracking_activity_type',
			'include_campaign_activity_names',
		],
		paging: { defaultLimit: 100, maxLimit: 100 },
		run: details,
	},
	{
		method: 'GET',
		path: `${PATH}/open_and_click_rates`,
		...READ,
		query: ['start', 'end'],
		run: rates,
	},
	{
		method: 'GET',
		path: `${PATH}/activity_summary`,
		...READ,
		query: ['start', 'end'],
		run: summary,
	},
];
