import { payloadOf, BASE } from '../campaign/writing';
import { connectNode, byId, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { contacts: 20, schedulePermission: true } });
});
afterEach(async () => await node.close());

const withStatus = (status: string) =>
	node.hub.campaigns().find((campaign) => campaign.status === status)!;

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const create = async (id: number, scheduledTime: unknown) =>
	await node.run('campaignSchedule', 'create', { campaign: byId(String(id)), scheduledTime });

describe('campaign schedule: create', () => {
	it('schedules a draft', async () => {
		const { id } = withStatus('Draft');
		const time = inDays(3);
		const { json, error } = await create(id, time);
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`POST /campaigns/${id}/schedules`]);
		const [request] = node.sandbox.log.entries;
		const uri = `${BASE}/campaigns/${id}/schedules/1`;
		expect(request!.headers['content-type']).toMatch(/^application\/atom\+xml/);
		expect(String(request!.body)).toContain(`<id>${uri}</id>`);
		expect(payloadOf(request)).toBe(
			`<Schedule xmlns="http://ws.constantcontact.com/ns/1.0/" id="${uri}"><ScheduledTime>${time}</ScheduledTime></Schedule>`,
		);
		expect(json).toEqual([
			{ id: '1', scheduled_time: time, uri, updated: expect.any(String) as string },
		]);
		expect(node.hub.campaign(id)).toMatchObject({
			status: 'Scheduled',
			scheduledTime: Date.parse(time),
		});
	});

	it.each([
		['2099-06-01T10:00:00+02:00', '2099-06-01T08:00:00.000Z'],
		['2099-06-01T10:00:00', '2099-06-01T14:00:00.000Z'],
		['2099-06-01', '2099-06-01T00:00:00.000Z'],
		['={{ DateTime.fromISO("2099-06-01T10:00:00-04:00") }}', '2099-06-01T14:00:00.000Z'],
	])('sends %s in UTC, from New York', async (given, sent) => {
		const { json, error } = await create(withStatus('Draft').id, given);
		expect(error).toBeUndefined();
		expect(json[0]!.scheduled_time).toBe(sent);
	});

	it('refuses a past time, no time and no date before sending', async () => {
		const { id } = withStatus('Draft');
		const past = await create(id, '2020-01-31T08:00:00+01:00');
		expect(past.error?.message).toBe(
			"'Scheduled Time' is 2020-01-31T07:00:00.000Z, which is in the past [item 0]",
		);
		expect(past.error?.description).toBe(
			'Use a time in the future. A time without an offset is in the time zone of the workflow.',
		);
		expect((await create(id, '={{ "" }}')).error?.message).toContain("'Scheduled Time' is empty");
		expect((await create(id, 'soon')).error?.message).toContain("'Scheduled Time' isn't a date");
		expect(node.requests()).toEqual([]);
	});

	it('says why the server refuses a campaign', async () => {
		const { error } = await create(withStatus('Running').id, inDays(1));
		expect(error?.message).toMatch(
			/^Could not create campaign schedule: A campaign that is Running/,
		);
		const twice = await create(withStatus('Scheduled').id, inDays(1));
		expect(twice.error?.message).toContain('The campaign is scheduled already');
		expect(twice.error?.description).toContain('status 409');
	});

	it('does not schedule twice when there was no response', async () => {
		const { id } = withStatus('Draft');
		node.sandbox.faults.add({ when: { method: 'POST' }, do: { kind: 'resetAfter' } });
		const { error } = await create(id, inDays(1));
		expect(error?.description).toContain('may have carried out the request anyway');
		expect(node.requests()).toEqual([`POST /campaigns/${id}/schedules`]);
	});
});

describe('campaign schedule: get many', () => {
	it('returns the schedule, or nothing', async () => {
		const { id, scheduledTime } = withStatus('Scheduled');
		const scheduled = await node.run('campaignSchedule', 'getAll', { campaign: byId(String(id)) });
		expect(scheduled.json).toEqual([
			{
				id: '1',
				scheduled_time: new Date(scheduledTime!).toISOString(),
				uri: `${BASE}/campaigns/${id}/schedules/1`,
				updated: expect.any(String) as string,
			},
		]);
		const draft = byId(String(withStatus('Draft').id));
		const none = await node.run('campaignSchedule', 'getAll', { campaign: draft });
		expect([none.error, none.json]).toEqual([undefined, []]);
	});
});

describe('campaign schedule: delete', () => {
	it('keeps the campaign from being sent', async () => {
		const { id } = withStatus('Scheduled');
		const { json } = await node.run('campaignSchedule', 'delete', { campaign: byId(String(id)) });
		expect(json).toEqual([{ deleted: true, campaign_id: String(id) }]);
		expect(node.requests()).toEqual([`DELETE /campaigns/${id}/schedules/1`]);
		expect(node.hub.campaign(id)).toMatchObject({ status: 'Draft' });
		expect(node.hub.campaign(id)).not.toHaveProperty('scheduledTime');
	});

	it('says that a campaign is not scheduled', async () => {
		const campaign = byId(String(withStatus('Draft').id));
		const { error } = await node.run('campaignSchedule', 'delete', { campaign });
		expect(error?.message).toMatch(/^Could not delete campaign schedule: /);
		expect(error?.description).toContain('status 404');
	});
});

describe('without the permission', () => {
	it.each(['create', 'delete', 'getAll'])(
		'%s names the permission that the API key lacks',
		async (operation) => {
			node.hub.options.schedulePermission = false;
			const { error } = await node.run('campaignSchedule', operation, {
				campaign: byId(String(withStatus('Scheduled').id)),
				scheduledTime: inDays(1),
			});
			expect(error?.message).toContain(
				'This API key may not schedule campaigns (scheduling by API requires a permission that Constant Contact grants to an API key on request)',
			);
			expect(error?.description).toMatch(/need separate products or permissions.*status 403\)$/);
			expect(node.requests()).toHaveLength(1);
		},
	);
});
