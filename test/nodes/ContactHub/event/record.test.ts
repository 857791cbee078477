import type { IDataObject } from 'n8n-workflow';

import { ManualClock } from '../../../sandbox';
import { expectOutputMatches } from '../expectOutput';
import { byId, connectNode, manual, type ConnectedNode } from '../setup';

let node: ConnectedNode;
let eventId: string;

/** Creates an event using the node itself. @returns its ID */
const createEvent = async (parameters: Record<string, unknown> = {}): Promise<string> => {
	const [customer] = node.hub.customers();
	const [json] = await node.runOk('event', 'create', {
		customer: byId(customer!.id),
		eventType: { __rl: true, mode: 'name', value: 'viewedProduct' },
		context: 'WEB',
		properties: manual({ id: 'p1', name: 'Shoe', price: 10 }),
		additionalFields: {
			date: '2017-03-10T10:20:30.400Z',
			contextInfo: '{"client": {"ip": "192.0.2.1"}}',
			tracking: { utm_source: 'mail' },
		},
		...parameters,
	});
	node.sandbox.log.clear();
	return String(json?.id);
};

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 1, events: 0 } });
});
afterAll(async () => await node.close());
beforeEach(async () => {
	eventId = await createEvent();
});

describe('get', () => {
	it('reads the event', async () => {
		const json = await node.runOk('event', 'get', { eventId, simplify: false });
		expect(node.requests()).toEqual([`GET /events/${eventId}`]);
		expect(node.onlyRequest().query).toEqual({});
		expect(json).toEqual([node.hub.event(eventId)]);
		expectOutputMatches('event', 'get', json);
	});

	it('shortens it by default', async () => {
		const [json] = await node.runOk('event', 'get', { eventId });
		expect(json).toMatchObject({ id: eventId, properties: { id: 'p1' } });
		expect(json).not.toHaveProperty('contextInfo');
		expectOutputMatches('event', 'get', [json as IDataObject]);
	});

	it('wants an ID', async () => {
		const { error } = await node.run('event', 'get', { eventId: '={{ $json.id }}' });
		expect(error?.message).toBe("'Event ID' is empty: its expression returns nothing [item 0]");
		expect(node.requests()).toEqual([]);
	});

	it('says so if there is no such event', async () => {
		const { error } = await node.run('event', 'get', { eventId: 'gone' });
		expect(error?.message).toBe('Could not get event: event not found gone [item 0]');
	});
});

describe('update', () => {
	const update = async (updateFields: object, id = eventId) =>
		await node.run('event', 'update', { eventId: id, updateFields });

	it('changes the named properties and puts the rest back as it was', async () => {
		const before = node.hub.event(eventId);
		const { error, json } = await update({ properties: '{"price": 12, "sku": "s-1"}' });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET /events/${eventId}`, `PUT /events/${eventId}`]);
		const put = node.sandbox.log.entries[1];
		expect(put?.status).toBe(202);
		// bringBackProperties is null in the response; empty values aren't sent.
		expect(put?.body).toEqual({
			id: eventId,
			customerId: before?.customerId,
			type: 'viewedProduct',
			context: 'WEB',
			date: '2017-03-10T10:20:30.400+0000',
			properties: { id: 'p1', name: 'Shoe', price: 12, sku: 's-1' },
			contextInfo: { client: { ip: '192.0.2.1' } },
			tracking: { ga: { utm_source: 'mail' } },
			registeredAt: before?.registeredAt,
			updatedAt: before?.updatedAt,
		});
		expect(node.hub.event(eventId)).toMatchObject({
			date: before?.date,
			properties: { id: 'p1', name: 'Shoe', price: 12, sku: 's-1' },
			tracking: before?.tracking,
		});
		expectOutputMatches('event', 'update', json);
	});

	it('changes context, date, context info and tracking', async () => {
		const { error } = await update({
			context: 'MOBILE',
			date: '2018-01-01',
			contextInfo: '{"device": {"model": "X"}}',
			tracking: { utm_term: 'shoes' },
		});
		expect(error).toBeUndefined();
		expect(node.hub.event(eventId)).toMatchObject({
			context: 'MOBILE',
			date: '2018-01-01T00:00:00.000+0000',
			properties: { id: 'p1', name: 'Shoe', price: 10 },
			contextInfo: { device: { model: 'X' } },
			tracking: { ga: { utm_term: 'shoes' } },
		});
	});

	it('keeps the tracking parameters that are not given', async () => {
		const id = await createEvent({
			additionalFields: { tracking: { utm_source: 'mail', utm_campaign: 'spring' } },
		});
		const { error } = await update({ tracking: { utm_campaign: 'summer' } }, id);
		expect(error).toBeUndefined();
		expect(node.sandbox.log.entries[1]?.body).toMatchObject({
			tracking: { ga: { utm_source: 'mail', utm_campaign: 'summer' } },
		});
	});

	it('keeps the session of an anonymous event', async () => {
		const id = await createEvent({ assignTo: 'sessionId', sessionId: 'ses-1' });
		const { error } = await update({ properties: '{"price": 1}' }, id);
		expect(error).toBeUndefined();
		expect(node.sandbox.log.entries[1]?.body).toMatchObject({
			bringBackProperties: { type: 'SESSION_ID', value: 'ses-1', nodeId: node.hub.nodeId },
		});
		expect(node.sandbox.log.entries[1]?.body).not.toHaveProperty('customerId');
	});

	it('keeps both changes where two items change the same event', async () => {
		const { error } = await node.run(
			'event',
			'update',
			{ eventId, updateFields: { properties: '={{ $json }}' } },
			[{ price: 20 }, { name: 'Boot' }],
		);
		expect(error).toBeUndefined();
		expect(node.hub.event(eventId)?.properties).toEqual({ id: 'p1', name: 'Boot', price: 20 });
	});

	it('keeps both changes also if ContactHub takes a while to show the first', async () => {
		const clock = new ManualClock(Date.UTC(2026, 5, 1, 12));
		const slow = await connectNode({ clock, contactHub: { customers: 1, events: 40 } });
		const context = 'WEB';
		const event = [...slow.hub.events()].find((one) => one.context === context);
		const { id, properties } = event!;
		slow.hub.options.eventLagMs = 20_000;
		clock.advance(1000);
		const change = async (updateFields: object, items: IDataObject[] = [{}]) =>
			await slow.runOk('event', 'update', { eventId: id, updateFields }, items);
		const extraProperties = '={{ { extraProperties: $json } }}';
		await change({ properties: extraProperties }, [{ first: 1 }]);
		const other = 'MOBILE';
		const [output] = await change({ context: other });
		const both = { ...properties, extraProperties: { first: 1 } };
		expect(output).toMatchObject({ context: other, properties: both });
		clock.advance(20_000);
		expect(slow.hub.event(id)).toMatchObject({ context: other, properties: both });
		// What another program changes afterwards counts again.
		slow.hub.options.eventLagMs = 0;
		clock.advance(1000);
		await fetch(`${slow.hub.baseUrl}/workspaces/${slow.hub.workspaceId}/events/${id}`, {
			method: 'PUT',
			headers: {
				authorization: `Bearer ${slow.hub.tokens.admin}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify({ ...slow.hub.event(id), properties }, (_key, value: unknown) => {
				return value ?? undefined;
			}),
		});
		await change({ context });
		expect(slow.hub.event(id)).toMatchObject({ context, properties });
		await slow.close();
	});

	it('refuses to update nothing', async () => {
		const { error } = await update({});
		expect(error?.message).toBe('There is nothing to update [item 0]');
		expect(node.requests()).toEqual([]);
	});

	it('names what ContactHub does not accept', async () => {
		const { error } = await update({ properties: '{"colour": "red"}' });
		expect(error?.message).toBe(
			"Could not update event: event is not valid (/properties/colour: property 'colour' is not allowed) [item 0]",
		);
	});

	it('refuses properties that grow beyond 64 KB before they are sent', async () => {
		const { error } = await node.run(
			'event',
			'update',
			{ eventId, updateFields: { properties: '={{ $json }}' } },
			[{ name: 'x'.repeat(64 * 1024) }],
		);
		expect(error?.message).toMatch(/^'Properties' has \d+ bytes; the maximum is 65536/);
		expect(node.requests()).toEqual([`GET /events/${eventId}`]);
	});
});

describe('delete', () => {
	it('deletes the event', async () => {
		const json = await node.runOk('event', 'delete', { eventId });
		const request = node.onlyRequest();
		expect([request.method, node.below(request), request.status]).toEqual([
			'DELETE',
			`/events/${eventId}`,
			204,
		]);
		expect(node.hub.event(eventId)).toBeUndefined();
		expect(json).toEqual([{ deleted: true, id: eventId }]);
		expectOutputMatches('event', 'delete', json);
	});

	it('counts as done if a first try was carried out but got no response', async () => {
		node.sandbox.faults.add({ times: 1, do: { kind: 'resetAfter' } });
		const json = await node.runOk('event', 'delete', { eventId });
		expect(node.sandbox.log.entries.map(({ method, status }) => [method, status])).toEqual([
			['DELETE', undefined],
			['DELETE', 404],
		]);
		expect(json).toEqual([{ deleted: true, id: eventId }]);
	});

	it('fails if there is no such event', async () => {
		const { error } = await node.run('event', 'delete', { eventId: 'gone' });
		expect(error?.message).toBe('Could not delete event: event not found gone [item 0]');
	});
});
