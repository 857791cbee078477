import { connectNode, byId, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV1: { contacts: 450, recipients: 450 } });
});
afterEach(async () => await node.close());

const sent = () => node.hub.campaigns().find(({ status }) => status === 'Sent')!;

const getAll = async (parameters: object) =>
	await node.run('campaignEvent', 'getAll', {
		campaign: byId(String(sent().id)),
		returnAll: true,
		...parameters,
	});

describe('campaign event: get many', () => {
	it('reads 200 events at once', async () => {
		const { json, error } = await getAll({ eventType: 'sends' });
		expect(error).toBeUndefined();
		const { id, fields } = sent();
		expect(json).toHaveLength(450);
		expect(new Set(json.map((event) => event.id)).size).toBe(450);
		const path = `GET /campaigns/${id}/events/sends`;
		expect(node.requests()).toEqual([path, path, path]);
		expect(node.sandbox.log.entries[0]!.query).toEqual({ pageSize: '200' });
		const [event] = json;
		expect(event).toEqual({
			id: expect.stringMatching(new RegExp(`^${id},\\d+,\\d{13}$`)) as string,
			contact: {
				id: expect.stringMatching(/^\d+$/) as string,
				email_address: expect.any(String) as string,
			},
			campaign: { id: String(id), name: fields.Name },
			event_time: expect.stringMatching(/Z$/) as string,
			uri: expect.stringContaining(`/campaigns/${id}/events/sends/`) as string,
			updated: expect.stringMatching(/Z$/) as string,
		});
	});

	it('requests no more than the limit', async () => {
		const { json } = await getAll({ eventType: 'sends', returnAll: false, limit: 7 });
		expect(json).toHaveLength(7);
		expect(node.sandbox.log.entries.map(({ query }) => query)).toEqual([{ pageSize: '7' }]);
	});

	it.each(['bounces', 'forwards', 'opens', 'optouts'])('reads %s', async (eventType) => {
		const { json, error } = await getAll({ eventType });
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(node.requests()[0]).toBe(`GET /campaigns/${sent().id}/events/${eventType}`);
	});

	it('reports why an email bounced', async () => {
		const [event] = (await getAll({ eventType: 'bounces' })).json;
		expect(Object.keys(event!)).toEqual([
			'id',
			'contact',
			'campaign',
			'event_time',
			'code',
			'description',
			'bounce_message',
			'uri',
			'updated',
		]);
		expect(event!.code).toMatch(/^[BDFSVXZ]$/);
	});

	it('refuses clicks, which a campaign does not list, before sending', async () => {
		const { error } = await getAll({ eventType: 'clicks' });
		expect(error?.message).toContain("'Event Type' is 'clicks'");
		expect(node.requests()).toEqual([]);
	});

	it('reports an unknown campaign', async () => {
		const { error } = await getAll({ campaign: byId('1'), eventType: 'opens' });
		expect(error?.message).toMatch(/^Could not get many campaign events: /);
		expect(error?.description).toContain('status 404');
	});
});
