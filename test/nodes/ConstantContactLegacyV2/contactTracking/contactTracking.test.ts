import type { IDataObject } from 'n8n-workflow';

import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;
let id: number;

beforeEach(async () => {
	node = await connectNode({ constantContactV2: { contacts: 30, recipients: 30 } });
	const busy = [...node.account.contacts()].filter(({ id: contact }) => {
		const types = node.account.trackingOfContact(contact).map(({ type }) => type);
		return types.includes('EMAIL_CLICK');
	});
	id = busy[0]!.id;
});
afterEach(async () => await node.close());

const base = () => `/contacts/${id}/tracking`;
const happened = () => node.account.trackingOfContact(id);
const queries = () =>
	node.sandbox.log.entries.map(({ query: { api_key: _key, ...query } }) => query);
const run = async (operation: string, more: IDataObject = {}) =>
	await node.run('contactTracking', operation, { contact: byId(String(id)), ...more });

describe('contactTracking: getAll', () => {
	it('returns everything in one list, newest first, each with the time that it happened', async () => {
		const { json, error } = await run('getAll', { returnAll: true });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET ${base()}`]);
		expect(queries()).toEqual([{ limit: '500' }]);
		expect(json).toMatchObject(
			happened().map(({ type, time, campaignId, email }) => ({
				activity_type: type,
				activity_date: new Date(time).toISOString(),
				campaign_id: String(campaignId),
				contact_id: String(id),
				email_address: email,
			})),
		);
	});

	it.each(['bounces', 'clicks', 'forwards', 'opens', 'sends', 'unsubscribes'])(
		'requests %s alone',
		async (activityType) => {
			const { json, error } = await run('getAll', { returnAll: true, activityType });
			expect(error).toBeUndefined();
			expect(node.requests()).toEqual([`GET ${base()}/${activityType}`]);
			const type = `EMAIL_${activityType.slice(0, -1).toUpperCase()}`;
			expect(json).toHaveLength(happened().filter((one) => one.type === type).length);
			expect(json.every((activity) => activity.activity_type === type)).toBe(true);
		},
	);

	it('reads page after page, of a contact that is named by its address', async () => {
		const { email } = node.account.contact(id)!;
		node.sandbox.log.clear();
		const { json } = await run('getAll', { contact: byId(email.toUpperCase()), limit: 2 });
		expect(node.requests()).toEqual(['GET /contacts', `GET ${base()}`]);
		expect(queries()).toEqual([{ email }, { limit: '2' }]);
		expect(json).toHaveLength(2);
		node.sandbox.faults.add({
			when: { path: '/tracking' },
			do: {
				kind: 'status',
				status: 200,
				body: {
					meta: { pagination: { next_link: `/v2/emailmarketing/campaigns/7/tracking?next=abc` } },
					results: [{ activity_type: 'EMAIL_OPEN', open_date: 'x' }],
				},
			},
			times: 1,
		});
		node.sandbox.log.clear();
		await run('getAll', { returnAll: true });
		// The path is taken from the link (V2 API 1.5).
		expect(node.requests()).toEqual([`GET ${base()}`, 'GET /emailmarketing/campaigns/7/tracking']);
		expect(queries()[1]).toEqual({ next: 'abc' });
	});

	it('narrows to a time and to a link', async () => {
		const click = happened().find(({ type }) => type === 'EMAIL_CLICK')!;
		const createdSince = new Date(click.time).toISOString();
		const link = String(click.link!.uid);
		const { json } = await run('getAll', {
			activityType: 'clicks',
			filters: { createdSince, link },
		});
		expect(node.requests()).toEqual([`GET ${base()}/clicks/${link}`]);
		expect(queries()).toEqual([{ created_since: createdSince, limit: '50' }]);
		expect(json[0]).toMatchObject({ link_id: link, click_date: expect.any(String) as string });
	});

	it('refuses a link together with another type', async () => {
		const { error } = await run('getAll', { activityType: 'sends', filters: { link: '7' } });
		expect(error?.message).toContain("'Link ID' applies to clicks only");
		expect(node.requests()).toEqual([]);
	});

	it('says that nobody has the address', async () => {
		const { error } = await run('getAll', { contact: byId('nobody@example.com') });
		expect(error?.message).toContain("No contact has the email address 'nobody@example.com'");
		expect(node.requests()).toEqual(['GET /contacts']);
	});
});

describe('contactTracking: getSummary', () => {
	it('counts what the contact did, as numbers', async () => {
		const { json, error } = await run('getSummary');
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET ${base()}/reports/summary`]);
		expect(queries()).toEqual([{}]);
		expect(json).toHaveLength(1);
		expect(json[0]).toMatchObject({
			contact_id: String(id),
			clicks: expect.any(Number) as number,
			unsubscribes: expect.any(Number) as number,
		});
	});

	it('finds a contact by its address', async () => {
		const { email } = node.account.contact(id)!;
		const { json } = await run('getSummary', { contact: byId(email) });
		expect(node.requests()).toEqual(['GET /contacts', `GET ${base()}/reports/summary`]);
		expect(json[0]).toMatchObject({ contact_id: String(id) });
	});

	it('reports an unknown ID', async () => {
		const { error } = await run('getSummary', { contact: byId('999999999') });
		expect(error?.message).toMatch(/^Could not get summary of contact tracking: /);
		expect(error?.description).toContain('status 404');
	});
});

describe('contactTracking: getSummaryByCampaign', () => {
	it('counts for each campaign', async () => {
		node.account.options.idType = 'number';
		const { json, error } = await run('getSummaryByCampaign', { returnAll: true });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET ${base()}/reports/summaryByCampaign`]);
		expect(queries()).toEqual([{}]);
		const campaigns = new Set(happened().map(({ campaignId }) => String(campaignId)));
		expect(new Set(json.map((row) => row.campaign_id))).toEqual(campaigns);
		for (const row of json) {
			expect(row.contact_id).toBe(String(id));
			expect(row.opens).toEqual(expect.any(Number));
		}
	});
});
