import { ManualClock, startSandbox, type Sandbox } from '../index';
import { contactHubClient, type ContactHubClient } from '../testClient';

let sandbox: Sandbox;
let client: ContactHubClient;
let nodeId: string;
const clock = new ManualClock();

beforeAll(async () => {
	sandbox = await startSandbox({ clock, contactHub: { customers: 2, events: 0 } });
	client = contactHubClient(sandbox);
	({ nodeId } = sandbox.contactHub);
});
afterAll(async () => await sandbox.close());

const owner = () => sandbox.contactHub.putCustomer({ externalId: 'owner' }).id;
const path = (customerId: string, id = '') => `/customers/${customerId}/sessions${id && `/${id}`}`;
const anonymousEvent = async (value: string) => {
	const { status, body } = await client.post('/events', {
		type: 'searched',
		context: 'WEB',
		properties: { keyword: 'x' },
		bringBackProperties: { type: 'SESSION_ID', value, nodeId },
	});
	expect(status).toBe(202);
	return String(body.id);
};

describe('sessions', () => {
	it('have an id of the hub and a value of the client', async () => {
		const id = owner();
		const post = await client.post(path(id), { value: 'ses123' });
		expect(post.status).toBe(201);
		expect(post.body).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), value: 'ses123' });
		expect((await client.get(path(id))).body).toEqual({ elements: [post.body] });
		expect((await client.get(path(id, String(post.body.id)))).body).toEqual(post.body);
		expect((await client.get(path(id, 'ses123'))).status).toBe(404);
		expect((await client.delete(path(id, 'ses123'))).status).toBe(404);
		const deleted = await client.delete(path(id, String(post.body.id)));
		expect([deleted.status, deleted.text]).toEqual([200, '']);
		expect((await client.get(path(id))).body).toEqual({ elements: [] });
		expect((await client.post(path(id), { value: 'ses123' })).status).toBe(201);
	});

	it('are bound once within a node', async () => {
		const [first, second] = [owner(), owner()];
		await client.post(path(first), { value: 'once' });
		for (const id of [first, second]) {
			const refused = await client.post(path(id), { value: 'once' });
			expect([refused.status, refused.body.message]).toEqual([400, 'session already bound once']);
		}
		const elsewhere = sandbox.contactHub.putCustomer({
			nodeId: sandbox.contactHub.secondNodeId,
			externalId: 'elsewhere',
		});
		expect((await client.post(path(elsewhere.id), { value: 'once' })).status).toBe(201);
		await client.delete(`/customers/${first}`);
		expect((await client.post(path(second), { value: 'once' })).status).toBe(201);
	});

	it('are checked', async () => {
		const id = owner();
		for (const body of [{}, { value: '' }, { value: 5 }, { value: 'a', id: 'b' }]) {
			expect((await client.post(path(id), body)).status).toBe(400);
		}
		expect((await client.post(path('none'), { value: 'a' })).status).toBe(404);
	});

	it('give their anonymous events to the customer, later', async () => {
		sandbox.contactHub.options.eventLagMs = 2000;
		const id = owner();
		const eventId = await anonymousEvent('later');
		expect((await client.get(`/events/${eventId}`)).status).toBe(404);
		clock.advance(2000);
		expect((await client.get(`/events/${eventId}`)).body.customerId).toBeNull();
		await client.post(path(id), { value: 'later' });
		expect((await client.get(`/events/${eventId}`)).body.customerId).toBeNull();
		clock.advance(2000);
		const { body } = await client.get(`/events/${eventId}`);
		expect(body.customerId).toBe(id);
		expect(body.bringBackProperties).toEqual({ type: 'SESSION_ID', value: 'later', nodeId });
		sandbox.contactHub.options.eventLagMs = 0;

		const next = await anonymousEvent('later');
		expect(sandbox.contactHub.event(next)!.customerId).toBe(id);
	});

	it('can be bound by customer writes', async () => {
		const eventId = await anonymousEvent('written');
		const extras = { query: { sessionId: 'written' } };
		const { body } = await client.post('/customers', { nodeId, externalId: 'with' }, extras);
		const id = String(body.id);
		expect(sandbox.contactHub.sessions(id)).toMatchObject([{ value: 'written' }]);
		expect(sandbox.contactHub.event(eventId)!.customerId).toBe(id);
		expect((await client.patch(`/customers/${id}`, {}, extras)).status).toBe(200);
		const other = owner();
		const before = sandbox.contactHub.customer(other);
		expect((await client.patch(`/customers/${other}`, { extra: 'x' }, extras)).status).toBe(400);
		expect(sandbox.contactHub.customer(other)).toEqual(before);
		const put = { id: other, nodeId, externalId: 'owner' };
		await client.put(`/customers/${other}`, put, { query: { sessionId: 'another' } });
		expect(sandbox.contactHub.sessions(other)).toHaveLength(1);
	});
});
