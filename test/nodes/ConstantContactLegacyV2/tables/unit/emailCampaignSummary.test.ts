import type { IDataObject } from 'n8n-workflow';

import { emailCampaignSummary } from '../../../../../nodes/ConstantContactLegacyV2/tables/emailCampaignSummary';
import { readAll, refusal } from './setup';

const SENT = '/emailmarketing/campaigns?status=SENT&limit=50';
const LIST = { [SENT]: { items: [{ id: '10' }, { id: '1' }, { id: '2' }] } };
const reportOf = (id: string) =>
	`/emailmarketing/campaigns/${id}/tracking/reports/summary?updateSummary=true`;
const campaignOf = (id: string) => `/emailmarketing/campaigns/${id}?updateSummary=true`;

const page = (id: string, ...records: IDataObject[]) => ({ records, cursor: { after: id } });
const row = (id: string, counters: IDataObject = {}) => ({
	...counters,
	campaign_id: id,
	checkid: id,
});

const REPORTS = {
	...LIST,
	[reportOf('1')]: { sends: 1, campaign_id: 'x' },
	[reportOf('2')]: { sends: 2 },
	[reportOf('10')]: { sends: 10 },
};

it('is always read as a whole', () => {
	expect(emailCampaignSummary.changedAt).toBeUndefined();
});

it('has a row for each sent campaign, by ascending ID', async () => {
	const { pages, asked, expected } = await readAll(emailCampaignSummary, REPORTS);
	expect(pages).toEqual([
		page('1', row('1', { sends: 1 })),
		page('2', row('2', { sends: 2 })),
		page('10', row('10', { sends: 10 })),
	]);
	expect(asked).toEqual([SENT, reportOf('1'), reportOf('2'), reportOf('10')]);
	expect(expected).toEqual([3]);
});

it('continues after the campaign where an earlier run stopped', async () => {
	const { pages, asked, expected } = await readAll(emailCampaignSummary, REPORTS, {
		from: { after: '2' },
	});
	expect(pages).toEqual([page('10', row('10', { sends: 10 }))]);
	expect(asked).toEqual([SENT, reportOf('10')]);
	expect(expected).toEqual([1]);
});

it('has no row for a campaign that is gone', async () => {
	const responses = { ...REPORTS, [reportOf('2')]: refusal(404) };
	const { pages } = await readAll(emailCampaignSummary, responses);
	expect(pages).toEqual([
		page('1', row('1', { sends: 1 })),
		page('2'),
		page('10', row('10', { sends: 10 })),
	]);
});

it('has dates and spam reports if it comes from the campaigns themselves', async () => {
	const counters = { sends: 3, spam_count: 1 };
	const dates = { created_date: 'begin', last_run_date: 'end' };
	const responses = {
		...LIST,
		[campaignOf('1')]: { name: 'June', tracking_summary: counters, ...dates },
		[campaignOf('2')]: { tracking_summary: 'none', ...dates },
		[campaignOf('10')]: {},
	};
	const { pages, asked } = await readAll(emailCampaignSummary, responses, {
		options: { trackingBy: 'campaign', campaignDetails: true },
	});
	const times = { start_date: 'begin', end_date: 'end' };
	expect(pages).toEqual([
		page('1', row('1', { ...counters, ...times })),
		page('2', row('2', times)),
		page('10', row('10')),
	]);
	expect(asked).toEqual([SENT, campaignOf('1'), campaignOf('2'), campaignOf('10')]);
});

it.each([
	[0, 1],
	[50, 51],
	[51, 55],
])('of %i campaigns takes %i requests', (count, requests) => {
	const size = { contacts: 7000, sentCampaigns: count, files: 7000 };
	expect(emailCampaignSummary.expectedRequests(size, { trackingBy: 'campaign' })).toBe(requests);
});
