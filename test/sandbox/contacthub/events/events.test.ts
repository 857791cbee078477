import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { contactHubClient, type ContactHubClient } from '../../testClient';

let sandbox: Sandbox;
let client: ContactHubClient;
let nodeId: string;
let customerId: string;
const clock = new ManualClock();

beforeAll(async () => {
	sandbox = await startSandbox({ clock, contactHub: { customers: 30 } });
	client = contactHubClient(sandbox);
	({ nodeId } = sandbox.contactHub);
	customerId = sandbox.contactHub.putCustomer({ externalId: 'buyer' }).id;
});
afterAll(async () => await sandbox.close());

const EVENT = { type: 'viewedPage', context: 'WEB', properties: { title: 'Home' } };
const post = async (body: object) =>
	await client.post('/events', { customerId, ...EVENT, ...body });
const posted = async (body: object) => {
	const { status, body: response } = await post(body);
	expect([status, response.message]).toEqual([202, undefined]);
	return String(response.id);
};

describe('POST /events', () => {
	it('returns 202 with the id; the event has what the server adds', async () => {
		const id = await posted({});
		const { status, body } = await client.get(`/events/${id}`, { nodeId });
		expect(status).toBe(200);
		expect(body).toEqual({
			id,
			customerId,
			bringBackProperties: null,
			type: 'viewedPage',
			context: 'WEB',
			date: '2026-01-01T00:00:00.000+0000',
			properties: { title: 'Home' },
			contextInfo: { client: { userAgent: 'node', ip: '127.0.0.1' } },
			registeredAt: '2026-01-01T00:00:00.000+0000',
			updatedAt: '2026-01-01T00:00:00.000+0000',
			tracking: null,
		});
	});

	it('keeps date, tracking and a client of the caller', async () => {
		const client_ = { userAgent: 'mine', ip: '192.0.2.1', localization: { city: 'Roma' } };
		const id = await posted({
			date: '2020-05-05T10:00:00+02:00',
			tracking: { ga: { utm_source: 'x' } },
			contextInfo: { client: client_, user: { id: '1' } },
		});
		expect(sandbox.contactHub.event(id)).toMatchObject({
			date: '2020-05-05T08:00:00.000+0000',
			tracking: { ga: { utm_source: 'x' } },
			contextInfo: { client: client_, user: { id: '1' } },
		});
	});

	it('appears late, and later still in lists', async () => {
		Object.assign(sandbox.contactHub.options, { eventLagMs: 3000, indexLagMs: 5000 });
		const id = await posted({ type: 'loggedIn', properties: {} });
		const listed = async () =>
			(await client.get('/events', { customerId, type: 'loggedIn' })).body.page!.totalElements;
		expect((await client.get(`/events/${id}`)).status).toBe(404);
		clock.advance(3000);
		expect((await client.get(`/events/${id}`)).status).toBe(200);
		expect(await listed()).toBe(0);
		clock.advance(5000);
		expect(await listed()).toBe(1);
		Object.assign(sandbox.contactHub.options, { eventLagMs: 0, indexLagMs: 0 });
	});

	it('can respond without a body, as before 1.11', async () => {
		sandbox.contactHub.options.emptyEventBody = true;
		const response = await post({});
		expect([response.status, response.text]).toEqual([202, '']);
		sandbox.contactHub.options.emptyEventBody = false;
	});

	it('assigns events by external id, and creates the customer if there is none', async () => {
		const bringBack = (value: string) => ({
			customerId: undefined,
			bringBackProperties: { type: 'EXTERNAL_ID', value, nodeId },
		});
		const known = await posted(bringBack('buyer'));
		expect(sandbox.contactHub.event(known)!.customerId).toBe(customerId);
		const made = sandbox.contactHub.event(await posted(bringBack('new one')))!;
		expect(sandbox.contactHub.customer(made.customerId!)).toMatchObject({
			externalId: 'new one',
			nodeId,
			base: null,
		});
		const again = sandbox.contactHub.event(await posted(bringBack('new one')))!;
		expect(again.customerId).toBe(made.customerId);
	});

	const bringBack = { type: 'EXTERNAL_ID', value: 'x', nodeId: 'n' };
	it.each<[string, object, string]>([
		['a mode', { mode: 'ACTIVE' }, '/mode'],
		['an external id', { externalId: 'x' }, '/externalId'],
		['a session id', { sessionId: 'x' }, '/sessionId'],
		['no type', { type: undefined }, '/type'],
		['an unknown type', { type: 'addedWishList' }, '/type'],
		['an unknown context', { context: 'Web' }, '/context'],
		['no properties', { properties: undefined }, '/properties'],
		['nobody', { customerId: undefined }, '/customerId'],
		['two addressees', { bringBackProperties: bringBack }, '/customerId'],
		[
			'half a bringBackProperties',
			{ customerId: undefined, bringBackProperties: { ...bringBack, nodeId: undefined } },
			'/bringBackProperties/nodeId',
		],
		[
			'a type of bringBackProperties',
			{ customerId: undefined, bringBackProperties: { ...bringBack, type: 'externalId' } },
			'/bringBackProperties/type',
		],
		[
			'an empty value',
			{ customerId: undefined, bringBackProperties: { ...bringBack, value: '' } },
			'/bringBackProperties/value',
		],
		['a day as date', { date: '2020-05-05' }, '/date'],
		['an unknown property', { properties: { referrer: 'x' } }, '/properties/referrer'],
		['a wrong property', { properties: { pageTags: 'x' } }, '/properties/pageTags'],
		['a bad URL', { properties: { url: 'home' } }, '/properties/url'],
		[
			'extraProperties that are no object',
			{ properties: { extraProperties: 'x' } },
			'/properties/extraProperties',
		],
		[
			'a missing required property',
			{ type: 'addedReward', properties: { rewardAmount: 1 } },
			'/properties/rewardTypeId',
		],
		[
			'a negative amount',
			{ type: 'addedReward', properties: { rewardAmount: -1, rewardTypeId: 'x' } },
			'/properties/rewardAmount',
		],
		[
			'a wrong kind of order',
			{ type: 'completedOrder', properties: { type: 'Sale' } },
			'/properties/type',
		],
		[
			'a price as text',
			{ type: 'completedOrder', properties: { products: [{ price: '5' }] } },
			'/properties/products/0/price',
		],
		[
			'a currency that is none',
			{ type: 'completedOrder', properties: { amount: { local: { currency: 'Euro' } } } },
			'/properties/amount/local/currency',
		],
		['a store outside shops', { contextInfo: { store: { id: '1' } } }, '/contextInfo/store'],
		[
			'an underscore in a store type',
			{ context: 'RETAIL', contextInfo: { store: { type: 'FREE_STANDING' } } },
			'/contextInfo/store/type',
		],
		['a user without id', { contextInfo: { user: { username: 'x' } } }, '/contextInfo/user/id'],
		[
			'a bad IP address',
			{ contextInfo: { client: { ip: 'localhost' } } },
			'/contextInfo/client/ip',
		],
		['an unknown tracking', { tracking: { ga: { source: 'x' } } }, '/tracking/ga/source'],
		['too long properties', { properties: { title: 'x'.repeat(65_600) } }, '/properties'],
		[
			'a too long contextInfo',
			{ contextInfo: { client: { userAgent: 'x'.repeat(65_600) } } },
			'/contextInfo',
		],
	])('refuses %s', async (_name, body, path) => {
		const { status, body: response } = await post(body);
		expect([status, response.message]).toEqual([400, 'event is not valid']);
		const paths = (response.errors as unknown as Array<{ path: string }>).map(
			(error) => error.path,
		);
		expect(paths).toContain(path);
	});

	it('wants customers and nodes that exist', async () => {
		expect((await post({ customerId: 'nobody' })).status).toBe(404);
		const elsewhere = { type: 'SESSION_ID', value: 'x', nodeId: 'nowhere' };
		const unknown = await post({ customerId: undefined, bringBackProperties: elsewhere });
		expect([unknown.status, unknown.body.message]).toEqual([404, 'node not found nowhere']);
		const view = { ...elsewhere, nodeId: sandbox.contactHub.viewNodeId };
		expect((await post({ customerId: undefined, bringBackProperties: view })).status).toBe(400);
	});
});

describe('GET /events', () => {
	const list = async (query: Record<string, string | number>) => {
		const { status, body } = await client.get('/events', query);
		expect([status, body.message]).toEqual([200, undefined]);
		return body as unknown as {
			elements: Array<{ type: string; context: string; date: string; customerId: string }>;
			page: { totalElements: number; size: number };
		};
	};

	it('filters by customer, node, type, context, mode and date', async () => {
		const all = await list({ nodeId, size: 50 });
		expect(all.page.totalElements).toBe(sandbox.contactHub.counts.events);
		expect((await list({ nodeId })).elements).toHaveLength(10);
		const seeded = all.elements[0]!;
		const own = await list({ customerId: seeded.customerId, size: 50 });
		expect(own.elements.every((event) => event.customerId === seeded.customerId)).toBe(true);
		const types = await list({ nodeId, type: 'completedOrder,openedTicket', size: 50 });
		expect(new Set(types.elements.map(({ type }) => type))).toEqual(
			new Set(['completedOrder', 'openedTicket']),
		);
		const contexts = await list({ nodeId, context: 'ECOMMERCE,CONTACT_CENTER', size: 50 });
		expect(contexts.page.totalElements).toBe(types.page.totalElements);
		const passive = await list({ nodeId, mode: 'PASSIVE', size: 50 });
		expect(new Set(passive.elements.map(({ type }) => type))).toEqual(new Set(['campaignSent']));
		const dated = await list({ nodeId, dateFrom: seeded.date, dateTo: seeded.date });
		expect(dated.page.totalElements).toBe(1);
		expect((await list({ nodeId, type: 'customType' })).elements).toEqual([]);
		expect((await list({ nodeId: sandbox.contactHub.secondNodeId })).elements).toEqual([]);
		const view = await list({ nodeId: sandbox.contactHub.viewNodeId });
		expect(view.page.totalElements).toBe(all.page.totalElements);
		expect((await list({ customerId: 'nobody' })).elements).toEqual([]);
	});

	it.each<Record<string, string>>([
		{},
		{ customerId: 'x', context: 'web' },
		{ customerId: 'x', mode: 'active' },
		{ customerId: 'x', dateFrom: '2020-01-01' },
		{ customerId: 'x', type: 'searched,' },
		{ customerId: 'x', size: '51' },
		{ customerId: 'x', sort: 'date' },
	])('refuses %j', async (query) => {
		expect((await client.get('/events', query)).status).toBe(400);
	});

	it('returns 404 for an unknown node', async () => {
		expect((await client.get('/events', { nodeId: 'nowhere' })).status).toBe(404);
	});
});

describe('PUT and DELETE /events/{id}', () => {
	it('replaces an event as it was read', async () => {
		const id = await posted({});
		const { body: read } = await client.get(`/events/${id}`);
		clock.advance(1000);
		const changed = { ...read, properties: { title: 'Changed' } };
		const { status, body } = await client.put(`/events/${id}`, changed);
		expect(status).toBe(202);
		expect(body).toMatchObject({ id, properties: { title: 'Changed' } });
		expect(sandbox.contactHub.event(id)).toMatchObject({
			properties: { title: 'Changed' },
			registeredAt: read.registeredAt,
		});
		expect(sandbox.contactHub.event(id)!.updatedAt).not.toBe(read.updatedAt);
		for (const wrong of [
			{ ...changed, id: 'other' },
			{ ...changed, updatedAt: undefined },
			{ ...changed, mode: 'ACTIVE' },
			{ ...changed, customerId: 'other' },
			{ ...changed, properties: { wrong: 1 } },
		]) {
			expect((await client.put(`/events/${id}`, wrong)).status).toBe(400);
		}
		expect((await client.put('/events/none', { ...changed, id: 'none' })).status).toBe(404);
	});

	it('deletes with 204, then 404', async () => {
		const id = await posted({});
		const deleted = await client.delete(`/events/${id}`);
		expect([deleted.status, deleted.text]).toEqual([204, '']);
		expect((await client.delete(`/events/${id}`)).status).toBe(404);
		expect((await client.get(`/events/${id}`)).status).toBe(404);
	});
});
