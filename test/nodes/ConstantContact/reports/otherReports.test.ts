import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode({ constantContactV3: { contacts: 200 } })));
afterEach(async () => await node.close());

const query = (at = 0) => node.sandbox.log.entries[at]?.query;

describe('landingPageReport: getContacts', () => {
	const page = () => node.account.landingPages()[0]!;
	const run = async (parameters = {}) =>
		await node.run('landingPageReport', 'getContacts', { landingPageId: page(), ...parameters });

	it.each([
		['p_contact_opens', 'p_contact_open'],
		['p_unique_contact_clicks', 'p_contact_click'],
		['p_unique_contact_adds', 'p_contact_add'],
		['p_unique_contact_updates', 'p_contact_update'],
		['p_unique_contact_opens', 'p_contact_open'],
	])('reads %s', async (report, type) => {
		const { json } = await run({ returnAll: true, report });
		expect(node.requests()).toEqual([
			`GET /reports/landing_pages/campaign_details/${page()}/${report}`,
		]);
		expect(query()).toEqual({ limit: '500' });
		expect(json.length).toBeGreaterThan(0);
		expect(new Set(json.map(({ tracking_activity_type: one }) => one))).toEqual(new Set([type]));
	});

	it('reads page after page, and people by a part of their name', async () => {
		node.account.options.lastPageLinks = 'null';
		const all = await run({ limit: 60, report: 'p_contact_opens' });
		expect(query()).toEqual({ limit: '60' });
		expect(all.json).toHaveLength(60);
		const search = String(all.json[0]?.email_address);
		const { json } = await run({
			returnAll: true,
			report: 'p_unique_contact_opens',
			filters: { search },
		});
		expect(node.sandbox.log.entries.at(-1)?.query).toEqual({
			limit: '500',
			contacts_filter: search,
		});
		expect(json.map(({ email_address: email }) => email)).toEqual([search]);
	});

	it('reads who signed up for text messages', async () => {
		expect(
			(await run({ returnAll: true, report: 'p_unique_contact_sms_optins' })).error,
		).toBeUndefined();
	});

	it('says that there is no such page', async () => {
		const { error } = await run({ landingPageId: '0f4a7c1e-9d52-11ef-8b7a-fa163e2c11aa' });
		expect(error?.description).toMatch(/^Nothing has this ID/);
		expect((await run({ landingPageId: '={{ "" }}' })).error?.message).toContain(
			"'Landing Page ID' is empty",
		);
	});
});

describe('smsReport: getSummaries', () => {
	const run = async (parameters = {}, timezone?: string) =>
		await node.run(
			'smsReport',
			'getSummaries',
			{ returnAll: true, start: '2025-11-01', ...parameters },
			[{}],
			{ timezone },
		);

	it("accepts times in the workflow's time zone", async () => {
		const { json } = await run(
			{ start: '2025-11-01T00:00', options: { end: '2025-12-31T23:00:00Z' } },
			'America/New_York',
		);
		expect(node.requests()).toEqual(['GET /reports/summary_reports/sms_campaign_summaries']);
		expect(query()).toEqual({
			limit: '50',
			start_at: '2025-11-01T04:00:00Z',
			end_at: '2025-12-31T23:00:00Z',
		});
		expect(json.map(({ campaign_name: name }) => name)).toEqual([
			'Text Message 3',
			'Text Message 2',
		]);
		expect(json[0]).toMatchObject({ unique_counts: { opens: 0, optouts: 0 } });
	});

	it('begins a day without a time at 00:00 UTC, and says so', async () => {
		const { hints } = await run({}, 'America/New_York');
		expect(query()).toEqual({ limit: '50', start_at: '2025-11-01T00:00:00Z' });
		expect(hints.map(({ message }) => message)).toEqual([
			"Days without a time in 'Start' begin at 00:00 UTC: 2025-11-01",
		]);
	});

	it('refuses times that make no sense', async () => {
		expect((await run({ options: { end: '2025-10-01' } })).error?.message).toContain(
			"'End' is before 'Start'",
		);
		expect((await run({ start: '={{ "" }}' })).error?.message).toContain("'Start' is empty");
		expect(node.requests()).toEqual([]);
	});
});
