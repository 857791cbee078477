import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { loadOptions, readBinary } from '../../../support';
import { byActivity, campaignWith, picked } from '../campaign/campaigns';
import { connectNode, type ConnectedNode, type Parameters } from '../setup';

let node: ConnectedNode;

beforeAll(async () => (node = await connectNode({ constantContactV3: { campaigns: 170 } })));
beforeEach(() => node.sandbox.log.clear());
afterAll(async () => await node.close());

const run = async (operation: string, parameters: Parameters = {}) =>
	await node.run('campaignReport', operation, parameters);

const queries = () => node.sandbox.log.entries.map(({ query }) => query);
const unknown = '00000000-0000-4000-8000-000000000000';

/** An email with every kind of activity. */
const sentMail = () => {
	const { activity } = campaignWith(node, 'DONE');
	const [person] = node.account.contacts();
	if (!node.account.tracking(activity.id).some(({ kind }) => kind === 'em_forwards')) {
		for (const kind of ['em_forwards', 'em_optouts', 'em_clicks'] as const) {
			node.account.recordActivity({ activityId: activity.id, contactId: person!.id, kind });
		}
		const bounce = { activityId: activity.id, contactId: person!.id, kind: 'em_bounces' } as const;
		node.account.recordActivity({ ...bounce, bounceCode: 'F' });
		node.account.recordActivity({ ...bounce, bounceCode: 'B' });
	}
	return activity;
};

describe('getTracking', () => {
	const track = async (trackingType: string, more: Parameters = {}) =>
		await run('getTracking', {
			campaignActivity: byActivity(sentMail().id),
			trackingType,
			returnAll: true,
			...more,
		});

	it.each([
		['sends', 'em_sends'],
		['opens', 'em_opens'],
		['unique_opens', 'em_opens'],
		['didnotopens', 'em_sends'],
		['clicks', 'em_clicks'],
		['forwards', 'em_forwards'],
		['optouts', 'em_optouts'],
		['bounces', 'em_bounces'],
	])('reads %s', async (trackingType, kind) => {
		const { json, error } = await track(trackingType);
		expect(error).toBeUndefined();
		const { id } = sentMail();
		const [first] = node.requests();
		expect(first).toBe(`GET /reports/email_reports/${id}/tracking/${trackingType}`);
		expect(queries()[0]).toEqual({ limit: '500' });
		expect(json.length).toBeGreaterThan(0);
		const kinds = new Set(json.map(({ tracking_activity_type: type }) => type));
		expect([...kinds]).toEqual([kind]);
	});

	it('reads any number of pages, for the selected campaign', async () => {
		const { campaign, activity } = campaignWith(node, 'DONE');
		const { json } = await run('getTracking', {
			...picked(campaign.id),
			trackingType: 'sends',
			limit: 7,
		});
		expect(json).toHaveLength(7);
		expect(node.requests()).toEqual([
			`GET /emails/${campaign.id}`,
			`GET /reports/email_reports/${activity.id}/tracking/sends`,
		]);
		expect(queries()[1]).toEqual({ limit: '7' });
	});

	it('filters bounces by their reasons, and clicks by their link', async () => {
		const { json } = await track('bounces', { filters: { bounceCode: ['F', 'B'] } });
		expect(queries()[0]).toEqual({ bounce_code: ['F', 'B'], limit: '500' });
		expect(new Set(json.map(({ bounce_code: code }) => code))).toEqual(new Set(['F', 'B']));
		const link = sentMail().links[0]!;
		const clicks = await track('clicks', { filters: { urlId: String(link.uid) } });
		expect(queries()[1]).toEqual({ url_id: String(link.uid), limit: '500' });
		expect(clicks.json.length).toBeGreaterThan(0);
		expect(new Set(clicks.json.map(({ link_url: url }) => url))).toEqual(new Set([link.url]));
	});

	it('writes a file', async () => {
		const { items } = await track('sends', { output: 'file' });
		const [header = '', ...rows] = (await readBinary(items[0]!)).toString().trim().split('\r\n');
		expect(header.startsWith('contact_id,campaign_activity_id,tracking_activity_type')).toBe(true);
		expect(items[0]?.json).toMatchObject({ records: rows.length });
	});

	it.each([
		['opens', { bounceCode: ['F'] }, "'Bounce Code' applies to Bounces only"],
		['bounces', { urlId: '1' }, "'Link ID' applies to Clicks only"],
		['clicks', { urlId: 'x' }, "'Link ID' isn't a number: 'x'"],
	])('refuses filters of a different tracking type: %s with %j', async (type, filters, message) => {
		expect((await track(type, { filters })).error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});
});

describe('getStats', () => {
	it('accepts 150 campaigns a request, with results and errors side by side', async () => {
		const all = node.account.campaigns();
		const items = [...all.map(({ id }) => ({ campaign_id: id })), { campaign_id: unknown }];
		const { json, hints, items: output } = await node.run('campaignReport', 'getStats', {}, items);
		const sizes = node.sandbox.log.entries.map(
			({ path }) => decodeURIComponent(path).split(',').length,
		);
		expect(sizes.sort()).toEqual([150, items.length - 150].sort());
		expect(json.map(({ campaign_id: id }) => id)).toEqual(items.map(({ campaign_id: id }) => id));
		expect(output.at(-1)?.pairedItem).toEqual({ item: items.length - 1 });
		expect(json[0]).toMatchObject({
			found: true,
			stats: { em_sends: expect.any(Number) as number },
		});
		expect(json.at(-1)).toMatchObject({
			found: false,
			error_message: expect.stringContaining(unknown) as string,
		});
		expect(hints.map(({ message }) => message)).toEqual([
			`1 of ${items.length} have no stats; they are output with found: false`,
		]);
	});

	it('counts activities, 10 a request, with the reasons of bounces', async () => {
		const ids = node.account
			.campaigns()
			.slice(0, 11)
			.map(({ id }) => node.account.campaignActivities(id)[0]!.id);
		const { json } = await run('getStats', {
			level: 'activity',
			idSource: 'ids',
			ids: `={{ ${JSON.stringify(ids)} }}`,
		});
		expect(node.requests()).toHaveLength(2);
		expect(json.map(({ campaign_activity_id: id }) => id)).toEqual(ids);
		expect(json[0]).toMatchObject({ stats: { em_bounces_vacation: expect.any(Number) as number } });
	});

	it('also returns items if none of them is known', async () => {
		const { json, error } = await run('getStats', { idSource: 'ids', campaigns: [unknown] });
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ campaign_id: unknown, found: false }]);
	});

	it('names the items without an ID', async () => {
		const items = [{ campaign_id: unknown }, { campaign_id: null }];
		const { error } = await node.run('campaignReport', 'getStats', {}, items);
		expect(error?.message).toBe("1 of 2 IDs can't be used: item 1 has no 'campaign_id'");
		expect(node.requests()).toEqual([]);
	});

	it('offers campaigns in a list', async () => {
		const { campaign } = campaignWith(node, 'DONE');
		const options = await loadOptions(ConstantContact, 'getCampaigns', {
			credentials: node.credentials,
		});
		expect(options).toContainEqual({ name: `${campaign.name} (Done)`, value: campaign.id });
	});
});

it('getSummaries: reads all pages', async () => {
	const { json } = await run('getSummaries', { returnAll: true });
	expect(queries()[0]).toEqual({ limit: '500' });
	expect(json.length).toBeGreaterThan(100);
	expect(json[0]).toMatchObject({ unique_counts: { sends: expect.any(Number) as number } });
});

it('getLinks: returns links with the activity, and says that nobody has clicked', async () => {
	const { id, links } = sentMail();
	const parameters = { campaignActivity: byActivity(id), options: { withoutClicks: true } };
	const { json } = await run('getLinks', parameters);
	expect(node.requests()).toEqual([`GET /reports/email_reports/${id}/links`]);
	expect(queries()).toEqual([{ no_clicks: 'true' }]);
	expect(json).toMatchObject(links.map(({ url }) => ({ campaign_activity_id: id, link_url: url })));
	const draft = campaignWith(node, 'SCHEDULED').activity;
	const none = await run('getLinks', { campaignActivity: byActivity(draft.id) });
	expect(none.items).toEqual([]);
});
