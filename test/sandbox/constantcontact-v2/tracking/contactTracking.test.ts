import { ManualClock, startSandbox, type Sandbox } from '../../index';
import type { TestBody } from '../../testClient';
import { constantContactV2Client, type V2Client } from '../testClient';
import { COLLECTION_NAMES, COLLECTIONS } from './record';

const HOUR_MS = 3_600_000;

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock(Date.UTC(2026, 0, 10, 10, 30));
	sandbox = await startSandbox({ clock, constantContactV2: { campaigns: 20 } });
	client = constantContactV2Client(sandbox);
});
afterEach(async () => await sandbox.close());

const v2 = () => sandbox.constantContactV2;
const all = async (url: string, query?: Record<string, string | number>) =>
	(await client.getAll(url, query)).flat();
/** The contact with the most activities. */
const busy = () =>
	[...v2().contacts()]
		.map(({ id }) => ({ id, count: v2().trackingOfContact(id).length }))
		.sort((a, b) => b.count - a.count)[0]!;
const sentCampaigns = () =>
	v2()
		.campaigns()
		.filter(({ status }) => status === 'SENT');

describe('activities of a contact (2.2)', () => {
	it('are those of all campaigns, newest first', async () => {
		const { id, count } = busy();
		const path = `/contacts/${id}/tracking`;
		const activities = await all(path, { limit: 3 });
		expect(activities).toHaveLength(count);
		expect(activities).toEqual(await all(path));
		let found = 0;
		for (const name of COLLECTION_NAMES) {
			const some = await all(`${path}/${name}`, { limit: 2 });
			found += some.length;
			expect(some).toEqual(
				activities.filter((one) => String(one.activity_type) === COLLECTIONS[name]),
			);
		}
		expect(found).toBe(count);
		expect((await client.get(path, { limit: 501 })).status).toBe(400);
	});

	it('are the same as those of the campaigns', async () => {
		const { id } = busy();
		const sent = sentCampaigns().map((campaign) => String(campaign.id));
		const byContact = (await all(`/contacts/${id}/tracking`)).filter((one) =>
			sent.includes(String(one.campaign_id)),
		);
		const byCampaign: TestBody[] = [];
		for (const campaignId of sent) {
			const path = `/emailmarketing/campaigns/${campaignId}/tracking`;
			byCampaign.push(...(await all(path)).filter((one) => Number(one.contact_id) === id));
		}
		const texts = (activities: TestBody[]) => activities.map((one) => JSON.stringify(one)).sort();
		expect(texts(byContact)).toEqual(texts(byCampaign));
	});

	it('can be read since a time and for a link', async () => {
		const { id } = v2().putContact({ email: 'reader@example.com' });
		const campaign = sentCampaigns()[0]!;
		const linkId = campaign.links[1]!.uid;
		const base = { campaignId: campaign.id, contactId: id };
		v2().recordActivity({ ...base, type: 'EMAIL_CLICK', time: clock.now() - 5 });
		v2().recordActivity({ ...base, type: 'EMAIL_CLICK', linkId });
		const bounce = { code: 'Z', description: 'Blocked', message: 'no' };
		v2().recordActivity({ ...base, type: 'EMAIL_BOUNCE', bounce, time: clock.now() + HOUR_MS });
		const path = `/contacts/${id}/tracking`;
		expect(await all(path)).toHaveLength(2);
		const created_since = new Date(clock.now()).toISOString();
		expect(await all(path, { created_since })).toMatchObject([{ link_id: String(linkId) }]);
		expect(await all(`${path}/clicks/${linkId}`)).toHaveLength(1);
		expect(await all(`${path}/clicks/7`)).toEqual([]);
		clock.advance(HOUR_MS);
		expect((await all(path))[0]).toMatchObject({
			activity_type: 'EMAIL_BOUNCE',
			email_address: 'reader@example.com',
			bounce_code: 'Z',
		});
		expect(() => v2().recordActivity({ ...base, type: 'EMAIL_CLICK', linkId: 1 })).toThrow();
		expect(() => v2().recordActivity({ ...base, type: 'EMAIL_OPEN', campaignId: 1 })).toThrow();
		expect(() => v2().recordActivity({ ...base, type: 'EMAIL_OPEN', contactId: 1 })).toThrow();
	});

	it('are gone with the contact', async () => {
		const { id } = busy();
		const path = `/contacts/${id}/tracking`;
		const first = await client.get(path, { limit: 1 });
		v2().removeContact(id);
		const rests = ['', '/opens', '/clicks/1', '/reports/summary', '/reports/summaryByCampaign'];
		for (const rest of rests) {
			const { status, body } = await client.get(path + rest);
			expect(status).toBe(404);
			expect(body[0]!.error_message).toBe(`No persons found using 'contact ids (${id})'`);
		}
		expect((await client.get(first.next!)).status).toBe(404);
	});

	it('work whichever path a next link has (1.5)', async () => {
		const path = `/contacts/${busy().id}/tracking/opens`;
		const whole = await all(path);
		v2().options.wrongCursorPaths = true;
		expect((await client.get(path, { limit: 1 })).next).toContain('/v2/emailmarketing/campaigns/');
		expect(await all(path, { limit: 1 })).toEqual(whole);
	});

	it('have numbers as ids if they are requested', async () => {
		v2().options.idType = 'number';
		const { id } = busy();
		const [first] = await all(`/contacts/${id}/tracking/clicks`);
		expect(first).toMatchObject({ contact_id: id, campaign_id: expect.any(Number) });
		expect(first!.link_id).toEqual(expect.any(Number));
	});
});

describe('the summaries of a contact (2.2)', () => {
	it('count activities', async () => {
		const { id } = busy();
		const path = `/contacts/${id}/tracking`;
		const { status, body } = await client.get(`${path}/reports/summary`);
		expect(status).toBe(200);
		expect(Object.keys(body)).toEqual([...COLLECTION_NAMES, 'contact_id']);
		for (const name of COLLECTION_NAMES) {
			expect([name, body[name]]).toEqual([name, (await all(`${path}/${name}`)).length]);
		}
		expect(body.contact_id).toBe(String(id));
	});

	it('are as of the last full hour unless a refresh is requested', async () => {
		const { id } = v2().putContact({ email: 'reader@example.com' });
		const campaignId = sentCampaigns()[0]!.id;
		v2().recordActivity({ type: 'EMAIL_OPEN', campaignId, contactId: id });
		const path = `/contacts/${id}/tracking/reports`;
		const opens = async (query = {}) => (await client.get(`${path}/summary`, query)).body.opens;
		expect(await opens()).toBe(0);
		expect((await client.get(`${path}/summaryByCampaign`)).text).toBe('[]');
		expect(await opens({ updateSummary: 'true' })).toBe(1);
		expect(await opens()).toBe(1);
		expect((await client.get(`${path}/summary`, { limit: 5 })).status).toBe(400);
	});

	it('by campaign are an array without unsubscribes, and sometimes without sends', async () => {
		const { id } = busy();
		const path = `/contacts/${id}/tracking/reports`;
		const { text } = await client.get(`${path}/summaryByCampaign`);
		const rows = JSON.parse(text) as Array<Record<string, number | string>>;
		const names = ['campaign_id', 'contact_id', 'opens', 'clicks', 'forwards', 'bounces'];
		const shapes = new Set(rows.map((row) => Object.keys(row).join(' ')));
		expect(shapes).toEqual(
			new Set([names.join(' '), [...names.slice(0, 2), 'sends', ...names.slice(2)].join(' ')]),
		);
		const total = (name: string) => rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0);
		const { body } = await client.get(`${path}/summary`);
		for (const name of ['opens', 'clicks', 'forwards', 'bounces']) {
			expect([name, total(name)]).toEqual([name, body[name]]);
		}
		expect(total('sends')).toBeLessThan(Number(body.sends));
	});
});
