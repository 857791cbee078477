import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { constantContactV2Client, type V2Client } from '../testClient';

const HOUR_MS = 3_600_000;

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;
let path: string;

beforeEach(async () => {
	clock = new ManualClock(Date.UTC(2026, 0, 10, 10, 30));
	sandbox = await startSandbox({ clock });
	client = constantContactV2Client(sandbox);
	path = `/emailmarketing/campaigns/${putDraft().id}`;
});
afterEach(async () => await sandbox.close());

const v2 = () => sandbox.constantContactV2;
const putDraft = (lists = [2]) =>
	v2().putCampaign({
		lists,
		content: { name: 'Planned', email_content: '<a href="http://a.example/">a</a>' },
	});
const inHours = (hours: number) => new Date(clock.now() + hours * HOUR_MS).toISOString();
const schedule = async (date: string) =>
	await client.post(`${path}/schedules`, { scheduled_date: date });
const campaign = async () => (await client.get(path, { updateSummary: 'true' })).body;

describe('schedules of a campaign (2.4)', () => {
	it('are an array, empty for a draft', async () => {
		expect((await client.get(`${path}/schedules`)).text).toBe('[]');
		expect((await client.get('/emailmarketing/campaigns/1/schedules')).status).toBe(404);
	});

	it('schedule it', async () => {
		const { status, body } = await schedule('2026-01-10T13:30:00.000+01:00');
		expect([status, body]).toEqual([201, { id: '1', scheduled_date: inHours(2) }]);
		expect(await campaign()).toMatchObject({ status: 'SCHEDULED', next_run_date: inHours(2) });
		expect((await client.get(`${path}/schedules`)).body).toEqual([body]);
		expect((await client.get(`${path}/schedules/1`)).body).toEqual(body);
	});

	it('send it to the members of its lists when they are due', async () => {
		await schedule(inHours(2));
		clock.advance(2 * HOUR_MS - 1);
		expect(await campaign()).toMatchObject({ status: 'SCHEDULED' });
		clock.advance(1);
		const sent = await campaign();
		const now = new Date(clock.now()).toISOString();
		expect(sent).toMatchObject({ status: 'SENT', last_run_date: now, modified_date: now });
		expect(sent.next_run_date).toBeUndefined();
		expect(sent.click_through_details).toMatchObject([{ url: 'http://a.example/' }]);
		expect((await client.get(`${path}/schedules`)).text).toBe('[]');
		clock.advance(HOUR_MS);
		const { results } = await client.get(`${path}/tracking/sends`);
		const members = [...v2().contacts()].filter(
			({ status, lists }) => status === 'ACTIVE' && lists.includes(2),
		);
		expect(results.map((one) => String(one.email_address)).sort()).toEqual(
			members.map(({ email }) => email).sort(),
		);
		expect((await campaign()).tracking_summary).toMatchObject({ sends: members.length });
	});

	it('can be moved', async () => {
		await schedule(inHours(1));
		const moved = await client.put(`${path}/schedules/1`, { scheduled_date: inHours(3) });
		expect([moved.status, moved.body.scheduled_date]).toEqual([200, inHours(3)]);
		clock.advance(2 * HOUR_MS);
		expect(await campaign()).toMatchObject({ status: 'SCHEDULED' });
		clock.advance(HOUR_MS);
		expect(await campaign()).toMatchObject({ status: 'SENT' });
	});

	it('can be several; the first one counts', async () => {
		await schedule(inHours(5));
		expect((await schedule(inHours(4))).body.id).toBe('2');
		expect(await campaign()).toMatchObject({ next_run_date: inHours(4) });
		await client.delete(`${path}/schedules/2`);
		expect(await campaign()).toMatchObject({ status: 'SCHEDULED', next_run_date: inHours(5) });
	});

	it('turn the campaign back into a draft when they are deleted', async () => {
		await schedule(inHours(1));
		expect((await client.delete(`${path}/schedules/1`)).status).toBe(204);
		expect(await campaign()).toMatchObject({ status: 'DRAFT' });
		for (const method of ['GET', 'DELETE']) {
			const { status, body } = await client.request(method, `${path}/schedules/1`);
			expect(status).toBe(404);
			expect(body[0]!.error_message).toContain('Campaign Schedule not found for id');
		}
		clock.advance(2 * HOUR_MS);
		expect(await campaign()).toMatchObject({ status: 'DRAFT' });
	});

	it('are refused when they make no sense', async () => {
		for (const wrong of [
			inHours(0),
			inHours(-1),
			'tomorrow',
			'2026-02-01',
			'2026-02-30T00:00:00Z',
		]) {
			expect((await schedule(wrong)).status).toBe(400);
		}
		expect((await client.post(`${path}/schedules`, {})).status).toBe(400);
		expect((await client.post(`${path}/schedules`, { date: inHours(1) })).status).toBe(400);
		const date = { scheduled_date: inHours(1) };
		const { id } = putDraft([]);
		const listless = await client.post(`/emailmarketing/campaigns/${id}/schedules`, date);
		expect(listless.status).toBe(400);
		const sent = v2()
			.campaigns()
			.find(({ status }) => status === 'SENT')!;
		const again = await client.post(`/emailmarketing/campaigns/${sent.id}/schedules`, date);
		expect(again.status).toBe(400);
	});

	it('of the seeded campaign are carried out when they are due', () => {
		const planned = v2()
			.campaigns()
			.find(({ status }) => status === 'SCHEDULED')!;
		clock.set(planned.schedules[0]!.time);
		expect(v2().campaign(planned.id)).toMatchObject({ status: 'SENT', lastRunTime: clock.now() });
	});
});
