import type { ApiResponse } from '../../http';
import type { JsonObject } from '../../json';
import type { Call, Endpoint } from '../api';
import type { CampaignRecord } from '../campaigns/record';
import { invalid } from '../errors';
import { offsetPage, readPage } from '../paging';
import type { Account } from '../state';
import { flagFilter, isUuid, millis } from '../wire';
import { countMails, percent, sum, type MailCounters } from './counters';
import { reportedActivity, unknownParameter } from './lookup';
import { DEVICES, type Device } from './record';

function countersOf({ tracking }: Account, activityId: string, now: number): MailCounters {
	return countMails(tracking.newestFirst(activityId, now));
}

function links(call: Call): ApiResponse {
	const { account, query, now } = call;
	const withoutClicks = flagFilter(query, 'no_clicks');
	const activity = reportedActivity(call);
	const counters = countersOf(account, activity.id, now);
	const counts = activity.links.map(({ uid, url }) => ({
		link_url: url,
		url_id: String(uid),
		unique_clicks: counters.links.get(uid)?.size ?? 0,
	}));
	return {
		status: 200,
		body: {
			campaign_activity_id: activity.id,
			link_click_counts: counts.filter((one) => withoutClicks || one.unique_clicks > 0),
		},
	};
}

function uniqueCounts({ people, notOpened }: MailCounters): Record<string, number> {
	return {
		sends: people.em_sends,
		opens: people.em_opens,
		clicks: people.em_clicks,
		forwards: people.em_forwards,
		optouts: people.em_optouts,
		abuse: Math.floor(people.em_sends / 150),
		bounces: people.em_bounces,
		not_opened: notOpened,
	};
}

/** Sent campaigns, newest first. */
function sentCampaigns({ campaigns }: Account): Array<{ campaign: CampaignRecord; time: number }> {
	return campaigns
		.all()
		.flatMap((campaign) => {
			const time = campaigns.primary(campaign).sends.at(-1)?.time;
			return time === undefined || campaign.isRemoved ? [] : [{ campaign, time }];
		})
		.sort((a, b) => b.time - a.time);
}

/** Percentages for a whole page. */
function aggregate(page: Array<Record<string, number>>): JsonObject {
	const total = (name: string): number => page.reduce((all, one) => all + (one[name] ?? 0), 0);
	const delivered = total('sends') - total('bounces');
	return {
		click: percent(total('clicks'), delivered),
		open: percent(total('opens'), delivered),
		did_not_open: percent(total('not_opened'), delivered),
		bounce: percent(total('bounces'), total('sends')),
		unsubscribe: percent(total('optouts'), delivered),
	};
}

function campaignSummaries(call: Call): ApiResponse {
	const { account, limit, now } = call;
	const { items, links: next } = readPage(call, (position) =>
		offsetPage(sentCampaigns(account), limit, position, ({ campaign, time }) => ({
			campaign_id: campaign.id,
			campaign_type: 'EMAIL',
			last_sent_date: millis(time),
			unique_counts: uniqueCounts(countersOf(account, account.campaigns.primary(campaign).id, now)),
		})),
	);
	const counts = items.map((item) => item.unique_counts as Record<string, number>);
	return {
		status: 200,
		body: {
			bulk_email_campaign_summaries: items,
			aggregate_percents: aggregate(counts),
			...next,
		},
	};
}

function deviceCounts(name: string, counts: Record<Device, number>): JsonObject {
	return {
		[name]: sum(counts),
		...Object.fromEntries(DEVICES.map((device) => [`${name}_${device}`, counts[device]])),
	};
}

function statsOf({ people, opens, clicks, notOpened }: MailCounters): JsonObject {
	return {
		em_bounces: people.em_bounces,
		em_clicks: people.em_clicks,
		...deviceCounts('em_clicks_all', clicks),
		em_forwards: people.em_forwards,
		em_not_opened: notOpened,
		em_opens: people.em_opens,
		...deviceCounts('em_opens_all', opens),
		em_optouts: people.em_optouts,
		em_sends: people.em_sends,
	};
}

const BOUNCE_STATS: Record<string, string> = {
	B: 'em_bounces_nonexistent_address',
	D: 'em_bounces_undeliverable',
	F: 'em_bounces_mailbox_full',
	S: 'em_bounces_suspended',
	V: 'em_bounces_vacation',
	X: 'em_bounces_other',
	Z: 'em_bounces_blocked',
};

function bounceStats({ bounces, people }: MailCounters): JsonObject {
	return {
		em_abuse: Math.floor(people.em_sends / 150),
		...Object.fromEntries(
			Object.entries(BOUNCE_STATS).map(([code, name]) => [name, bounces.get(code) ?? 0]),
		),
	};
}

function percentsOf({ people, opens, clicks, notOpened }: MailCounters): JsonObject {
	const delivered = people.em_sends - people.em_bounces;
	return {
		bounce: percent(people.em_bounces, people.em_sends),
		click: percent(people.em_clicks, delivered),
		desktop_click: percent(clicks.computer, sum(clicks)),
		desktop_open: percent(opens.computer, sum(opens)),
		did_not_open: percent(notOpened, delivered),
		mobile_click: percent(clicks.mobile, sum(clicks)),
		mobile_open: percent(opens.mobile, sum(opens)),
		open: percent(people.em_opens, delivered),
		unsubscribe: percent(people.em_optouts, delivered),
	};
}

/** Ids in a path, separated by commas (V3 API 13). */
function idsOf(call: Call, name: string, max: number): string[] {
	const ids = call.params.ids!.split(',').map((text) => text.trim());
	if (ids.length > max) throw invalid(`${name} has more than ${max} values`);
	return [...new Set(ids)];
}

/** Results and errors side by side; 404 if there is no result at all (V3 API 8). */
function createStatsResponse(
	name: string,
	ids: string[],
	resultOf: (id: string) => JsonObject | undefined,
): ApiResponse {
	const results: JsonObject[] = [];
	const errors: JsonObject[] = [];
	for (const id of ids) {
		const result = isUuid(id) ? resultOf(id.toLowerCase()) : undefined;
		if (result !== undefined) {
			results.push(result);
			continue;
		}
		const { key, message } = unknownParameter(name, id);
		errors.push({ error_key: `reportingsvc.${key}`, error_message: message });
	}
	if (results.length === 0) throw unknownParameter(name, ids.join(','));
	return { status: 200, body: { results, errors } };
}

function campaignStats(call: Call): ApiResponse {
	const { account, now } = call;
	return createStatsResponse('campaign_ids', idsOf(call, 'campaign_ids', 150), (id) => {
		const campaign = account.campaigns.get(id);
		if (campaign === undefined) return undefined;
		const counters = countersOf(account, account.campaigns.primary(campaign).id, now);
		return {
			campaign_id: id,
			stats: statsOf(counters),
			percents: percentsOf(counters),
			last_refresh_time: millis(now),
		};
	});
}

function activityStats(call: Call): ApiResponse {
	const { account, now } = call;
	const name = 'campaign_activity_ids';
	return createStatsResponse(name, idsOf(call, name, 10), (id) => {
		const activity = account.campaigns.activity(id);
		if (activity === undefined) return undefined;
		const counters = countersOf(account, id, now);
		return {
			campaign_id: activity.campaignId,
			campaign_activity_id: id,
			stats: { ...statsOf(counters), ...bounceStats(counters) },
			last_refresh_time: millis(now),
		};
	});
}

const METRICS = {
	service: 'reporting',
	scope: 'campaign_data',
	privilege: 'ui:campaign:metrics',
} as const;

/** Counts for campaigns (V3 API 8). */
export const summaryEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/reports/email_reports/:activityId/links',
		...METRICS,
		query: ['no_clicks'],
		run: links,
	},
	{
		method: 'GET',
		path: '/reports/summary_reports/email_campaign_summaries',
		...METRICS,
		paging: { defaultLimit: 50, maxLimit: 500 },
		run: campaignSummaries,
	},
	{
		method: 'GET',
		path: '/reports/stats/email_campaigns/:ids',
		...METRICS,
		run: campaignStats,
	},
	{
		method: 'GET',
		path: '/reports/stats/email_campaign_activities/:ids',
		...METRICS,
		run: activityStats,
	},
];
