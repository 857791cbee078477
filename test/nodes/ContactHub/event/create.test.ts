import type { IDataObject } from 'n8n-workflow';

import { expectOutputMatches } from '../expectOutput';
import { byId, connectNode, manual, type ConnectedNode } from '../setup';

let node: ConnectedNode;
let customerId: string;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 1, events: 0 } });
	customerId = node.hub.putCustomer({ base: {} }).id;
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

/** An event type as a resource locator value. */
const type = (value: string) => ({ __rl: true, mode: 'name', value });

const viewedPage = {
	eventType: type('viewedPage'),
	context: 'WEB',
	properties: manual({ url: 'https://example.com/shoes' }),
};

/** The body of the only request. */
const sent = () => {
	expect(node.requests()).toEqual(['POST /events']);
	return node.onlyRequest().body;
};

describe('whose event it is', () => {
	it('a customer', async () => {
		const { error, items } = await node.run('event', 'create', {
			...viewedPage,
			assignTo: 'customer',
			customer: byId(customerId),
		});
		expect(error).toBeUndefined();
		expect(sent()).toEqual({
			type: 'viewedPage',
			context: 'WEB',
			properties: { url: 'https://example.com/shoes' },
			customerId,
		});
		expect(node.onlyRequest()).toMatchObject({
			status: 202,
			headers: {
				authorization: `Bearer ${node.hub.tokens.trusted}`,
				'content-type': 'application/json',
			},
		});
		const id = items[0]?.json.id as string;
		expect(items).toEqual([
			{
				json: { accepted: true, id, type: 'viewedPage', context: 'WEB' },
				pairedItem: { item: 0 },
			},
		]);
		expect(node.hub.event(id)).toMatchObject({ customerId, type: 'viewedPage' });
		expectOutputMatches(
			'event',
			'create',
			items.map(({ json }) => json),
		);
	});

	it('an external ID; an unknown one makes a customer', async () => {
		const customers = node.hub.counts.customers;
		const [json] = await node.runOk('event', 'create', {
			...viewedPage,
			assignTo: 'externalId',
			externalId: '={{ 4711 }}',
		});
		expect(sent()).toEqual({
			type: 'viewedPage',
			context: 'WEB',
			properties: { url: 'https://example.com/shoes' },
			bringBackProperties: { type: 'EXTERNAL_ID', value: '4711', nodeId: node.hub.nodeId },
		});
		expect(node.hub.counts.customers).toBe(customers + 1);
		const made = node.hub.event(String(json?.id))?.customerId;
		expect(node.hub.customer(String(made))).toMatchObject({ externalId: '4711' });
	});

	it('a session ID in a chosen node; bound to a customer later', async () => {
		const [json] = await node.runOk('event', 'create', {
			...viewedPage,
			assignTo: 'sessionId',
			sessionId: 'ses-1',
			additionalFields: { node: byId(node.hub.secondNodeId) },
		});
		expect(sent()).toEqual({
			type: 'viewedPage',
			context: 'WEB',
			properties: { url: 'https://example.com/shoes' },
			bringBackProperties: { type: 'SESSION_ID', value: 'ses-1', nodeId: node.hub.secondNodeId },
		});
		expect(node.hub.event(String(json?.id))?.customerId).toBeNull();
		const owner = node.hub.putCustomer({ nodeId: node.hub.secondNodeId, base: {} }).id;
		const binding = { customer: byId(owner), additionalFields: { sessionId: 'ses-1' } };
		await node.runOk('session', 'create', binding);
		expect(node.hub.event(String(json?.id))?.customerId).toBe(owner);
	});

	it.each([
		['externalId', "'External ID' is empty: its expression returns nothing [item 0]"],
		['sessionId', "'Session ID' is empty: its expression returns nothing [item 0]"],
	])('%s must be filled in', async (assignTo, message) => {
		const { error } = await node.run('event', 'create', {
			...viewedPage,
			assignTo,
			[assignTo]: '={{ "" }}',
		});
		expect(error?.message).toBe(message);
		expect(node.requests()).toEqual([]);
	});

	it('needs a node, chosen or in the credential', async () => {
		const { error } = await node.run(
			'event',
			'create',
			{ ...viewedPage, assignTo: 'sessionId', sessionId: 'ses-2' },
			[{}],
			{ credential: { nodeId: '' } },
		);
		expect(error?.message).toContain('No ContactHub node is given');
		expect(node.requests()).toEqual([]);
	});
});

describe('details', () => {
	const create = async (additionalFields: IDataObject, json: IDataObject = {}) =>
		await node.run(
			'event',
			'create',
			{ ...viewedPage, customer: byId(customerId), additionalFields },
			[json],
		);

	it('sends context info, date and tracking, and nothing for what is empty', async () => {
		const { error } = await create({
			contextInfo: '{"client": {"ip": "192.0.2.1", "userAgent": "Test/1"}}',
			date: '2017-03-10T00:00:00+01:00',
			tracking: { utm_source: 'newsletter', utm_medium: '', utm_campaign: 'spring' },
		});
		expect(error).toBeUndefined();
		expect(sent()).toEqual({
			type: 'viewedPage',
			context: 'WEB',
			properties: { url: 'https://example.com/shoes' },
			customerId,
			contextInfo: { client: { ip: '192.0.2.1', userAgent: 'Test/1' } },
			date: '2017-03-09T23:00:00.000Z',
			tracking: { ga: { utm_source: 'newsletter', utm_campaign: 'spring' } },
		});
	});

	it('leaves out empty ones', async () => {
		await create({ contextInfo: '', date: '', tracking: {} });
		expect(Object.keys(sent() as object).sort()).toEqual([
			'context',
			'customerId',
			'properties',
			'type',
		]);
	});

	it.each([
		['2017-03-10', '2017-03-10T00:00:00.000Z'],
		['2017-03-10T10:20:30', '2017-03-10T15:20:30.000Z'],
		['2017-03-10 10:20', '2017-03-10T15:20:00.000Z'],
		['2017-03-10T10:20:30.456+0000', '2017-03-10T10:20:30.456Z'],
		['2017-03-10T10:20:30-05:00', '2017-03-10T15:20:30.000Z'],
		['={{ 1489141230000 }}', '2017-03-10T10:20:30.000Z'],
		['={{ new Date(1489141230000) }}', '2017-03-10T10:20:30.000Z'],
		['={{ DateTime.fromMillis(1489141230000) }}', '2017-03-10T10:20:30.000Z'],
	])('accepts the date %s, in New York', async (date, wire) => {
		const { error } = await create({ date });
		expect(error).toBeUndefined();
		expect(sent()).toMatchObject({ date: wire });
	});

	it('refuses a date that is none', async () => {
		const { error } = await create({ date: '={{ $json.date }}' }, { date: '10/03/2017' });
		expect(error?.message).toBe("'Date' isn't a date: '10/03/2017' [item 0]");
		expect(node.requests()).toEqual([]);
	});

	it("refuses context info that isn't a JSON object", async () => {
		const { error } = await create({ contextInfo: '={{ "[1]" }}' });
		expect(error?.message).toBe("'Context Info (JSON)' isn't a JSON object [item 0]");
	});

	it('refuses context info of more than 64 KB', async () => {
		const ip = 'x'.repeat(64 * 1024);
		const { error } = await create({ contextInfo: '={{ $json }}' }, { ip });
		expect(error?.message).toBe("'Context Info' has 65545 bytes; the maximum is 65536 [item 0]");
		expect(node.requests()).toEqual([]);
	});
});

describe('the response', () => {
	it('has no ID where ContactHub gives none (ContactHub API 2.6)', async () => {
		node.hub.options.emptyEventBody = true;
		const json = await node.runOk('event', 'create', { ...viewedPage, customer: byId(customerId) });
		node.hub.options.emptyEventBody = false;
		expect(json).toEqual([{ accepted: true, id: null, type: 'viewedPage', context: 'WEB' }]);
		expectOutputMatches('event', 'create', json);
	});

	it('is lost: the event is not sent again, and the message says what may be', async () => {
		node.sandbox.faults.add({ times: 1, do: { kind: 'resetAfter' } });
		const { error } = await node.run('event', 'create', {
			...viewedPage,
			customer: byId(customerId),
		});
		expect(error?.description).toContain('may have carried out the request anyway');
		expect(node.requests()).toEqual(['POST /events']);
	});

	it('names what ContactHub does not accept', async () => {
		const { error } = await node.run('event', 'create', {
			eventType: type('noSuchType'),
			context: 'WEB',
			customer: byId(customerId),
			specifyProperties: 'json',
			propertiesJson: '{}',
		});
		expect(error?.message).toBe(
			"Could not create event: event is not valid (/type: event type 'noSuchType' is unknown) [item 0]",
		);
		expect(error?.description).toContain('Correct the fields that ContactHub names');
	});

	it('is in the order of the items, however many are in progress', async () => {
		const contexts = ['WEB', 'MOBILE', 'OTHER', 'RETAIL', 'SOCIAL', 'IOT'];
		const { items } = await node.run(
			'event',
			'create',
			{ ...viewedPage, customer: byId(customerId), context: '={{ $json.context }}' },
			contexts.map((context) => ({ context })),
		);
		expect(items.map(({ json, pairedItem }) => [json.context, pairedItem])).toEqual(
			contexts.map((context, item) => [context, { item }]),
		);
		expect(node.requests()).toHaveLength(6);
	});
});
