import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { startMeasured } from '../../startMeasured';
import type { TestBody } from '../../testClient';
import type { CampaignRecord } from '../campaigns/record';
import { constantContactV2Client, type V2Client } from '../testClient';
import { COLLECTION_NAMES, COLLECTIONS } from './record';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 0, 10, 10, 30);

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;
let campaign: CampaignRecord;
let path: string;

beforeEach(async () => {
	clock = new ManualClock(START);
	sandbox = await startSandbox({ clock, constantContactV2: { contacts: 800, recipients: 700 } });
	client = constantContactV2Client(sandbox);
	campaign = v2()
		.campaigns()
		.filter(({ status }) => status === 'SENT')
		.at(-1)!;
	path = `/emailmarketing/campaigns/${campaign.id}/tracking`;
});
afterEach(async () => await sandbox.close());

const v2 = () => sandbox.constantContactV2;
const all = async (url: string, query?: Record<string, string | number>) =>
	(await client.getAll(url, query)).flat();
const dateOf = (activity: TestBody) =>
	String(Object.entries(activity).find(([name]) => name.endsWith('_date'))![1]);
const open = (contactId: number, time = clock.now()) =>
	v2().recordActivity({ type: 'EMAIL_OPEN', campaignId: campaign.id, contactId, time });
const cursorOf = (link: string) =>
	Buffer.from(new URL(link, 'http://x').searchParams.get('next')!, 'base64url').toString();
const summary = async (updateSummary?: string) =>
	(await client.get(`${path}/reports/summary`, updateSummary ? { updateSummary } : {})).body;

describe('activities of a campaign (2.5)', () => {
	it('come newest first, with what their type has', async () => {
		const activities = await all(path);
		const dates = activities.map(dateOf);
		expect(dates).toEqual([...dates].sort().reverse());
		const common = ['activity_type', 'campaign_id', 'contact_id', 'email_address'];
		const own = {
			bounces: ['bounce_code', 'bounce_description', 'bounce_message', 'bounce_date'],
			clicks: ['link_id', 'link_uri', 'click_date'],
			forwards: ['forward_date'],
			opens: ['open_date'],
			sends: ['send_date'],
			unsubscribes: ['unsubscribe_date', 'unsubscribe_source', 'unsubscribe_reason'],
		};
		let count = 0;
		for (const name of COLLECTION_NAMES) {
			const some = await all(`${path}/${name}`);
			count += some.length;
			expect(some).toEqual(
				activities.filter((one) => String(one.activity_type) === COLLECTIONS[name]),
			);
			expect(Object.keys(some[0]!)).toEqual([...common, ...own[name]]);
		}
		expect(count).toBe(activities.length);
		expect((await client.get(`${path}/nothing`)).status).toBe(404);
	});

	it('have pages of 500 at most, with a time as their cursor (1.5)', async () => {
		const first = await client.get(`${path}/opens`);
		expect(first.results.length).toBeLessThan(500);
		const sends = await client.getAll(`${path}/sends`);
		expect(sends.map(({ length }) => length)).toEqual([500, 200]);
		expect((await client.get(path, { limit: 501 })).status).toBe(400);
		const { next, results } = await client.get(`${path}/opens`, { limit: 3 });
		const [, fourth] = await all(`${path}/opens`).then((opens) => opens.slice(2));
		expect(cursorOf(next!)).toBe(`limit=3&next=${Date.parse(dateOf(fourth!))}`);
		expect(results).toHaveLength(3);
		expect((await client.get(next!, { limit: 3 })).status).toBe(400);
	});

	it.each([1, 2, 3, 4, 10])('neither lose nor repeat any, in pages of %i', async (limit) => {
		const contacts = [...v2().contacts()].slice(0, 20);
		for (const { id } of contacts) open(id);
		const whole = await all(`${path}/opens`);
		expect(whole.slice(0, 20).map((one) => String(one.contact_id))).toEqual(
			contacts.map(({ id }) => String(id)),
		);
		const half = whole.slice(0, 60);
		const created_since = dateOf(half.at(-1)!);
		expect(await all(`${path}/opens`, { limit, created_since })).toEqual(half);
		// Seven emails are sent per millisecond
		const sends = (await all(`${path}/sends`)).slice(0, 50);
		const since = dateOf(sends.at(-1)!);
		const some = await all(`${path}/sends`, { limit, created_since: since });
		expect(some.slice(0, 50)).toEqual(sends);
		expect(new Set(some.map((one) => String(one.contact_id))).size).toBe(some.length);
		expect(some.length).toBeLessThan(57);
	});

	it('do not shift pages when more happens meanwhile', async () => {
		const [one, two] = v2().contacts();
		for (let at = 0; at < 5; at++) open(one!.id);
		const first = await client.get(`${path}/opens`, { limit: 3 });
		open(two!.id);
		clock.advance(1);
		open(two!.id);
		const second = await client.get(first.next!);
		expect(second.results.map((activity) => Number(activity.contact_id))).toEqual([
			one!.id,
			one!.id,
			two!.id,
		]);
	});

	it('are filtered by time, inclusively', async () => {
		const opens = await all(`${path}/opens`);
		const since = dateOf(opens[9]!);
		const found = await all(`${path}/opens`, { created_since: since, limit: 4 });
		expect(found).toEqual(opens.slice(0, 10));
		const later = new Date(Date.parse(since) + 1).toISOString();
		expect(await all(`${path}/opens`, { created_since: later })).toHaveLength(9);
		expect((await client.get(path, { created_since: 'x' })).status).toBe(400);
		expect((await client.get(path, { modified_since: since })).status).toBe(400);
	});

	it('happen by the clock', async () => {
		const before = await all(path);
		clock.set(campaign.lastRunTime! + HOUR_MS);
		const early = await all(path);
		expect(early.length).toBeLessThan(before.length);
		expect(before.slice(-early.length)).toEqual(early);
		open(12, clock.now() + 5000);
		expect((await all(path)).length).toBe(early.length);
	});

	it('are the same for the same seed', async () => {
		const other = await startSandbox({
			clock: new ManualClock(START),
			constantContactV2: { contacts: 800, recipients: 700 },
		});
		const pages = await constantContactV2Client(other).getAll(path);
		await other.close();
		expect(pages.flat()).toEqual(await all(path));
	});

	it('can be read for each link', async () => {
		const clicks = await all(`${path}/clicks`);
		const counts = campaign.links.map(
			({ uid }) => clicks.filter(({ link_id }) => String(link_id) === String(uid)).length,
		);
		for (const [at, { uid, url }] of campaign.links.entries()) {
			const some = await all(`${path}/clicks/${uid}`, { limit: 5 });
			expect(some).toHaveLength(counts[at]!);
			expect(String(some[0]!.link_uri)).toBe(url);
		}
		expect(counts.reduce((sum, count) => sum + count)).toBe(clicks.length);
		expect((await client.get(`${path}/clicks/7`)).status).toBe(404);
	});

	it('are there for sent campaigns alone', async () => {
		for (const other of v2().campaigns()) {
			const url = `/emailmarketing/campaigns/${other.id}/tracking`;
			const expected = other.status === 'SENT' ? 200 : 404;
			expect((await client.get(url)).status).toBe(expected);
			expect((await client.get(`${url}/reports/summary`)).status).toBe(expected);
		}
		const first = await client.get(path, { limit: 5 });
		v2().removeCampaign(campaign.id);
		expect((await client.get(first.next!)).status).toBe(404);
	});

	it('work whichever path a next link has (1.5)', async () => {
		const whole = await all(`${path}/clicks`);
		v2().options.wrongCursorPaths = true;
		const { next } = await client.get(`${path}/clicks`, { limit: 5 });
		expect(next).toContain('/v2/emailcampaigns/');
		expect(await all(`${path}/clicks`, { limit: 5 })).toEqual(whole);
	});
});

describe('a fault', () => {
	it('repeats a page', async () => {
		const first = await client.get(`${path}/opens`, { limit: 3 });
		const second = await client.get(first.next!);
		sandbox.faults.add({ do: { kind: 'repeatPage' } });
		const repeated = await client.get(first.next!);
		expect([repeated.results, repeated.next]).toEqual([first.results, second.next]);
	});
});

describe('the summary of a campaign (2.5)', () => {
	it('counts recipients, not activities', async () => {
		const body = await summary('true');
		for (const name of COLLECTION_NAMES) {
			const activities = await all(`${path}/${name}`);
			const recipients = new Set(activities.map((one) => String(one.contact_id)));
			expect([name, body[name]]).toEqual([name, recipients.size]);
		}
		expect((await all(`${path}/opens`)).length).toBeGreaterThan(Number(body.opens));
		expect(body).toMatchObject({ campaign_id: String(campaign.id), spam_count: 4 });
		const { body: detail } = await client.get(path.replace('/tracking', ''));
		const { campaign_id: _id, ...counters } = body;
		expect(detail.tracking_summary).toEqual(counters);
		const clicks = await all(`${path}/clicks`);
		const counts = detail.click_through_details as unknown as TestBody[];
		expect(counts.reduce((sum, one) => sum + Number(one.click_count), 0)).toBe(clicks.length);
	});

	it('is as of the last full hour unless a refresh is requested', async () => {
		const { opens, sends } = await summary();
		const reader = v2().putContact({ email: 'reader@example.com' }).id;
		const known = v2().trackingOfCampaign(campaign.id).at(-1)!.contactId;
		for (const time of [clock.now(), clock.now() - 24 * HOUR_MS]) open(reader, time);
		v2().recordActivity({ type: 'EMAIL_SEND', campaignId: campaign.id, contactId: known });
		expect((await summary()).opens).toBe(opens);
		expect((await summary('false')).opens).toBe(opens);
		expect(await summary('true')).toMatchObject({ opens: Number(opens) + 1, sends });
		expect((await summary()).opens).toBe(Number(opens) + 1);
		clock.advance(1);
		open(v2().putContact({ email: 'other@example.com' }).id);
		expect((await summary()).opens).toBe(Number(opens) + 1);
		clock.advance(HOUR_MS / 2);
		expect((await summary()).opens).toBe(Number(opens) + 2);
		expect((await client.get(`${path}/reports/summary`, { updateSummary: 1 })).status).toBe(400);
	});

	it('has no spam count if it is left out', async () => {
		v2().options.omitSpamCount = true;
		expect(Object.keys(await summary())).toEqual(COLLECTION_NAMES);
		const { body } = await client.get(path.replace('/tracking', ''));
		expect(Object.keys(body.tracking_summary!)).toEqual(COLLECTION_NAMES);
	});
});

describe('many recipients', () => {
	it('cost nothing until they are requested', async () => {
		const { sandbox: big, startBytes } = await startMeasured({
			clock: new ManualClock(START),
			constantContactV2: { contacts: 1_000_000, recipients: 100_000, campaigns: 500 },
		});
		const bigClient = constantContactV2Client(big);
		const contact = await bigClient.get('/contacts/5000/tracking', { limit: 10 });
		const sent = big.constantContactV2.campaigns().find(({ status }) => status === 'SENT')!;
		const url = `/emailmarketing/campaigns/${sent.id}/tracking`;
		const page = await bigClient.get(url, { limit: 500 });
		await big.close();
		expect(startBytes).toBeLessThan(64 * 2 ** 20);
		expect(contact.results).toHaveLength(10);
		expect(page.results).toHaveLength(500);
	});
});
