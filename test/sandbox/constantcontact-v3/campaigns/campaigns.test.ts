import { startAccount, type TestAccount } from '../testAccount';

const HTML =
	'<html><body>[[trackingImage]]<a href="https://www.example.com/">shop</a></body></html>';

let account: TestAccount;
beforeEach(async () => {
	account = await startAccount({ contacts: 200 });
});
afterEach(async () => await account.close());

const mail = (changes: object = {}) => ({
	format_type: 5,
	from_name: 'Elm & Sons',
	from_email: 'news@example.com',
	reply_to_email: 'owner@example.com',
	subject: 'Hello',
	html_content: HTML,
	...changes,
});
const post = async (name: string, changes: object = {}) =>
	await account.client.post('/emails', { name, email_campaign_activities: [mail(changes)] });

/** Creates a campaign; returns its id and that of its email. */
async function create(name = 'Fresh') {
	const { status, body } = await post(name);
	expect(status).toBe(200);
	const [primary] = body.campaign_activities as unknown as Array<{ campaign_activity_id: string }>;
	return { id: String(body.campaign_id), activity: primary!.campaign_activity_id };
}
const core = ({ format_type: _type, html_content: _html, ...rest } = mail()) => rest;

describe('the campaigns (V3 API 7)', () => {
	it('come with the last change first, removed ones too, their status spelt in another way', async () => {
		const pages = await account.client.getAll('/emails', 'campaigns', { limit: 5 });
		expect(pages.map((page) => page.length)).toEqual([5, 5, 2]);
		const times = pages.flat().map(({ updated_at }) => String(updated_at));
		expect(times).toEqual([...times].sort().reverse());
		expect(pages[0]![0]).toMatchObject({ type: 'NEWSLETTER', type_code: 10 });
		expect(times[0]).toMatch(/\.\d{3}Z$/);
		const statuses = pages.flat().map(({ current_status }) => String(current_status));
		expect(new Set(statuses)).toEqual(new Set(['Draft', 'Scheduled', 'Done', 'Removed']));
		const one = await account.client.get(`/emails/${String(pages[0]![0]!.campaign_id)}`);
		expect(one.body.current_status).toBe(statuses[0]!.toUpperCase());
	});

	it('are filtered by the time of their last change', async () => {
		const [oldest] = account.v3.campaigns();
		const before_date = new Date(oldest!.updatedTime + 1).toISOString();
		const found = await account.client.get('/emails', { before_date });
		expect(found.body.campaigns).toMatchObject([{ campaign_id: oldest!.id }]);
		const since = await account.client.get('/emails', { after_date: before_date, limit: 500 });
		expect(since.body.campaigns).toHaveLength(11);
	});

	it('are created with a mail and a page on the web', async () => {
		const { id, activity } = await create();
		const read = await account.client.get(`/emails/${id}`);
		expect(read.body).toMatchObject({
			name: 'Fresh',
			current_status: 'DRAFT',
			campaign_activities: [
				{ role: 'primary_email', campaign_activity_id: activity },
				{ role: 'permalink' },
			],
		});
		const whole = await account.client.get(`/emails/activities/${activity}`, {
			include: 'html_content,physical_address_in_footer,permalink_url,document_properties',
		});
		expect(whole.body).toMatchObject({
			campaign_id: id,
			current_status: 'DRAFT',
			format_type: 5,
			html_content: HTML,
			physical_address_in_footer: { organization_name: 'Elm & Sons', city: 'Waltham' },
			contact_list_ids: [],
			segment_ids: [],
		});
		const plain = await account.client.get(`/emails/activities/${activity}`);
		expect(plain.body).not.toHaveProperty('html_content');
	});

	it.each([
		['no mark', { html_content: '<body></body>' }],
		['two marks', { html_content: `<body>${HTML}[[TRACKINGIMAGE]]</body>` }],
		['a mark outside the body', { html_content: '<head>[[trackingImage]]</head><body></body>' }],
		['a template text', { html_content: HTML.replace('shop', '${name}') }],
		['a reserved pair', { html_content: HTML.replace('shop', '[#x]') }],
		['another reserved pair', { html_content: HTML.replace('shop', '<@x>') }],
		['long content', { html_content: HTML + 'x'.repeat(150_000) }],
		['large content', { html_content: HTML + '€'.repeat(149_000) }],
		["a sender who isn't confirmed", { from_email: 'new@example.com' }],
		['a sender of others', { from_email: 'someone@example.org' }],
		['an unknown address for replies', { reply_to_email: 'someone@example.org' }],
		['another format', { format_type: 4 }],
		['no subject', { subject: '' }],
		['a long preheader', { preheader: 'x'.repeat(201) }],
		['a misspelt property', { from_mail: 'x' }],
	])('refuse a mail with %s', async (_name, changes) => {
		const { status, key } = await post('Fresh', changes);
		expect([status, key]).toEqual([400, 'campaigns.api.validation.error']);
		expect(account.v3.counts.campaigns).toBe(12);
	});

	it('have unique names of 80 characters at most', async () => {
		const { id } = await create();
		expect((await post('Fresh')).status).toBe(409);
		expect((await post('x'.repeat(81))).status).toBe(400);
		const other = account.v3.campaigns()[0]!.name;
		expect((await account.client.patch(`/emails/${id}`, { name: other })).status).toBe(409);
		const renamed = await account.client.patch(`/emails/${id}`, { name: 'Other' });
		expect([renamed.status, renamed.body.name]).toEqual([200, 'Other']);
	});

	it('can be removed, but not while they are scheduled', async () => {
		const { id, activity } = await create();
		expect((await account.client.delete(`/emails/${id}`)).status).toBe(204);
		expect((await account.client.get(`/emails/${id}`)).body.current_status).toBe('REMOVED');
		expect((await account.client.get(`/emails/activities/${activity}`)).status).toBe(404);
		expect((await account.client.patch(`/emails/${id}`, { name: 'x' })).status).toBe(400);
		const scheduled = account.v3
			.campaigns()
			.find((one) => account.v3.campaignActivities(one.id)[0]!.status === 'SCHEDULED')!;
		expect((await account.client.delete(`/emails/${scheduled.id}`)).status).toBe(400);
	});

	it('are known by their older ids', async () => {
		const [first, second] = account.v3.campaigns();
		const { body } = await account.client.get('/emails/campaign_id_xrefs', {
			v2_email_campaign_ids: `${second!.number},1,${first!.number}`,
		});
		expect(body.xrefs).toEqual(
			[first!, second!].map(({ number, id, activityIds }) => ({
				v2_email_campaign_id: String(number),
				campaign_id: id,
				campaign_activity_id: activityIds[0],
			})),
		);
	});
});

describe('a change of a mail (V3 API 7)', () => {
	it('empties the core that it lacks, and keeps the parts that it lacks', async () => {
		const { activity } = await create();
		const [list] = account.v3.lists();
		const path = `/emails/activities/${activity}`;
		const first = await account.client.put(path, {
			...core(),
			subject: 'Changed',
			preheader: 'Look',
			contact_list_ids: [list!.id],
			document_properties: { text_content: 'Plain' },
		});
		expect(first.status).toBe(200);
		expect(first.body).toMatchObject({
			subject: 'Changed',
			contact_list_ids: [list!.id],
			html_content: HTML,
		});
		const { body } = await account.client.put(path, core());
		expect(body).toMatchObject({
			preheader: '',
			contact_list_ids: [],
			html_content: HTML,
			document_properties: { text_content: 'Plain' },
		});
		const again = await account.client.put(path, body);
		expect([again.status, again.body]).toEqual([200, body]);
	});

	it('accepts lists or one segment that exist', async () => {
		const { activity } = await create();
		const [list] = account.v3.lists();
		const put = async (changes: object) =>
			(await account.client.put(`/emails/activities/${activity}`, { ...core(), ...changes }))
				.status;
		expect(await put({ segment_ids: [1] })).toBe(200);
		expect(await put({ segment_ids: [1], contact_list_ids: [list!.id] })).toBe(400);
		expect(await put({ segment_ids: [1, 2] })).toBe(400);
		expect(await put({ segment_ids: [99] })).toBe(400);
		expect(await put({ contact_list_ids: ['6d7b1b52-0f3a-4a53-9d7c-0a6b1c2d3e4f'] })).toBe(400);
		expect(await put({ from_name: undefined })).toBe(400);
	});

	it('is refused for the page on the web, and for sent mails of own HTML (pains 26)', async () => {
		const sent = account.v3.campaigns().map(({ id }) => account.v3.campaignActivities(id));
		const own = sent.find(([one]) => one!.status === 'DONE' && one!.content.formatType === 5)!;
		const edited = sent.find(([one]) => one!.status === 'DONE' && one!.content.formatType === 3)!;
		const put = async (id: string) =>
			(await account.client.put(`/emails/activities/${id}`, core())).status;
		expect(await put(own[1]!.id)).toBe(400);
		expect(await put(own[0]!.id)).toBe(400);
		expect(await put(edited[0]!.id)).toBe(200);
		account.v3.options.editDone = 'all';
		expect(await put(own[0]!.id)).toBe(200);
	});
});

describe('schedules (V3 API 7)', () => {
	let activity: string;
	let list: string;
	beforeEach(async () => {
		({ activity } = await create());
		list = account.v3.lists()[0]!.id;
		await account.client.put(`/emails/activities/${activity}`, {
			...core(),
			contact_list_ids: [list],
		});
	});
	const schedule = async (scheduled_date: string) =>
		await account.client.post(`/emails/activities/${activity}/schedules`, { scheduled_date });
	const read = async (part: string) =>
		(await account.client.get(`/emails/activities/${activity}${part}`)).body;

	it('send a mail when its time has come', async () => {
		const scheduled = await schedule('2026-01-01T09:00:00+01:00');
		expect(scheduled.status).toBe(201);
		expect(scheduled.body).toEqual([{ scheduled_date: '2026-01-01T08:00:00.000Z' }]);
		expect(await read('/schedules')).toEqual(scheduled.body);
		expect((await read('')).current_status).toBe('SCHEDULED');
		expect((await schedule('2026-01-02T08:00:00Z')).status).toBe(400);
		account.clock.advance(8 * 3_600_000);
		expect((await read('')).current_status).toBe('DONE');
		expect(await read('/schedules')).toEqual([]);
		const members = [...account.v3.contacts()].filter(
			({ lists, email }) => lists.includes(list) && /^(explicit|implicit)$/.test(email!.permission),
		);
		expect(await read('/send_history')).toEqual([
			{
				send_id: expect.any(Number),
				contact_list_ids: [list],
				segment_ids: [],
				count: members.length,
				run_date: '2026-01-01T08:00:00.000Z',
				send_status: 'COMPLETED',
			},
		]);
	});

	it('send at once, which an empty array says', async () => {
		const sent = await schedule('0');
		expect([sent.status, sent.body]).toEqual([201, []]);
		expect((await read('')).current_status).toBe('DONE');
	});

	it("send a second time only to those who haven't got it (pains 26)", async () => {
		await schedule('0');
		account.clock.advance(60_000);
		account.v3.putContact({ email: 'late@example.com', lists: [list] });
		await schedule('0');
		const history = (await read('/send_history')) as unknown as Array<{ count: number }>;
		expect(history[1]!.count).toBe(1);
		const sends = account.v3.tracking(activity).filter(({ kind }) => kind === 'em_sends');
		expect(sends).toHaveLength(history[0]!.count + 1);
	});

	it('can be taken back', async () => {
		await schedule('2026-01-01T08:00:00Z');
		const path = `/emails/activities/${activity}/schedules`;
		expect((await account.client.delete(path)).status).toBe(204);
		expect((await account.client.delete(path)).status).toBe(400);
		account.clock.advance(9 * 3_600_000);
		expect((await read('')).current_status).toBe('DRAFT');
	});

	it('need an address, recipients, a sender, and a time ahead', async () => {
		expect((await schedule('tomorrow')).status).toBe(400);
		expect((await schedule('2025-12-31T00:00:00Z')).status).toBe(400);
		account.v3.options.pastSchedules = 'sendNow';
		account.v3.physicalAddress = undefined;
		expect((await schedule('2025-12-31T00:00:00Z')).message).toContain('no physical address');
		account.v3.physicalAddress = { address_line1: '1', city: 'Cork', country_code: 'IE' };
		account.v3.accountEmails[1]!.confirm_status = 'UNCONFIRMED';
		expect((await schedule('0')).message).toContain('from_email is not confirmed');
		account.v3.accountEmails[1]!.confirm_status = 'CONFIRMED';
		expect((await schedule('2025-12-31T00:00:00Z')).body).toEqual([]);
		const other = await create('Other');
		const nobody = await account.client.post(`/emails/activities/${other.activity}/schedules`, {
			scheduled_date: '0',
		});
		expect(nobody.message).toContain('contact_list_ids or segment_ids is required');
	});
});

describe('test mails and previews', () => {
	it('go to five addresses at most, and to fifty a day', async () => {
		const { activity } = await create();
		const path = `/emails/activities/${activity}/tests`;
		const addresses = (count: number) => ({
			email_addresses: Array.from({ length: count }, (_, n) => `t${n}@example.com`),
		});
		account.v3.options.testSendsPerDay = 7;
		expect((await account.client.post(path, addresses(5))).status).toBe(204);
		expect((await account.client.post(path, addresses(3))).status).toBe(400);
		expect((await account.client.post(path, addresses(2))).status).toBe(204);
		expect(account.v3.mails.filter(({ kind }) => kind === 'test')).toHaveLength(7);
		account.clock.advance(86_000_000);
		account.clock.advance(400_000);
		const { accessToken: token } = account.v3.grant();
		expect((await account.client.post(path, addresses(1), { token })).status).toBe(204);
		for (const body of [addresses(6), addresses(0), { email_addresses: ['x'] }]) {
			expect((await account.client.post(path, body, { token })).status).toBe(400);
		}
	});

	it('show the mail without its mark', async () => {
		const { activity } = await create();
		const { body } = await account.client.get(`/emails/activities/${activity}/previews`);
		expect(body).toMatchObject({
			campaign_activity_id: activity,
			subject: 'Hello',
			preview_html_content: HTML.replace('[[trackingImage]]', ''),
			preview_text_content: 'shop',
		});
	});
});

describe('A/B tests and resends', () => {
	it('test two subjects', async () => {
		const { activity } = await create();
		const path = `/emails/activities/${activity}/abtest`;
		const test = { alternative_subject: 'Other', test_size: 20, winner_wait_duration: 6 };
		expect((await account.client.get(path)).status).toBe(404);
		expect(await account.client.post(path, test)).toMatchObject({ status: 201, body: test });
		expect((await account.client.post(path, test)).status).toBe(409);
		expect((await account.client.get(path)).body).toEqual(test);
		expect((await account.client.delete(path)).status).toBe(204);
		for (const changes of [{ test_size: 4 }, { test_size: 51 }, { winner_wait_duration: 7 }]) {
			expect((await account.client.post(path, { ...test, ...changes })).status).toBe(400);
		}
	});

	it("send again to those who didn't open", async () => {
		const { id, activity } = await create();
		const [list] = account.v3.lists();
		const path = `/emails/activities/${activity}`;
		await account.client.put(path, { ...core(), contact_list_ids: [list!.id] });
		const resends = `${path}/non_opener_resends`;
		expect((await account.client.get(resends)).body).toEqual([]);
		const created = await account.client.post(resends, { resend_subject: 'Again', delay_days: 1 });
		expect(created.status).toBe(201);
		expect(created.body).toEqual({
			resend_subject: 'Again',
			delay_days: 1,
			delay_minutes: 1440,
			resend_request_id: 'DRAFT',
		});
		const second = await account.client.post(resends, { resend_subject: 'x', delay_days: 1 });
		expect(second.status).toBe(409);
		await account.client.post(`${path}/schedules`, { scheduled_date: '0' });
		const [planned] = (await account.client.get(resends)).body as unknown as Array<{
			resend_request_id: string;
			resend_date: string;
			resend_status: string;
		}>;
		expect(planned).toMatchObject({
			resend_date: '2026-01-02T00:00:00.000Z',
			resend_status: 'SCHEDULED',
		});
		account.clock.advance(86_400_000);
		const again = account.v3.campaignActivities(id).find(({ role }) => role === 'resend')!;
		expect([again.status, again.content.subject]).toEqual(['DONE', 'Again']);
		const opened = account.v3.tracking(activity).filter(({ kind }) => kind === 'em_opens');
		expect(opened.length).toBeGreaterThan(0);
		const got = new Set(account.v3.tracking(again.id).map(({ number }) => number));
		expect(got.size).toBeGreaterThan(0);
		const inTime = opened.filter(({ time }) => time <= again.sends[0]!.time);
		expect(inTime.some(({ number }) => got.has(number))).toBe(false);
		const { accessToken: token } = account.v3.grant();
		const gone = await account.client.delete(`${resends}/${planned!.resend_request_id}`, { token });
		expect(gone.status).toBe(409);
	});

	it('can be taken back, and know their limits', async () => {
		const { id, activity } = await create();
		const path = `/emails/activities/${activity}/non_opener_resends`;
		const post = async (body: object) => (await account.client.post(path, body)).status;
		expect(await post({ resend_subject: 'x' })).toBe(400);
		expect(await post({ resend_subject: 'x', delay_days: 11 })).toBe(400);
		expect(await post({ resend_subject: 'x', delay_minutes: 719 })).toBe(400);
		expect(await post({ resend_subject: 'x', delay_minutes: 800 })).toBe(201);
		expect((await account.client.delete(`${path}/1`)).status).toBe(404);
		expect((await account.client.delete(`${path}/DRAFT`)).status).toBe(204);
		expect(account.v3.campaignActivities(id).map(({ role }) => role)).toEqual([
			'primary_email',
			'permalink',
		]);
	});
});
