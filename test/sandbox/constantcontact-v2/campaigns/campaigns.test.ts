import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { constantContactV2Client, type V2Client } from '../testClient';

const CAMPAIGNS = '/emailmarketing/campaigns';

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock(Date.UTC(2026, 0, 10, 10, 30));
	sandbox = await startSandbox({ clock, constantContactV2: { campaigns: 30 } });
	client = constantContactV2Client(sandbox);
});
afterEach(async () => await sandbox.close());

const v2 = () => sandbox.constantContactV2;
const draft = (more: object = {}) => ({
	name: 'Tulips in January',
	subject: 'They are here',
	from_name: "Joe's Flowers",
	from_email: 'joe@flowers.example.com',
	reply_to_email: 'News@flowers.example.com',
	email_content: '<html><body><a href="http://a.example/?b=1&amp;c=2">Ä</a></body></html>',
	text_content: 'They are here',
	...more,
});
const withStatus = (status: string) =>
	v2()
		.campaigns()
		.filter((campaign) => campaign.status === status);

describe('the campaigns (2.4)', () => {
	it('are summaries in pages of 50 at most, newest first', async () => {
		const [page, ...more] = await client.getAll(CAMPAIGNS);
		expect(more).toEqual([]);
		expect(Object.keys(page![0]!)).toEqual(['id', 'name', 'status', 'modified_date']);
		const dates = page!.map((one) => String(one.modified_date));
		expect(dates).toEqual([...dates].sort().reverse());
		expect((await client.get(CAMPAIGNS, { limit: 51 })).status).toBe(400);
		v2().options.overLimit = 'clamp';
		expect((await client.get(CAMPAIGNS, { limit: 51 })).status).toBe(200);
	});

	it('leave deleted ones out unless they are requested', async () => {
		const statuses = async (status: string) => {
			const pages = await client.getAll(CAMPAIGNS, { status, limit: 7 });
			return pages.flat().map((one) => String(one.status));
		};
		expect(withStatus('DELETED').length).toBeGreaterThan(0);
		expect(await statuses('ALL')).toHaveLength(30 - withStatus('DELETED').length);
		expect(await statuses('ALL')).not.toContain('DELETED');
		for (const status of ['DRAFT', 'RUNNING', 'SENT', 'SCHEDULED', 'DELETED']) {
			expect(await statuses(status)).toEqual(withStatus(status).map(() => status));
		}
		expect((await client.get(CAMPAIGNS, { status: 'sent' })).status).toBe(400);
		expect((await client.get(CAMPAIGNS, { sort: 'x' })).status).toBe(400);
	});

	it('are filtered by the time of their last change, inclusively', async () => {
		const times = withStatus('SENT').map(({ modifiedTime }) => modifiedTime);
		const since = new Date(times.at(-2)!).toISOString();
		const found = await client.get(CAMPAIGNS, { status: 'SENT', modified_since: since });
		expect(found.results).toHaveLength(2);
		const day = await client.get(CAMPAIGNS, { modified_since: '2025-12-30' });
		expect(day.status).toBe(200);
		expect((await client.get(CAMPAIGNS, { modified_since: 'today' })).status).toBe(400);
	});

	it('have pages with numbers, which drift when campaigns change meanwhile (1.5)', async () => {
		const first = await client.get(CAMPAIGNS, { limit: 2, modified_since: '2020-01-01' });
		const cursor = new URL(first.next!, 'http://x').searchParams.get('next')!;
		expect(Buffer.from(cursor, 'base64url').toString()).toBe(
			'pageNum=2&pageSize=2&modified_since=2020-01-01',
		);
		v2().putCampaign({ content: { name: 'New' } });
		const second = await client.get(first.next!);
		expect(second.results[0]!.id).toBe(first.results[1]!.id);
		expect((await client.get(first.next!, { limit: 2 })).status).toBe(400);
	});
});

describe('a campaign (2.4)', () => {
	it('is created as a draft', async () => {
		const created = await client.post(CAMPAIGNS, draft({ sent_to_contact_lists: [{ id: '2' }] }));
		expect(created.status).toBe(201);
		expect(created.body).toMatchObject({
			status: 'DRAFT',
			template_type: 'CUSTOM',
			name: 'Tulips in January',
			email_content_format: 'HTML',
			style_sheet: '',
			created_date: '2026-01-10T10:30:00.000Z',
			message_footer: { organization_name: "Joe's Flowers & Gifts", city: 'Waltham' },
			sent_to_contact_lists: [{ id: '2' }],
			tracking_summary: { sends: 0, opens: 0, spam_count: 0 },
			click_through_details: [],
		});
		expect(created.body.next_run_date).toBeUndefined();
		const { body } = await client.get(`${CAMPAIGNS}/${created.body.id}`);
		expect(body).toEqual(created.body);
	});

	it.each([
		['name', { name: undefined }, 'json.field.invalid'],
		['blank subject', { subject: ' ' }, 'json.field.invalid'],
		['reply address', { reply_to_email: null }, 'json.field.invalid'],
		['text', { text_content: '' }, 'json.field.invalid'],
		['reminder', { is_permission_reminder_enabled: true }, 'json.field.invalid'],
		['web page texts', { is_view_as_webpage_enabled: true }, 'json.field.invalid'],
		['footer that is null', { message_footer: null }, 'json.field.invalid'],
		['format', { email_content_format: 'MD' }, 'json.field.invalid'],
		['property', { colour: 'red' }, 'json.field.invalid'],
		['long name', { name: 'x'.repeat(81) }, 'json.max.length.violation'],
		['address', { from_email: 'nobody' }, 'json.email.invalid'],
		['unverified', { from_email: 'pending@flowers.example.com' }, 'http.status.bad_request'],
		['unknown', { reply_to_email: 'a@b.example' }, 'http.status.bad_request'],
		['list', { sent_to_contact_lists: [{ id: '77' }] }, 'json.field.lists.value.invalid'],
	])('is refused: %s', async (_name, wrong, key) => {
		const { status, body } = await client.post(CAMPAIGNS, draft(wrong));
		expect([status, body[0]!.error_key]).toEqual([400, key]);
		expect(v2().campaigns()).toHaveLength(30);
	});

	it('has a name of its own', async () => {
		const { name } = withStatus('SENT')[0]!.content;
		expect((await client.post(CAMPAIGNS, draft({ name }))).status).toBe(409);
		const deleted = withStatus('DELETED')[0]!.content.name;
		expect((await client.post(CAMPAIGNS, draft({ name: deleted }))).status).toBe(201);
	});

	it('needs a footer when the account has no address', async () => {
		v2().accountInfo = { ...v2().accountInfo, organization_addresses: [] };
		expect((await client.post(CAMPAIGNS, draft())).status).toBe(400);
		const message_footer = { organization_name: 'J', address_line_1: '1 Elm', city: 'W' };
		const { status, body } = await client.post(CAMPAIGNS, draft({ message_footer }));
		expect([status, body.message_footer!.city]).toEqual([201, 'W']);
	});

	it('shows what was sent, with links and dates', async () => {
		const { id } = withStatus('SENT').at(-1)!;
		const { body } = await client.get(`${CAMPAIGNS}/${id}`, { updateSummary: 'true' });
		expect(body).toMatchObject({ id: String(id), status: 'SENT' });
		expect(body.last_run_date).toBe(body.modified_date);
		expect(body.permalink_url).toMatch(/^http/);
		expect(Object.keys(body.click_through_details![0]!)).toEqual(['url', 'url_uid', 'click_count']);
		expect(body.click_through_details![0]!.url).toContain('&source=mail');
		expect((await client.get(`${CAMPAIGNS}/${id}`, { updateSummary: 'yes' })).status).toBe(400);
	});

	it('is replaced whole, as long as it is a draft', async () => {
		const message_footer = { organization_name: 'J', address_line_1: '1 Elm' };
		const first = draft({ style_sheet: 'p {}', message_footer });
		const { body: created } = await client.post(CAMPAIGNS, first);
		const path = `${CAMPAIGNS}/${created.id}`;
		clock.advance(1000);
		const { status, body } = await client.put(path, draft({ name: 'Other' }));
		expect([status, body.name, body.style_sheet]).toEqual([200, 'Other', '']);
		expect(body.message_footer!.organization_name).toBe("Joe's Flowers & Gifts");
		expect(body.modified_date).toBe('2026-01-10T10:30:01.000Z');
		expect((await client.put(path, { name: 'x' })).status).toBe(400);
		// A response may be sent back unchanged
		expect((await client.put(path, body)).status).toBe(200);
		const name = withStatus('SENT')[0]!.content.name;
		expect((await client.put(path, draft({ name }))).status).toBe(409);
		for (const other of ['SENT', 'SCHEDULED', 'RUNNING']) {
			const sent = withStatus(other)[0]!.id;
			expect((await client.put(`${CAMPAIGNS}/${sent}`, draft({ name: other }))).status).toBe(400);
		}
	});

	it('is not found once it was deleted', async () => {
		const { id } = withStatus('SENT')[0]!;
		expect((await client.delete(`${CAMPAIGNS}/${id}`)).status).toBe(204);
		expect((await client.get(`${CAMPAIGNS}/${id}`)).status).toBe(404);
		expect((await client.delete(`${CAMPAIGNS}/${id}`)).status).toBe(404);
		const since = new Date(clock.now()).toISOString();
		const query = { status: 'DELETED', modified_since: since };
		const { results } = await client.get(CAMPAIGNS, query);
		expect(results.map((one) => one.id)).toEqual([String(id)]);
		expect((await client.get(`${CAMPAIGNS}/1`)).status).toBe(404);
		expect((await client.get(`${CAMPAIGNS}/x`)).status).toBe(404);
	});

	it('has a preview', async () => {
		const { id } = withStatus('SENT')[0]!;
		const { status, body } = await client.get(`${CAMPAIGNS}/${id}/preview`);
		expect(status).toBe(200);
		expect(Object.keys(body)).toEqual([
			'subject',
			'from_email',
			'reply_to_email',
			'preview_email_content',
			'preview_text_content',
		]);
		expect(body.preview_email_content).toContain('our offer');
	});

	it('can be sent as a test', async () => {
		const path = `${CAMPAIGNS}/${withStatus('DRAFT')[0]!.id}/tests`;
		const sent = { email_addresses: ['a@b.example'], format: 'HTML', personal_message: 'See' };
		const { status, body } = await client.post(path, sent);
		expect([status, body]).toEqual([200, sent]);
		for (const wrong of [
			{ ...sent, email_addresses: [] },
			{ ...sent, email_addresses: ['nobody'] },
			{ ...sent, format: 'PDF' },
			{ email_addresses: ['a@b.example'] },
		]) {
			expect((await client.post(path, wrong)).status).toBe(400);
		}
		expect((await client.post(`${CAMPAIGNS}/1/tests`, sent)).status).toBe(404);
	});

	it('can be put past the checks', async () => {
		const { id } = v2().putCampaign({ content: { name: 'Past' }, status: 'SENT' });
		const { body } = await client.get(`${CAMPAIGNS}/${id}`);
		expect(body).toMatchObject({ name: 'Past', status: 'SENT' });
		clock.advance(5);
		expect(v2().putCampaign({ id, content: { subject: 'S' } })).toMatchObject({
			content: { name: 'Past', subject: 'S' },
			modifiedTime: clock.now(),
			lastRunTime: clock.now() - 5,
		});
		v2().removeCampaign(id);
		expect((await client.get(`${CAMPAIGNS}/${id}`)).status).toBe(404);
		expect(() => v2().putCampaign({ id: 5 })).toThrow(RangeError);
	});

	it('has numbers as ids if they are requested', async () => {
		v2().options.idType = 'number';
		const { id } = withStatus('SENT')[0]!;
		const { body } = await client.get(`${CAMPAIGNS}/${id}`);
		expect([body.id, body.sent_to_contact_lists![0]!.id]).toEqual([id, expect.any(Number)]);
	});
});
