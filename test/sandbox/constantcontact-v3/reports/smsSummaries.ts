import type { ApiResponse } from '../../http';
import { mix } from '../../random';
import type { Call, Endpoint } from '../api';
import { invalid } from '../errors';
import { offsetPage, readPage } from '../paging';
import type { Account } from '../state';
import { millis, timeFilter } from '../wire';
import { percent } from './counters';

const DAY_MS = 86_400_000;
/** Number of initial text message campaigns, and the days between them. */
const COUNT = 3;
const INTERVAL_DAYS = 20;
const LAST_RUN = Date.UTC(2025, 11, 10, 15);

interface SmsCounts {
	sends: number;
	delivers: number;
	opens: number;
	clicks: number;
	optouts: number;
}

interface SmsCampaign {
	id: string;
	name: string;
	time: number;
	counts: SmsCounts;
}

/** The text message campaigns, newest first. */
function smsCampaigns({ smsCampaignIds, seed }: Account): SmsCampaign[] {
	return Array.from({ length: COUNT }, (_, at) => {
		const sends = 40 + (mix(seed, at, 91) % 60);
		const delivers = sends - (at + 1);
		return {
			id: smsCampaignIds.id(at + 1),
			name: `Text Message ${COUNT - at}`,
			time: LAST_RUN - at * INTERVAL_DAYS * DAY_MS,
			counts: { sends, delivers, opens: 0, clicks: Math.floor(delivers / 5), optouts: at },
		};
	});
}

function smsSummaries(call: Call): ApiResponse {
	const { account, limit, query, now } = call;
	const start = timeFilter(query, 'start_at');
	if (start === undefined) throw invalid('start_at is required');
	const end = timeFilter(query, 'end_at') ?? now;
	const found = smsCampaigns(account).filter(({ time }) => time >= start && time <= end);
	const { items, links } = readPage(call, (position) =>
		offsetPage(found, limit, position, ({ id, name, time, counts }) => ({
			campaign_id: id,
			campaign_name: name,
			last_sent_date: millis(time),
			unique_counts: { ...counts },
			campaign_type: 'SMS',
		})),
	);
	const page = items.map((item) => item.unique_counts as unknown as SmsCounts);
	const total = (name: keyof SmsCounts): number => page.reduce((all, one) => all + one[name], 0);
	return {
		status: 200,
		body: {
			bulk_sms_campaign_summaries: items,
			aggregate_percents: {
				deliver: percent(total('delivers'), total('sends')),
				click: percent(total('clicks'), total('delivers')),
				bounce: percent(total('sends') - total('delivers'), total('sends')),
				unsubscribe: percent(total('optouts'), total('delivers')),
			},
			...links,
		},
	};
}

/** Counts of text messages (V3 API 8). */
export const smsSummaryEndpoints: Endpoint[] = [
	{
		method: 'GET',
		path: '/reports/summary_reports/sms_campaign_summaries',
		service: 'reporting',
		scope: 'campaign_data',
		privilege: 'ui:campaign:metrics',
		query: ['start_at', 'end_at'],
		paging: { defaultLimit: 50, maxLimit: 50 },
		run: smsSummaries,
	},
];
