import type { IDataObject } from 'n8n-workflow';

import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV2: { contacts: 20, campaigns: 120 } });
});
afterEach(async () => await node.close());

const PATH = '/emailmarketing/campaigns';
const withStatus = (status: string) =>
	node.account.campaigns().find((campaign) => campaign.status === status)!;
const queries = () =>
	node.sandbox.log.entries.map(({ query: { api_key: _key, ...query } }) => query);

describe('campaign: get', () => {
	const get = async (id: number | string, more: IDataObject = {}) =>
		await node.run('campaign', 'get', { campaign: byId(String(id)), ...more });

	it('returns content, results as numbers, links and lists', async () => {
		const { id, content, lists, links } = withStatus('SENT');
		const { json, error } = await get(id);
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET ${PATH}/${id}`]);
		expect(queries()).toEqual([{}]);
		expect(json[0]).toMatchObject({
			...content,
			id: String(id),
			status: 'SENT',
			sent_to_contact_lists: lists.map((list) => ({ id: String(list) })),
			click_through_details: links.map(({ uid, url }) => ({ url, url_uid: String(uid) })),
			tracking_summary: {
				sends: expect.any(Number) as number,
				spam_count: expect.any(Number) as number,
			},
			is_visible_in_ui: true,
		});
	});

	it('has the results recounted on request', async () => {
		const { id } = node.account
			.campaigns()
			.filter(({ status }) => status === 'SENT')
			.at(-1)!;
		const [contact] = node.account.contacts();
		const activity = { type: 'EMAIL_FORWARD', campaignId: id, contactId: contact!.id } as const;
		node.account.recordActivity(activity);
		const { forwards } = node.account.campaignCounters(id).recipients;
		const { json } = await get(id, { refreshResults: true });
		expect(queries()).toEqual([{ updateSummary: 'true' }]);
		expect(json[0]!.tracking_summary).toMatchObject({ forwards });
	});

	it('reads older responses, too: IDs as numbers, another name for a date', async () => {
		const { id, modifiedTime } = withStatus('SENT');
		const { json: newer } = await get(id);
		node.account.options.idType = 'number';
		expect((await get(id)).json).toEqual(newer);
		node.sandbox.faults.add({
			when: { method: 'GET' },
			do: {
				kind: 'status',
				status: 200,
				body: JSON.stringify({ id, last_edit_date: '2012-02-10T11:07:42.626Z' }),
			},
		});
		expect((await get(id)).json).toEqual([
			{ id: String(id), modified_date: '2012-02-10T11:07:42.626Z' },
		]);
		expect(newer[0]!.modified_date).toBe(new Date(modifiedTime).toISOString());
	});

	it('reports an unknown ID, and that of a campaign that was deleted', async () => {
		for (const id of [1, withStatus('DELETED').id]) {
			const { error } = await get(id);
			expect(error?.message).toMatch(/^Could not get campaign: /);
			expect(error?.description).toMatch(/Nothing has this ID.*status 404\)/);
		}
	});

	it('refuses an ID that would leave its place in the path', async () => {
		const { error } = await get('..');
		expect(error?.message).toContain("The ID '..' can't be used");
		expect(node.requests()).toEqual([]);
	});
});

describe('campaign: getAll', () => {
	const getAll = async (parameters: IDataObject = {}) =>
		await node.run('campaign', 'getAll', parameters);

	it('reads page after page; a cursor is sent alone', async () => {
		const { json, error } = await getAll({ returnAll: true });
		expect(error).toBeUndefined();
		const expected = node.account.campaigns().filter(({ status }) => status !== 'DELETED');
		expect(json).toHaveLength(expected.length);
		expect(new Set(json.map(({ id }) => id))).toEqual(
			new Set(expected.map(({ id }) => String(id))),
		);
		expect(Object.keys(json[0]!)).toEqual(['id', 'name', 'status', 'modified_date']);
		const [first, ...others] = queries();
		expect(first).toEqual({ limit: '50' });
		expect(others.length).toBeGreaterThan(0);
		for (const query of others) expect(Object.keys(query)).toEqual(['next']);
	});

	it.each([
		[3, ['3']],
		[50, ['50']],
		[60, ['50', undefined]],
	])('requests only the %d that are needed', async (limit, limits) => {
		const { json } = await getAll({ limit });
		expect(json).toHaveLength(limit);
		expect(queries().map((query) => query.limit)).toEqual(limits);
	});

	it.each(['DELETED', 'DRAFT', 'RUNNING', 'SCHEDULED', 'SENT'])(
		'returns those that are %s',
		async (status) => {
			const { json } = await getAll({ returnAll: true, filters: { status } });
			expect(queries()[0]).toEqual({ status, limit: '50' });
			const expected = node.account.campaigns().filter((campaign) => campaign.status === status);
			expect(json).toHaveLength(expected.length);
			expect(json.every((campaign) => campaign.status === status)).toBe(true);
		},
	);

	it('returns those that changed since a time, in UTC with milliseconds', async () => {
		const times = node.account.campaigns().map(({ modifiedTime }) => modifiedTime);
		const since = times.sort((left, right) => left - right)[100]!;
		const modifiedSince = new Date(since).toISOString().replace('Z', '+00:00');
		const { json } = await getAll({ returnAll: true, filters: { modifiedSince } });
		expect(queries()[0]).toEqual({
			modified_since: new Date(since).toISOString(),
			limit: '50',
		});
		expect(json.length).toBeGreaterThan(0);
		expect(json.every(({ modified_date: date }) => Date.parse(String(date)) >= since)).toBe(true);
	});

	it('runs once for many items, but for each if the filter depends on the item', async () => {
		const items = [{ status: 'DRAFT' }, { status: 'RUNNING' }];
		await node.run('campaign', 'getAll', {}, items);
		expect(node.requests()).toHaveLength(1);
		const filters = { status: '={{ $json.status }}' };
		const { items: output } = await node.run('campaign', 'getAll', { filters }, items);
		expect(output.map(({ json, pairedItem }) => [json.status, pairedItem])).toEqual([
			['DRAFT', { item: 0 }],
			['RUNNING', { item: 1 }],
		]);
	});
});

describe('campaign: preview', () => {
	it('returns what a recipient will see', async () => {
		const { id, content } = withStatus('DRAFT');
		const { json, error } = await node.run('campaign', 'preview', { campaign: byId(String(id)) });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET ${PATH}/${id}/preview`]);
		expect(json).toEqual([
			{
				subject: content.subject,
				from_email: content.from_email,
				reply_to_email: content.reply_to_email,
				preview_email_content: expect.stringContaining(content.email_content!) as string,
				preview_text_content: expect.stringContaining(content.text_content!) as string,
			},
		]);
	});
});
