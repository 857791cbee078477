import { ManualClock, startSandbox, type Sandbox } from '../../index';
import {
	childOf,
	constantContactClient,
	entriesOf,
	entry,
	linkOf,
	namesOf,
	payloadOf,
	shortId,
	tag,
	textOf,
	type V1Client,
} from '../testClient';

let sandbox: Sandbox;
let client: V1Client;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock();
	sandbox = await startSandbox({
		clock,
		constantContactV1: { contacts: 60, campaigns: 70, schedulePermission: true },
	});
	client = constantContactClient(sandbox);
});
afterEach(async () => await sandbox.close());

const v1 = () => sandbox.constantContactV1;
const base = 'http://api.constantcontact.com/ws/customers/joesflowers';
const sender = (name: string, id: number | string = 1) =>
	`<${name}><Email id="${base}/settings/emailaddresses/${id}"/></${name}>`;
const MINIMAL: Record<string, string> = {
	Name: 'Created <1> & more',
	Subject: "News from Joe's Flowers",
	FromName: "Joe's Flowers",
	ViewAsWebpage: 'NO',
	PermissionReminder: 'NO',
	OrganizationName: "Joe's Flowers",
	OrganizationAddress1: '123 Main Street',
	EmailContent: '<html><body>Hello &amp; welcome!</body></html>',
	EmailTextContent: 'Hi There',
};
const inner = (changes: Record<string, string | undefined> = {}, senders?: string) =>
	Object.entries({ ...MINIMAL, ...changes })
		.flatMap(([name, value]) => (value === undefined ? [] : [tag(name, value)]))
		.join('') + (senders ?? sender('FromEmail') + sender('ReplyToEmail', 2));
const create = async (payload: string) =>
	await client.post('/campaigns', entry('Campaign', payload).replace('<author/>', ''));
const put = async (id: number, payload: string) => {
	const uri = `${base}/campaigns/${id}`;
	return await client.put(`/campaigns/${id}`, entry('Campaign', payload, uri, uri));
};
const withStatus = (status: string) =>
	v1()
		.campaigns()
		.find((one) => one.status === status)!;
const lists = () => `<ContactLists><ContactList id="${v1().listUri(1)}"/></ContactLists>`;

describe('the feed of campaigns', () => {
	it('has the newest first', async () => {
		const pages = await client.getAll('/campaigns');
		expect(pages.map(({ length }) => length)).toEqual([50, 20]);
		const all = pages.flat();
		expect(all.map(shortId)).toEqual(
			v1()
				.campaigns()
				.map(({ id }) => String(id)),
		);
		expect(shortId(all[0]!)).toMatch(/^\d{13}$/);
		expect(namesOf(payloadOf(all[0]))).toEqual(['Name', 'Status', 'Date']);
		expect(textOf(all[0], 'title')).toBe(textOf(payloadOf(all[0]), 'Name'));
	});

	it('can be filtered by status, in any case', async () => {
		for (const status of ['SENT', 'sent', 'Scheduled', 'DRAFT', 'RUNNING']) {
			const all = (await client.getAll(`/campaigns?status=${status}&refresh=true`)).flat();
			expect(all.length).toBeGreaterThan(0);
			const seen = new Set(all.map((one) => textOf(payloadOf(one), 'Status').toUpperCase()));
			expect([...seen]).toEqual([status.toUpperCase()]);
		}
		expect((await client.get('/campaigns?status=archived')).status).toBe(400);
		expect((await client.get('/campaigns?refresh=1')).status).toBe(400);
	});
});

describe('a campaign', () => {
	it('that was sent has counters that agree with its events', async () => {
		const sent = v1()
			.campaigns()
			.filter(({ status }) => status === 'Sent')[0]!;
		const payload = payloadOf((await client.get(`/campaigns/${sent.id}`)).root);
		expect(namesOf(payload).slice(0, 14)).toEqual([
			'Name',
			'Status',
			'Date',
			'LastEditDate',
			'LastRunDate',
			'Sent',
			'Opens',
			'Clicks',
			'Bounces',
			'Forwards',
			'OptOuts',
			'SpamReports',
			'SharePageURL',
			'Subject',
		]);
		expect(namesOf(payload).slice(-4)).toEqual([
			'Urls',
			'ContactLists',
			'FromEmail',
			'ReplyToEmail',
		]);
		const events = (await client.getAll(`/campaigns/${sent.id}/events/opens`)).flat();
		expect(textOf(payload, 'Opens')).toBe(String(events.length));
		expect(textOf(payload, 'Sent')).toBe('60');
		const urls = childOf(payload, 'Urls')!.children;
		const clicks = urls.reduce((sum, url) => sum + Number(textOf(url, 'Clicks')), 0);
		expect(textOf(payload, 'Clicks')).toBe(String(clicks));
		expect(textOf(urls[0], 'Value')).toContain('&source=mail');
		v1().options.campaignUrls = 'URLS';
		const old = payloadOf((await client.get(`/campaigns/${sent.id}`)).root);
		expect(namesOf(old)[12]).toBe('URLS');
		expect(textOf(childOf(old, 'URLS')!.children[0], 'value')).not.toBe('');
	});

	it('is created as a draft of custom code', async () => {
		const response = await create(inner());
		expect([response.status, response.text]).toEqual([201, expect.any(String)]);
		const id = Number(shortId(response.root));
		expect(response.headers.get('location')).toBe(`${base}/campaigns/${id}`);
		expect(v1().campaign(id)).toMatchObject({
			status: 'Draft',
			fields: { ...MINIMAL, CampaignType: 'CUSTOM', EmailContentFormat: 'HTML' },
			fromEmail: 1,
			replyToEmail: 2,
		});
		const payload = payloadOf((await client.get(`/campaigns/${id}`)).root);
		expect(namesOf(payload)).not.toContain('Sent');
		expect(textOf(payload, 'EmailContent')).toBe(MINIMAL.EmailContent);
		expect(textOf(payload, 'FromEmail', 'EmailAddress')).toBe('joe@flowers.example.com');
		expect((await create(inner())).status).toBe(409);
	});

	it.each([
		...Object.keys(MINIMAL).map((name) => [`no ${name}`, inner({ [name]: undefined })]),
		['an empty subject', inner({ Subject: '' })],
		['a wrong flag', inner({ ViewAsWebpage: 'No' })],
		['a template', inner({ CampaignType: 'TEMPLATE_V2' })],
		['an unknown greeting', inner({ GreetingName: 'First_Name' })],
		['an unknown element', inner({ Sender: 'x' })],
		['no sender', inner({}, sender('ReplyToEmail'))],
		['no address for replies', inner({}, sender('FromEmail'))],
		['an unknown sender', inner({}, sender('FromEmail', 9) + sender('ReplyToEmail'))],
		['an unverified sender', inner({}, sender('FromEmail', 3) + sender('ReplyToEmail'))],
		['an unknown list', `${inner()}<ContactLists><ContactList id="x:y"/></ContactLists>`],
	])('with %s is refused', async (_name, payload) => {
		expect((await create(payload!)).status).toBe(400);
	});

	it('keeps the fields that a change omits, and clears those that it empties', async () => {
		const { id } = withStatus('Draft');
		expect((await put(id, tag('Subject', 'New') + tag('EmailContent', '') + lists())).status).toBe(
			204,
		);
		expect(v1().campaign(id)).toMatchObject({
			listIds: [1],
			fields: { Subject: 'New', EmailContent: '', EmailTextContent: expect.any(String) as string },
		});
		const { text } = await client.get(`/campaigns/${id}`);
		expect((await client.put(`/campaigns/${id}`, text)).status).toBe(204);
		expect((await put(id, tag('Name', withStatus('Sent').fields.Name!))).status).toBe(409);
		expect((await put(id, tag('Name', ' '))).status).toBe(400);
	});

	it('that is no draft can be deleted, not changed', async () => {
		const { id } = withStatus('Sent');
		expect((await put(id, tag('Subject', 'New'))).status).toBe(403);
		expect((await client.delete(`/campaigns/${id}`)).status).toBe(204);
		expect((await client.get(`/campaigns/${id}`)).status).toBe(404);
		expect((await client.delete(`/campaigns/${id}`)).status).toBe(404);
	});
});

describe('a schedule', () => {
	const schedule = async (id: number, time: string) => {
		const uri = `${base}/campaigns/${id}/schedules/1`;
		const body = entry('Schedule', tag('ScheduledTime', time), uri, uri);
		return await client.post(`/campaigns/${id}/schedules`, body);
	};
	const inDays = (days: number) => new Date(clock.now() + days * 86_400_000).toISOString();

	it('needs a permission', async () => {
		v1().options.schedulePermission = false;
		const { id } = withStatus('Draft');
		expect((await client.get(`/campaigns/${id}/schedules`)).status).toBe(403);
		expect((await schedule(id, inDays(1))).status).toBe(403);
		expect((await client.delete(`/campaigns/${id}/schedules/1`)).status).toBe(403);
	});

	it('sends the campaign when its time has come', async () => {
		const { id } = withStatus('Draft');
		expect(entriesOf((await client.get(`/campaigns/${id}/schedules`)).root)).toEqual([]);
		const response = await schedule(id, inDays(2));
		expect([response.status, shortId(response.root)]).toEqual([201, '1']);
		expect(response.headers.get('location')).toBe(`${base}/campaigns/${id}/schedules/1`);
		expect(v1().campaign(id)).toMatchObject({ status: 'Scheduled' });
		expect((await schedule(id, inDays(3))).status).toBe(409);
		const [only] = entriesOf((await client.get(`/campaigns/${id}/schedules`)).root);
		expect(textOf(payloadOf(only), 'ScheduledTime')).toBe(inDays(2));
		clock.advance(2 * 86_400_000);
		expect(v1().campaign(id)).toMatchObject({ status: 'Sent', runTime: clock.now() });
		const payload = payloadOf((await client.get(`/campaigns/${id}`)).root);
		expect(Number(textOf(payload, 'Sent'))).toBeGreaterThan(0);
	});

	it('can be cancelled', async () => {
		const { id } = withStatus('Scheduled');
		const { root } = await client.get(`/campaigns/${id}`);
		expect(namesOf(payloadOf(root))).toContain('NextRunDate');
		expect((await client.delete(`/campaigns/${id}/schedules/2`)).status).toBe(404);
		expect((await client.delete(`/campaigns/${id}/schedules/1`)).status).toBe(204);
		expect((await client.delete(`/campaigns/${id}/schedules/1`)).status).toBe(404);
		clock.advance(30 * 86_400_000);
		expect(v1().campaign(id)).toMatchObject({ status: 'Draft' });
	});

	it('is refused without a list, a future time or the right status', async () => {
		const draft = withStatus('Draft').id;
		for (const time of [inDays(-1), '2030-01-01', 'soon', '2030-01-01T00:00:00+01:00']) {
			expect([time, (await schedule(draft, time)).status]).toEqual([time, 400]);
		}
		const response = await create(inner());
		expect((await schedule(Number(shortId(response.root)), inDays(1))).status).toBe(400);
		expect((await schedule(withStatus('Running').id, inDays(1))).status).toBe(400);
		expect((await schedule(withStatus('Sent').id, inDays(1))).status).toBe(201);
	});
});

describe('e-mail addresses', () => {
	it('are two verified ones and a pending one', async () => {
		const { root } = await client.get('/settings/emailaddresses');
		expect(textOf(root, 'title')).toBe('');
		expect(entriesOf(root).map((one) => textOf(payloadOf(one), 'Status'))).toEqual([
			'Verified',
			'Verified',
			'Pending',
		]);
		const { root: one } = await client.get('/settings/emailaddresses/1');
		expect(namesOf(payloadOf(one))).toEqual(['EmailAddress', 'Status', 'VerifiedTime']);
		expect(linkOf(one, 'edit')).toBe('/ws/customers/joesflowers/settings/emailaddresses/1');
		const { root: pending } = await client.get('/settings/emailaddresses/3');
		expect(namesOf(payloadOf(pending))).toEqual(['EmailAddress', 'Status']);
		expect((await client.get('/settings/emailaddresses/4')).status).toBe(404);
	});
});
