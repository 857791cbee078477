import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import { readBinary } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

type Campaign = ReturnType<Sandbox['constantContactV2']['campaigns']>[number];

let node: ConnectedNode;
let campaign: Campaign;

beforeEach(async () => {
	node = await connectNode({ constantContactV2: { contacts: 900, recipients: 800 } });
	const sent = node.account.campaigns().filter(({ status }) => status === 'SENT');
	campaign = sent.at(-1)!;
});
afterEach(async () => await node.close());

const base = () => `/emailmarketing/campaigns/${campaign.id}/tracking`;
const happened = () => node.account.trackingOfCampaign(campaign.id);
const queries = () =>
	node.sandbox.log.entries.map(({ query: { api_key: _key, ...query } }) => query);
const getAll = async (parameters: IDataObject = {}, items?: IDataObject[]) =>
	await node.run(
		'campaignTracking',
		'getAll',
		{ campaign: byId(String(campaign.id)), ...parameters },
		items,
	);
const TYPES = [
	['bounces', 'EMAIL_BOUNCE', 'bounce_date'],
	['clicks', 'EMAIL_CLICK', 'click_date'],
	['forwards', 'EMAIL_FORWARD', 'forward_date'],
	['opens', 'EMAIL_OPEN', 'open_date'],
	['sends', 'EMAIL_SEND', 'send_date'],
	['unsubscribes', 'EMAIL_UNSUBSCRIBE', 'unsubscribe_date'],
] as const;

describe('campaignTracking: getAll', () => {
	it('returns everything in one list, newest first, each with the time that it happened', async () => {
		const { json, error } = await getAll({ returnAll: true });
		expect(error).toBeUndefined();
		const expected = happened();
		expect(expected.length).toBeGreaterThan(500);
		expect(json.map(({ activity_type: type, activity_date: date }) => [type, date])).toEqual(
			expected.map(({ type, time }) => [type, new Date(time).toISOString()]),
		);
		const [first, ...others] = queries();
		expect(node.requests()).toEqual(queries().map(() => `GET ${base()}`));
		expect(first).toEqual({ limit: '500' });
		expect(others).toHaveLength(Math.ceil(expected.length / 500) - 1);
		for (const query of others) expect(Object.keys(query)).toEqual(['next']);
	});

	it.each(TYPES)(
		'returns %s with their own date beside the common one',
		async (activityType, type, date) => {
			const { json } = await getAll({ returnAll: true, activityType });
			expect(node.requests()[0]).toBe(`GET ${base()}/${activityType}`);
			expect(json).toHaveLength(happened().filter((one) => one.type === type).length);
			for (const activity of json) {
				expect(activity).toMatchObject({ activity_type: type, campaign_id: String(campaign.id) });
				expect(activity[date]).toBe(activity.activity_date);
			}
		},
	);

	it('returns the clicks on one link', async () => {
		const [link] = campaign.links;
		const { json, error } = await getAll({
			returnAll: true,
			activityType: 'clicks',
			filters: { link: String(link!.uid) },
		});
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET ${base()}/clicks/${link!.uid}`]);
		expect(json).toHaveLength(happened().filter((one) => one.link?.uid === link!.uid).length);
		expect(json[0]).toMatchObject({ link_id: String(link!.uid), link_uri: link!.url });
	});

	it.each(['all', 'opens'])('refuses a link together with %s', async (activityType) => {
		const { error } = await getAll({ activityType, filters: { link: '7' } });
		expect(error?.message).toContain("'Link ID' applies to clicks only");
		expect(error?.description).toContain("Choose Clicks under 'Activity Type'");
		expect(node.requests()).toEqual([]);
	});

	it('returns what happened since a time', async () => {
		const { time } = happened()[40]!;
		const createdSince = new Date(time).toISOString();
		const { json } = await getAll({ returnAll: true, filters: { createdSince } });
		expect(queries()).toEqual([{ created_since: createdSince, limit: '500' }]);
		expect(json).toHaveLength(happened().filter((one) => one.time >= time).length);
	});

	it('requests no more than needed', async () => {
		const { json } = await getAll({ limit: 7 });
		expect(json).toHaveLength(7);
		expect(queries()).toEqual([{ limit: '7' }]);
	});

	it('returns IDs as text, and reads on where a link names another path', async () => {
		Object.assign(node.account.options, { idType: 'number', wrongCursorPaths: true });
		const { json, error } = await getAll({ returnAll: true });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(happened().length);
		expect(json[0]).toMatchObject({
			campaign_id: String(campaign.id),
			contact_id: expect.any(String) as string,
		});
	});

	it('has no time for an activity without one', async () => {
		const results = [
			{ activity_type: 'EMAIL_NEW' },
			{ activity_type: 'EMAIL_OPEN', open_date: null },
		];
		node.sandbox.faults.add({
			when: { method: 'GET' },
			do: { kind: 'status', status: 200, body: JSON.stringify({ meta: {}, results }) },
		});
		const { json } = await getAll();
		expect(json).toEqual(
			results.map((row) => ({ campaign_id: String(campaign.id), ...row, activity_date: null })),
		);
	});

	it("writes a file whose columns don't depend on the first records", async () => {
		const { items } = await getAll({ returnAll: true, output: 'file' });
		expect(items[0]!.json.fileName).toMatch(/^campaign-tracking-.*\.csv$/);
		const file = String(await readBinary(items[0]!));
		const [header, ...rows] = file.trim().split(/\r?\n/);
		expect(header).toMatch(
			/^activity_type,activity_date,campaign_id,contact_id,.*unsubscribe_reason,other$/,
		);
		expect(rows).toHaveLength(happened().length);
	});

	it('pairs activities with the item that names the campaign', async () => {
		const [other] = node.account.campaigns();
		const items = [{ id: campaign.id }, { id: 1 }, { id: other!.id }];
		const parameters = { campaign: byId('={{ $json.id }}'), limit: 1 };
		const { items: output } = await node.run('campaignTracking', 'getAll', parameters, items, {
			continueOnFail: 'continueRegularOutput',
		});
		expect(output.map(({ json, pairedItem }) => [json.campaign_id, pairedItem])).toEqual([
			[String(campaign.id), { item: 0 }],
			[undefined, { item: 1 }],
			[String(other!.id), { item: 2 }],
		]);
		expect(output[1]!.json.error).toContain('Nothing has this ID');
	});
});

describe('campaignTracking: getSummary', () => {
	const getSummary = async (more: IDataObject = {}) =>
		await node.run('campaignTracking', 'getSummary', {
			campaign: byId(String(campaign.id)),
			...more,
		});

	it('counts recipients, as numbers, with the ID of the campaign', async () => {
		node.account.options.omitSpamCount = true;
		const { json, error } = await getSummary({ refreshResults: true });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET ${base()}/reports/summary`]);
		expect(queries()).toEqual([{ updateSummary: 'true' }]);
		const { recipients } = node.account.campaignCounters(campaign.id);
		expect(json).toEqual([{ campaign_id: String(campaign.id), ...recipients }]);
		expect(Object.values(recipients).every(Number.isInteger)).toBe(true);
	});

	it('leaves the counters as they are unless requested', async () => {
		node.account.options.idType = 'number';
		const { json } = await getSummary();
		expect(queries()).toEqual([{}]);
		expect(json[0]).toMatchObject({
			campaign_id: String(campaign.id),
			spam_count: expect.any(Number) as number,
		});
	});

	it.each([
		['emptyRecord', 'the server sent no statistics'],
		['otherRecord', 'the server sent the statistics of another record'],
	] as const)('refuses numbers that are not those of the campaign: %s', async (kind, words) => {
		node.sandbox.faults.add({ do: { kind } });
		const { error, items } = await getSummary();
		expect(error?.message).toMatch(
			new RegExp(`^Could not get summary of campaign tracking: ${words}`),
		);
		expect(items).toEqual([]);
	});

	it('says that a draft has none', async () => {
		campaign = node.account.campaigns().find(({ status }) => status === 'DRAFT')!;
		const { error } = await getSummary();
		expect(error?.message).toMatch(/^Could not get summary of campaign tracking: .*not been sent/);
	});
});
