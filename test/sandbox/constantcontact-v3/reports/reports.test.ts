import type { TestBody } from '../../testClient';
import { startAccount, type TestAccount } from '../testAccount';

const UNKNOWN = '6d7b1b52-0f3a-4a53-9d7c-0a6b1c2d3e4f';

let account: TestAccount;
let activity: string;
let campaign: string;
beforeEach(async () => {
	account = await startAccount({ contacts: 400 });
	const sent = account.v3.campaigns().filter(({ isRemoved }) => !isRemoved)[0]!;
	campaign = sent.id;
	activity = sent.activityIds[0]!;
});
afterEach(async () => await account.close());

const tracked = (kind: string) => account.v3.tracking(activity).filter((one) => one.kind === kind);

async function report(name: string, query: Record<string, string | number> = {}) {
	const path = `/reports/email_reports/${activity}/tracking/${name}`;
	const pages = await account.client.getAll(path, 'tracking_activities', { limit: 50, ...query });
	return pages.flat();
}

describe('tracking (V3 API 8)', () => {
	it.each([
		['sends', 'em_sends'],
		['opens', 'em_opens'],
		['clicks', 'em_clicks'],
		['forwards', 'em_forwards'],
		['optouts', 'em_optouts'],
		['bounces', 'em_bounces'],
	])('lists %s, newest first, each once', async (name, kind) => {
		const items = await report(name);
		const wanted = tracked(kind);
		expect(wanted.length).toBeGreaterThan(0);
		expect(items.map(({ created_time }) => Date.parse(String(created_time)))).toEqual(
			wanted.map(({ time }) => time),
		);
		expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(items.length);
		expect(items.every((item) => String(item.tracking_activity_type) === kind)).toBe(true);
		expect(items[0]).toMatchObject({
			campaign_activity_id: activity,
			contact_id: expect.any(String),
			email_address: wanted[0]!.email,
		});
	});

	it('has more for some kinds', async () => {
		expect((await report('opens'))[0]).toHaveProperty('device_type');
		const [click] = await report('clicks');
		expect(click).toMatchObject({
			url_id: expect.any(String),
			link_url: expect.stringContaining('http'),
		});
		const chosen = await report('clicks', { url_id: String(click!.url_id) });
		expect(chosen.every(({ url_id }) => url_id === click!.url_id)).toBe(true);
		const [bounce] = await report('bounces');
		expect(bounce).toHaveProperty('current_email_address');
		const code = String(bounce!.bounce_code);
		const same = await report('bounces', { bounce_code: code });
		expect(same.length).toBe(tracked('em_bounces').filter((one) => one.bounceCode === code).length);
	});

	it('takes bounce codes repeated or in one text', async () => {
		const path = `/v3/reports/email_reports/${activity}/tracking/bounces`;
		const get = async (query: string) =>
			(await account.client.get(`${path}?${query}`)).body.tracking_activities;
		expect(await get('bounce_code=B&bounce_code=F')).toEqual(await get('bounce_code=B,F'));
		expect((await account.client.get(`${path}?bounce_code=Q`)).status).toBe(400);
	});

	it("lists who opened, each once, and who didn't", async () => {
		const opened = new Set(tracked('em_opens').map(({ number }) => number));
		expect(await report('unique_opens')).toHaveLength(opened.size);
		expect(tracked('em_opens').length).toBeGreaterThan(opened.size);
		const bounced = new Set(tracked('em_bounces').map(({ number }) => number));
		const others = tracked('em_sends').filter(
			({ number }) => !opened.has(number) && !bounced.has(number),
		);
		expect(await report('didnotopens')).toHaveLength(others.length);
	});

	it('keeps its pages when something happens meanwhile', async () => {
		const path = `/reports/email_reports/${activity}/tracking/sends`;
		const first = await account.client.get(path, { limit: 5 });
		const [contact] = [...account.v3.contacts()];
		account.clock.advance(1000);
		account.v3.recordActivity({ activityId: activity, contactId: contact!.id, kind: 'em_sends' });
		const second = await account.client.get(first.next!);
		const seen = [first, second].flatMap(
			({ body }) => body.tracking_activities as unknown as TestBody[],
		);
		expect(seen).toHaveLength(10);
		expect(new Set(seen.map(({ contact_id }) => contact_id)).size).toBe(10);
		const newest = await account.client.get(path, { limit: 1 });
		expect(newest.body.tracking_activities).toMatchObject([{ contact_id: contact!.id }]);
	});

	it('unsubscribes contacts that a test makes opt out', async () => {
		const contact = [...account.v3.contacts()].find(
			({ email }) => email?.permission === 'explicit',
		)!;
		account.v3.recordActivity({
			activityId: activity,
			contactId: contact.id,
			kind: 'em_optouts',
			reason: 'Moved',
		});
		expect((await report('optouts'))[0]).toMatchObject({
			contact_id: contact.id,
			opt_out_reason: 'Moved',
		});
		expect(account.v3.contact(contact.id)!.email!.permission).toBe('unsubscribed');
	});

	it('is unknown for other ids, with one object as its error', async () => {
		const { status, body } = await account.client.get(`/reports/email_reports/${UNKNOWN}/links`);
		expect(status).toBe(404);
		expect(body).toMatchObject({
			error_key: 'reportingsvc.not_found.invalid_path_param.campaign_activity_id',
		});
		const path = `/reports/email_reports/${activity}/tracking/sends`;
		expect((await account.client.get(path, { limit: 501 })).status).toBe(400);
	});
});

describe('numbers of campaigns (V3 API 8)', () => {
	it('count clicks by link', async () => {
		const path = `/reports/email_reports/${activity}/links`;
		const { body } = await account.client.get(path, { no_clicks: true });
		const counts = body.link_click_counts as unknown as Array<{
			url_id: string;
			unique_clicks: number;
		}>;
		expect(counts).toHaveLength(2);
		for (const { url_id, unique_clicks } of counts) {
			const clickers = tracked('em_clicks').filter(({ link }) => String(link!.uid) === url_id);
			expect(unique_clicks).toBe(new Set(clickers.map(({ number }) => number)).size);
		}
	});

	it('have results and errors side by side', async () => {
		const path = `/reports/stats/email_campaigns/${campaign},${UNKNOWN}`;
		const { status, body } = await account.client.get(path);
		expect(status).toBe(200);
		const people = (kind: string) => new Set(tracked(kind).map(({ number }) => number)).size;
		expect(body.results).toHaveLength(1);
		expect(body.results![0]).toMatchObject({
			campaign_id: campaign,
			stats: {
				em_sends: people('em_sends'),
				em_opens: people('em_opens'),
				em_opens_all: tracked('em_opens').length,
				em_clicks_all: tracked('em_clicks').length,
				em_bounces: people('em_bounces'),
				em_optouts: people('em_optouts'),
			},
			percents: { open: expect.any(Number) },
			last_refresh_time: '2026-01-01T00:00:00.000Z',
		});
		expect(body.errors).toEqual([
			{
				error_key: 'reportingsvc.not_found.invalid_path_param.campaign_ids',
				error_message: expect.stringContaining(UNKNOWN),
			},
		]);
		const encoded = await account.client.get(path.replace(',', '%2C'));
		expect(encoded.body).toEqual(body);
		expect((await account.client.get(`/reports/stats/email_campaigns/${UNKNOWN}`)).status).toBe(
			404,
		);
		const many = Array.from({ length: 151 }, () => campaign).join();
		expect((await account.client.get(`/reports/stats/email_campaigns/${many}`)).status).toBe(400);
	});

	it('are by activity too, ten at most', async () => {
		const path = '/reports/stats/email_campaign_activities';
		const { body } = await account.client.get(`${path}/${activity}`);
		const stats = body.results![0]!.stats as unknown as Record<string, number>;
		const kinds = Object.entries(stats).filter(([name]) => name.startsWith('em_bounces_'));
		expect(kinds).toHaveLength(7);
		expect(kinds.reduce((sum, [, count]) => sum + count, 0)).toBe(tracked('em_bounces').length);
		const many = Array.from({ length: 11 }, () => activity).join();
		expect((await account.client.get(`${path}/${many}`)).status).toBe(400);
	});

	it('are summed up over a page', async () => {
		const path = '/reports/summary_reports/email_campaign_summaries';
		const { body, next } = await account.client.get(path, { limit: 3 });
		expect(body.bulk_email_campaign_summaries).toHaveLength(3);
		expect(body.bulk_email_campaign_summaries![0]).toMatchObject({
			campaign_type: 'EMAIL',
			unique_counts: { sends: 300 },
		});
		expect(body.aggregate_percents).toMatchObject({ open: expect.any(Number) });
		expect((await account.client.get(next!)).status).toBe(200);
	});
});

describe('what a contact did with emails (V3 API 8)', () => {
	const contact = () => {
		const { number } = tracked('em_clicks')[0]!;
		return [...account.v3.contacts()].find((one) => one.number === number)!;
	};

	it('is listed by kind, with names by default', async () => {
		const { id } = contact();
		const path = `/v3/reports/contact_reports/${id}/activity_details`;
		const both = await account.client.get(
			`${path}?tracking_activity_type=em_opens&tracking_activity_type=em_clicks`,
		);
		const list = await account.client.get(`${path}?tracking_activities_list=em_opens,em_clicks`);
		expect(both.body).toEqual(list.body);
		expect(both.body.tracking_activities![0]).toMatchObject({
			contact_id: id,
			campaign_activity_name: expect.any(String),
			created_time: expect.stringMatching(/\+00:00$/),
		});
		const bare = await account.client.get(
			`${path}?tracking_activity_type=em_opens&include_campaign_activity_names=false`,
		);
		expect(bare.body.tracking_activities![0]).not.toHaveProperty('campaign_activity_name');
		expect((await account.client.get(path)).status).toBe(400);
		expect((await account.client.get(`${path}?tracking_activity_type=opens`)).status).toBe(400);
	});

	it('is summed up for a span', async () => {
		const { id } = contact();
		const query = { start: '2025-01-01T00:00:00Z', end: '2026-01-01' };
		const path = `/reports/contact_reports/${id}`;
		const summary = await account.client.get(`${path}/activity_summary`, query);
		const mine = (
			summary.body.campaign_activities as unknown as Array<Record<string, unknown>>
		).find((one) => one.campaign_activity_id === activity);
		expect(mine).toMatchObject({ em_sends: 1, em_clicks: expect.any(Number) });
		expect(Number(mine!.em_clicks)).toBeGreaterThan(0);
		const rates = await account.client.get(`${path}/open_and_click_rates`, query);
		expect(rates.body.included_activities_count).toBe(
			(summary.body.campaign_activities as unknown as object[]).length,
		);
		expect(Number(rates.body.average_click_rate)).toBeGreaterThan(0);
		for (const wrong of [
			{ start: '2025-01-01' },
			{ start: '2026-01-01', end: '2025-01-01' },
			{ start: '2015-01-01', end: '2025-01-01' },
		]) {
			const response = await account.client.get(`${path}/activity_summary`, wrong);
			expect([response.status, response.key]).toEqual([400, 'reportingsvc.validation.error']);
		}
		const unknown = await account.client.get(`/reports/contact_reports/x/activity_summary`, query);
		expect(unknown.status).toBe(404);
	});
});

describe('landing pages and text messages (V3 API 8)', () => {
	it.each([
		['p_unique_contact_clicks', 'p_contact_click'],
		['p_unique_contact_opens', 'p_contact_open'],
		['p_contact_opens', 'p_contact_open'],
		['p_unique_contact_updates', 'p_contact_update'],
		['p_unique_contact_adds', 'p_contact_add'],
		['p_unique_contact_sms_optins', 'p_contact_sms_optin'],
	])('list %s', async (name, kind) => {
		const [page] = account.v3.landingPages();
		const path = `/reports/landing_pages/campaign_details/${page}/${name}`;
		const items = (await account.client.getAll(path, 'tracking_activities', { limit: 3 })).flat();
		expect(items.length).toBeGreaterThan(1);
		expect(items.every((item) => String(item.tracking_activity_type) === kind)).toBe(true);
		if (name.includes('unique')) {
			expect(new Set(items.map(({ contact_id }) => contact_id)).size).toBe(items.length);
		}
		const wanted = String(items[0]!.first_name).slice(1);
		const found = await account.client.get(path, { contacts_filter: wanted });
		expect(Number((found.body.tracking_activities as unknown as object[]).length)).toBeGreaterThan(
			0,
		);
		expect((await account.client.get(path.replace(page!, activity))).status).toBe(404);
	});

	it('sum text messages up', async () => {
		const path = '/reports/summary_reports/sms_campaign_summaries';
		expect((await account.client.get(path)).status).toBe(400);
		const { body, next } = await account.client.get(path, { start_at: '2025-01-01', limit: 2 });
		expect(body.bulk_sms_campaign_summaries).toHaveLength(2);
		expect(body.bulk_sms_campaign_summaries![0]).toMatchObject({
			campaign_type: 'SMS',
			unique_counts: { sends: expect.any(Number), delivers: expect.any(Number) },
		});
		expect((await account.client.get(next!)).body.bulk_sms_campaign_summaries).toHaveLength(1);
		const none = await account.client.get(path, { start_at: '2025-01-01', end_at: '2025-02-01' });
		expect(none.body.bulk_sms_campaign_summaries).toEqual([]);
		expect((await account.client.get(path, { start_at: '2025-01-01', limit: 51 })).status).toBe(
			400,
		);
	});
});
