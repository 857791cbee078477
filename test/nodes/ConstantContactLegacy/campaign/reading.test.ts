import { connectNode, byId, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { contacts: 60, campaigns: 60 } });
});
afterEach(async () => await node.close());

const withStatus = (status: string) =>
	node.hub.campaigns().find((campaign) => campaign.status === status)!;

describe('campaign: get', () => {
	it('returns content, results as numbers, links and lists', async () => {
		const { id, fields, listIds } = withStatus('Sent');
		const { json, error } = await node.run('campaign', 'get', { campaign: byId(String(id)) });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET /campaigns/${id}`]);
		const [campaign] = json;
		expect(campaign).toMatchObject({
			id: String(id),
			name: fields.Name,
			status: 'Sent',
			subject: fields.Subject,
			organization_address1: '123 Main Street',
			sent: 60,
			opens: expect.any(Number) as number,
			spam_reports: 0,
			contact_lists: [{ id: String(listIds[0]), uri: node.hub.listUri(listIds[0]!) }],
			from_email: { email: { id: '1' }, email_address: 'joe@flowers.example.com' },
			reply_to_email: { email: { id: '2' }, email_address: 'news@flowers.example.com' },
			uri: `http://api.constantcontact.com/ws/customers/joesflowers/campaigns/${id}`,
		});
		const urls = campaign!.urls as Array<{ id: string; value: string; clicks: number }>;
		expect(urls.map(({ id: urlId }) => urlId)).toEqual(['1', '2']);
		expect(urls[0]!.value).toMatch(/&source=mail$/);
		expect(urls[0]!.clicks + urls[1]!.clicks).toBe(campaign!.clicks);
	});

	it('reads the older form of links and broken IDs alike', async () => {
		const { id } = withStatus('Sent');
		const get = async () =>
			(await node.run('campaign', 'get', { campaign: byId(String(id)) })).json;
		const newer = await get();
		Object.assign(node.hub.options, { campaignUrls: 'URLS', idLineBreaks: true });
		expect(await get()).toEqual(newer);
	});

	it('reports an unknown ID', async () => {
		const { error } = await node.run('campaign', 'get', { campaign: byId('1') });
		expect(error?.message).toMatch(/^Could not get campaign: /);
		expect(error?.description).toMatch(/Nothing has this ID.*\(GET .*\/campaigns\/1, status 404\)/);
	});

	it('refuses an ID that would leave its place in the path', async () => {
		const { error } = await node.run('campaign', 'get', { campaign: byId('..') });
		expect(error?.message).toContain("The ID '..' can't be used");
		expect(node.requests()).toEqual([]);
	});
});

describe('campaign: get many', () => {
	it('returns all campaigns, page by page', async () => {
		const { json } = await node.run('campaign', 'getAll', { returnAll: true });
		expect(json.map(({ id }) => id)).toEqual(node.hub.campaigns().map(({ id }) => String(id)));
		expect(Object.keys(json[0]!)).toEqual(['id', 'name', 'status', 'date', 'uri', 'updated']);
		expect(node.sandbox.log.entries.map(({ query }) => Object.keys(query))).toEqual([[], ['next']]);
	});

	it.each(['DRAFT', 'RUNNING', 'SCHEDULED', 'SENT'])('filters by the status %s', async (status) => {
		const { json } = await node.run('campaign', 'getAll', { filters: { status } });
		expect(node.sandbox.log.entries[0]!.query).toEqual({ status });
		expect([...new Set(json.map((one) => String(one.status).toUpperCase()))]).toEqual([status]);
	});

	it('has the results refreshed on request', async () => {
		await node.run('campaign', 'getAll', { limit: 1, filters: { refreshResults: true } });
		await node.run('campaign', 'getAll', { limit: 1, filters: { refreshResults: false } });
		expect(node.sandbox.log.entries.map(({ query }) => query)).toEqual([{ refresh: 'true' }, {}]);
	});

	it('refuses an unknown status before sending', async () => {
		const { error } = await node.run('campaign', 'getAll', { filters: { status: 'Closed' } });
		expect(error?.message).toContain("'Status' is 'Closed'");
		expect(error?.description).toBe('Use one of: DRAFT, RUNNING, SCHEDULED, SENT.');
		expect(node.requests()).toEqual([]);
	});
});

describe('campaign: delete', () => {
	it('deletes each of several, paired with its item', async () => {
		const [one, two] = node.hub.campaigns();
		const items = [{ id: String(one!.id) }, { id: '1' }, { id: String(two!.id) }];
		const { items: output } = await node.run(
			'campaign',
			'delete',
			{ campaign: byId('={{ $json.id }}') },
			items,
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(output.map(({ json, pairedItem }) => [json.id, json.deleted, pairedItem])).toEqual([
			[items[0]!.id, true, { item: 0 }],
			[undefined, undefined, { item: 1 }],
			[items[2]!.id, true, { item: 2 }],
		]);
		expect(node.hub.campaign(one!.id)).toBeUndefined();
		expect(node.hub.campaign(two!.id)).toBeUndefined();
	});
});
