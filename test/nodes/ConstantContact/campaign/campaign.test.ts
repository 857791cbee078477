import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { listSearch } from '../../../support';
import { byId, connectNode, type ConnectedNode, type Parameters } from '../setup';
import { campaignWith, draft } from './campaigns';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode({ constantContactV3: { campaigns: 13 } })));
afterEach(async () => await node.close());

const run = async (operation: string, parameters: Parameters = {}) =>
	await node.run('campaign', operation, parameters);

const MARKED = '<html><BODY class="x">[[trackingImage]]Hello</BODY></html>';

const content = {
	from_name: "Joe's Flowers",
	from_email: 'news@example.com',
	reply_to_email: 'news@example.com',
	subject: 'News of June',
};

describe('campaign: create', () => {
	it('creates a draft from custom HTML, with the tracking mark and a confirmed sender', async () => {
		const { json, error, hints } = await run('create', draft());
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['GET /account/emails', 'POST /emails']);
		expect(node.sandbox.log.entries[0]?.query).toEqual({ confirm_status: 'CONFIRMED' });
		expect(node.lastBody()).toEqual({
			name: 'June',
			email_campaign_activities: [{ format_type: 5, ...content, html_content: MARKED }],
		});
		expect(json).toMatchObject([
			{ name: 'June', campaign_activities: [{ role: 'primary_email' }, {}] },
		]);
		expect(hints).toEqual([]);
	});

	it('sets lists by name once the campaign is there', async () => {
		const [list] = node.account.lists();
		const { json, error } = await run(
			'create',
			draft({ additionalFields: { lists: [list!.name], preheader: 'See' } }),
		);
		expect(error).toBeUndefined();
		const id = String(json[0]?.campaign_id);
		const { id: activity } = node.account.campaignActivities(id)[0]!;
		expect(node.requests()).toEqual([
			'GET /account/emails',
			'GET /contact_lists',
			'POST /emails',
			`PUT /emails/activities/${activity}`,
		]);
		expect(node.lastBody()).toEqual({
			...content,
			preheader: 'See',
			contact_list_ids: [list!.id],
			segment_ids: [],
		});
		expect(node.account.campaignActivities(id)[0]).toMatchObject({ listIds: [list!.id] });
		expect(node.account.campaignActivities(id)[0]?.content.html).toBe(MARKED);
	});

	it('goes to any number of lists', async () => {
		const many = await connectNode({ constantContactV3: { lists: 51 } });
		const lists = many.account.lists().map(({ id }) => id);
		const { error } = await many.run('campaign', 'create', draft({ additionalFields: { lists } }));
		expect(error).toBeUndefined();
		expect(many.lastBody()).toMatchObject({ contact_list_ids: lists });
		expect(lists).toHaveLength(51);
		await many.close();
	});

	it('says that the campaign is there when its recipients are refused', async () => {
		const { error } = await run('create', draft({ additionalFields: { segment: byId('99') } }));
		const created = node.account.campaigns().at(-1)!;
		expect(error?.message).toContain(
			`the campaign was created as a draft (ID ${created.id}), but its recipients were not set`,
		);
		expect(error?.message).toContain('segment_ids 99 does not exist');
	});

	it('says that the campaign is there when the connection is lost before its recipients are set', async () => {
		node.sandbox.faults.add({
			when: { path: /\/emails\/activities\//, method: 'PUT' },
			do: { kind: 'resetBefore' },
		});
		const [list] = node.account.lists();
		const { error } = await run('create', draft({ additionalFields: { lists: [list!.id] } }));
		const created = node.account.campaigns().at(-1)!;
		expect(error?.message).toContain(`created as a draft (ID ${created.id})`);
	});

	it('says that a free email sender will be replaced', async () => {
		node.account.accountEmails.push({
			...node.account.accountEmails[0]!,
			email_address: 'joe@gmail.com',
		});
		const { hints } = await run('create', draft({ fromEmail: byId('Joe@Gmail.com') }));
		expect(hints.map(({ message }) => message).join()).toContain('joe@gmail.com');
		expect(node.lastBody()).toMatchObject({
			email_campaign_activities: [{ from_email: 'joe@gmail.com' }],
		});
	});

	it('reads the addresses once for many items', async () => {
		const items = [{ name: 'One' }, { name: 'Two' }];
		const { json } = await node.run(
			'campaign',
			'create',
			draft({ name: '={{ $json.name }}' }),
			items,
		);
		expect(json.map(({ name }) => name)).toEqual(['One', 'Two']);
		expect(node.requests().filter((request) => request.includes('/account'))).toHaveLength(1);
	});

	const html = (htmlContent: string) => draft({ htmlContent });
	it.each([
		[html('<body>\n<p>${name}</p></body>'), "contains '${' in line 2, column 4"],
		[html('<p>[#if]</p>'), "contains '[#' in line 1, column 4"],
		[html('<@x>'), "contains '<@' in line 1, column 1"],
		[html('[[trackingImage]] [[TRACKINGIMAGE]]'), '2 times: in line 1, column 1 and in line 1'],
		[html('[[trackingImage]]<body></body>'), 'which is before the body'],
		[
			html('<body>\n<!-- [[trackingImage]] -->Hello</body>'),
			'line 2, column 6, which is within a comment',
		],
		[html('<!--[if mso]>[[trackingImage]]<![endif]-->Hello'), 'which is within a comment'],
		[html('x'.repeat(149_990)), 'has 150007 characters; the maximum is 150000'],
		[html('€'.repeat(140_000)), 'has 420017 bytes; the maximum is 409600'],
		[html('={{ "" }}'), "'HTML Content' is empty"],
		[draft({ name: 'x'.repeat(81) }), "'Name' has 81 characters; the maximum is 80"],
		[draft({ fromName: 'x'.repeat(101) }), "'From Name' has 101 characters; the maximum is 100"],
		[draft({ additionalFields: { preheader: 'x'.repeat(201) } }), 'the maximum is 200'],
	])('refuses %# before anything is sent', async (parameters, message) => {
		const { error } = await run('create', parameters);
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('keeps the tracking mark as written, and ignores a body tag in a comment', async () => {
		const written = '<!-- <body> --><html><body><i>[[trackingimage]]</i></body></html>';
		await run('create', html(written));
		expect(node.lastBody()).toMatchObject({
			email_campaign_activities: [{ html_content: written }],
		});
	});

	it.each([
		[{ fromEmail: byId('other@example.com') }, "'From Email' is other@example.com, which isn't a"],
		[{ additionalFields: { replyToEmail: byId('x@example.com') } }, "'Reply-To Email' is x@"],
		[{ fromEmail: byId('ann') }, "'From Email' isn't an email address"],
		[
			{ additionalFields: { lists: ['a'], segment: byId('1') } },
			"'List Names or IDs' and 'Segment' are both filled in",
		],
	])('refuses %j before the campaign is made', async (more, message) => {
		const { error } = await run('create', draft(more));
		expect(error?.message).toContain(message);
		expect(node.requests()).not.toContain('POST /emails');
	});
});

describe('campaign: get, getAll', () => {
	it('lists all but removed ones, regardless of the case of their status', async () => {
		const { json } = await run('getAll', { returnAll: true });
		expect(node.sandbox.log.entries[0]?.query).toEqual({ limit: '500' });
		const present = node.account.campaigns().filter(({ isRemoved }) => !isRemoved);
		expect(json).toHaveLength(present.length);
		expect(node.account.campaigns().length).toBeGreaterThan(present.length);
		const drafts = await run('getAll', { filters: { status: ['DRAFT', 'SCHEDULED'] } });
		expect(drafts.json.map(({ current_status: status }) => status).sort()).toEqual([
			'Draft',
			'Scheduled',
		]);
	});

	it('refuses a status that does not exist: it would find nothing', async () => {
		node.sandbox.log.clear();
		const { error } = await run('getAll', { filters: { status: ['sent'] } });
		expect(error?.message).toBe("'Status' contains 'sent' [item 0]");
		expect(error?.description).toMatch(/^Use one or more of: DONE, DRAFT, ERROR/);
		expect(node.sandbox.log.count).toBe(0);
	});

	it('filters by the time of the last change', async () => {
		const filters = { updatedAfter: '2026-01-01T00:00:00+01:00', updatedBefore: '2026-02-01' };
		await run('getAll', { filters });
		expect(node.sandbox.log.entries[0]?.query).toEqual({
			after_date: '2025-12-31T23:00:00Z',
			before_date: '2026-02-01T00:00:00Z',
			limit: '500',
		});
	});

	it('refuses times in which nothing can be', async () => {
		const filters = { updatedAfter: '2026-02-01', updatedBefore: '2026-01-01' };
		const { error } = await run('getAll', { filters });
		expect(error?.message).toMatch(/'Updated Before' \(.*\) is before 'Updated After'/);
		expect(node.requests()).toEqual([]);
	});

	it('reads one with its activities', async () => {
		const { campaign, activity } = campaignWith(node, 'DONE');
		const { json } = await run('get', { campaign: byId(campaign.id) });
		expect(json[0]).toMatchObject({
			campaign_id: campaign.id,
			campaign_activities: expect.arrayContaining([
				{ campaign_activity_id: activity.id, role: 'primary_email' },
			]) as unknown,
		});
	});

	it('offers campaigns and confirmed senders in lists', async () => {
		const { credentials } = node;
		const { campaign } = campaignWith(node, 'DRAFT');
		const campaigns = await listSearch(ConstantContact, 'searchCampaigns', {
			credentials,
			filter: campaign.name,
		});
		expect(campaigns.results).toEqual([{ name: `${campaign.name} (Draft)`, value: campaign.id }]);
		node.account.accountEmails[0]!.confirm_status = 'UNCONFIRMED';
		const senders = await listSearch(ConstantContact, 'searchSenders', { credentials });
		expect(senders.results.map(({ value }) => value)).toEqual(
			node.account.accountEmails
				.filter(({ confirm_status: status }) => status === 'CONFIRMED')
				.map(({ email_address: email }) => email),
		);
	});
});

describe('campaign: update, delete', () => {
	it('renames one, and says that a name is taken', async () => {
		const { campaign } = campaignWith(node, 'DRAFT');
		const { json } = await run('update', { campaign: byId(campaign.id), name: 'July' });
		expect(node.requests()).toEqual([`PATCH /emails/${campaign.id}`]);
		expect(node.lastBody()).toEqual({ name: 'July' });
		expect(json).toMatchObject([{ campaign_id: campaign.id, name: 'July' }]);
		const other = campaignWith(node, 'DONE').campaign;
		const taken = await run('update', { campaign: byId(other.id), name: 'July' });
		expect(taken.error).toMatchObject({ httpCode: '409' });
	});

	it('deletes a draft, and no campaign that waits to be sent', async () => {
		const { campaign } = campaignWith(node, 'DRAFT');
		const { json } = await run('delete', { campaign: byId(campaign.id) });
		expect(json).toEqual([{ deleted: true, campaign_id: campaign.id }]);
		expect(node.requests()).toEqual([`DELETE /emails/${campaign.id}`]);
		const scheduled = campaignWith(node, 'SCHEDULED').campaign;
		const { error } = await run('delete', { campaign: byId(scheduled.id) });
		expect(error?.message).toContain('a scheduled campaign cannot be deleted');
	});

	it('names the privilege that a colleague lacks', async () => {
		const { accessToken, refreshToken } = node.account.grant({ role: 'campaignCreator' });
		const { campaign } = campaignWith(node, 'DRAFT');
		const { oauthTokenData, ...own } = node.credentials.constantContactOAuth2Api;
		const tokens = { ...(oauthTokenData as object), access_token: accessToken };
		const credentials = {
			constantContactOAuth2Api: {
				...own,
				oauthTokenData: { ...tokens, refresh_token: refreshToken },
			},
		};
		const parameters = { campaign: byId(campaign.id) };
		const { error } = await node.run('campaign', 'delete', parameters, [{}], { credentials });
		expect(error?.message).toContain("lacks the privilege 'campaign:delete'");
	});
});
