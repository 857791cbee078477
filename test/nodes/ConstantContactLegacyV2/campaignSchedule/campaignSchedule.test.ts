import type { IDataObject } from 'n8n-workflow';

import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV2: { contacts: 10 } });
});
afterEach(async () => await node.close());

const withStatus = (status: string) =>
	node.account.campaigns().find((campaign) => campaign.status === status)!;
const schedulesOf = (id: number) => `/emailmarketing/campaigns/${id}/schedules`;
const run = async (operation: string, id: number, more: IDataObject = {}) =>
	await node.run('campaignSchedule', operation, { campaign: byId(String(id)), ...more });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('campaignSchedule: create', () => {
	it('has a draft sent at a time, which is written in UTC with milliseconds', async () => {
		const { id } = withStatus('DRAFT');
		const time = inDays(3);
		const scheduledTime = time.replace('Z', '+00:00');
		const { json, error } = await run('create', id, { scheduledTime });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`POST ${schedulesOf(id)}`]);
		expect(node.sandbox.log.entries[0]!.body).toEqual({ scheduled_date: time });
		expect(json).toEqual([{ id: '1', campaign_id: String(id), scheduled_date: time }]);
		expect(node.account.campaign(id)).toMatchObject({
			status: 'SCHEDULED',
			schedules: [{ id: 1, time: Date.parse(time) }],
		});
	});

	it.each([
		[
			new Date(Date.now() - 60_000).toISOString(),
			/'Scheduled Time' is \d{4}-.*Z, which is in the past/,
		],
		['={{ "" }}', /'Scheduled Time' is empty/],
		['tomorrow', /'Scheduled Time' isn't a date: 'tomorrow'/],
	])('refuses %j before sending', async (scheduledTime, message) => {
		const { error } = await run('create', withStatus('DRAFT').id, { scheduledTime });
		expect(error?.message).toMatch(message);
		expect(error?.description).toBeTruthy();
		expect(node.requests()).toEqual([]);
	});

	it('shows that a campaign was sent already', async () => {
		const { error } = await run('create', withStatus('SENT').id, { scheduledTime: inDays(1) });
		expect(error?.message).toMatch(/^Could not create campaign schedule: .*SENT/);
		expect(error?.description).toContain('status 400');
	});

	it('does not schedule twice when there was no response', async () => {
		node.sandbox.faults.add({ when: { method: 'POST' }, do: { kind: 'resetAfter' } });
		const { id } = withStatus('DRAFT');
		const { error } = await run('create', id, { scheduledTime: inDays(1) });
		expect(error?.description).toContain('may have carried out the request anyway');
		expect(node.account.campaign(id)!.schedules).toHaveLength(1);
	});
});

describe('campaignSchedule: get, getAll', () => {
	it('returns a schedule with the ID of its campaign', async () => {
		const { id, schedules } = withStatus('SCHEDULED');
		const expected = schedules.map((schedule) => ({
			id: String(schedule.id),
			campaign_id: String(id),
			scheduled_date: new Date(schedule.time).toISOString(),
		}));
		const { json } = await run('get', id, { schedule: byId('1') });
		expect(json).toEqual(expected);
		// IDs are numbers in older responses (V2 API 0.6).
		node.account.options.idType = 'number';
		const { json: all } = await run('getAll', id);
		expect(all).toEqual(expected);
		expect(node.requests()).toEqual([`GET ${schedulesOf(id)}/1`, `GET ${schedulesOf(id)}`]);
		expect(Object.keys(node.sandbox.log.entries[1]!.query)).toEqual(['api_key']);
	});

	it('returns nothing for a draft', async () => {
		const { json, error } = await run('getAll', withStatus('DRAFT').id);
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
	});

	it('reports an unknown schedule', async () => {
		const { error } = await run('get', withStatus('DRAFT').id, { schedule: byId('1') });
		expect(error?.message).toContain('Campaign Schedule not found for id 1');
		expect(error?.description).toMatch(/Nothing has this ID.*status 404\)/);
	});
});

describe('campaignSchedule: update', () => {
	it('changes the time', async () => {
		const { id } = withStatus('SCHEDULED');
		const time = inDays(30);
		const { json, error } = await run('update', id, {
			schedule: byId('1'),
			scheduledTime: time,
		});
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`PUT ${schedulesOf(id)}/1`]);
		expect(node.sandbox.log.entries[0]!.body).toEqual({ scheduled_date: time });
		expect(json).toEqual([{ id: '1', campaign_id: String(id), scheduled_date: time }]);
		expect(node.account.campaign(id)!.schedules).toEqual([{ id: 1, time: Date.parse(time) }]);
	});

	it('by two items leaves the time of the last one, even if the first is sent again', async () => {
		const { id } = withStatus('SCHEDULED');
		const times = [inDays(30), inDays(31)];
		node.sandbox.faults.add({ times: 1, do: { kind: 'status', status: 503 } });
		const { error } = await node.run(
			'campaignSchedule',
			'update',
			{ campaign: byId(String(id)), schedule: byId('1'), scheduledTime: '={{ $json.time }}' },
			times.map((time) => ({ time })),
		);
		expect(error).toBeUndefined();
		expect(node.account.campaign(id)!.schedules).toEqual([{ id: 1, time: Date.parse(times[1]!) }]);
	});

	it('refuses a time in the past before sending', async () => {
		const scheduledTime = '2020-01-01';
		const { id } = withStatus('SCHEDULED');
		const { error } = await run('update', id, { schedule: byId('1'), scheduledTime });
		expect(error?.message).toContain(
			"'Scheduled Time' is 2020-01-01T00:00:00.000Z, which is in the past",
		);
		expect(node.requests()).toEqual([]);
	});
});

describe('campaignSchedule: delete', () => {
	it('makes a draft of the campaign again, which can be changed then', async () => {
		const { id } = withStatus('SCHEDULED');
		const { json, error } = await run('delete', id, { schedule: byId('1') });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`DELETE ${schedulesOf(id)}/1`]);
		expect(json).toEqual([{ deleted: true, id: '1', campaign_id: String(id) }]);
		expect(node.account.campaign(id)).toMatchObject({ status: 'DRAFT', schedules: [] });
		const campaign = byId(String(id));
		const updateFields = { subject: 'New' };
		const updated = await node.run('campaign', 'update', { campaign, updateFields });
		expect(updated.error).toBeUndefined();
	});

	it('reports an unknown schedule', async () => {
		const { error } = await run('delete', withStatus('DRAFT').id, { schedule: byId('9') });
		expect(error?.message).toMatch(/^Could not delete campaign schedule: /);
		expect(error?.description).toContain('status 404');
	});
});
