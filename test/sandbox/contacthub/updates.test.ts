import { ManualClock, startSandbox, type Sandbox } from '../index';
import { contactHubClient, type ContactHubClient, type TestBody } from '../testClient';

let sandbox: Sandbox;
let client: ContactHubClient;
const clock = new ManualClock();

beforeAll(async () => {
	sandbox = await startSandbox({ clock, contactHub: { customers: 70, events: 4 } });
	client = contactHubClient(sandbox);
});
afterAll(async () => await sandbox.close());

interface Updates {
	nextOffset: number;
	updates: Array<{ operation: string; entity: { type: string; data: TestBody } }>;
}
const read = async (query: Record<string, string | number> = {}) => {
	const { status, body } = await client.get('/updates', query, { token: 'updates' });
	expect([status, body.message]).toEqual([200, undefined]);
	return body as unknown as Updates;
};
const last = async (query: Record<string, string> = {}) => {
	const { body } = await client.get('/updates/last-offset', query, { token: 'updates' });
	return Number(body.lastOffset);
};

describe('the updates feed', () => {
	it('begins with the seeded customers and events', async () => {
		const first = await read();
		expect(first.updates).toHaveLength(50);
		expect(first.updates[0]).toEqual({
			operation: 'CREATE',
			entity: { type: 'CUSTOMER', data: [...sandbox.contactHub.customers()][0] },
		});
		const second = await read({ offset: first.nextOffset });
		expect(second.updates).toHaveLength(24);
		expect(second.updates.slice(-4).map(({ entity }) => entity.type)).toEqual(
			Array.from({ length: 4 }, () => 'EVENT'),
		);
		expect(second.nextOffset).toBe(await last());
		const end = await read({ offset: second.nextOffset });
		expect(end).toEqual({ updates: [], nextOffset: second.nextOffset });
	});

	it('records creation, change and deletion with the data', async () => {
		const start = await last();
		const { nodeId } = sandbox.contactHub;
		const { body } = await client.post('/customers', { nodeId, externalId: 'fed' });
		const id = String(body.id);
		await client.patch(`/customers/${id}`, { extra: 'changed' });
		await client.post('/events', {
			customerId: id,
			type: 'loggedIn',
			context: 'WEB',
			properties: {},
		});
		await client.delete(`/customers/${id}`);
		const { updates, nextOffset } = await read({ offset: start });
		expect(updates.map(({ operation, entity }) => `${operation} ${entity.type}`)).toEqual([
			'CREATE CUSTOMER',
			'UPDATE CUSTOMER',
			'CREATE EVENT',
			'DELETE EVENT',
			'DELETE CUSTOMER',
		]);
		expect(updates[0]!.entity.data).toMatchObject({ id, extra: null });
		expect(updates[1]!.entity.data).toMatchObject({ id, extra: 'changed' });
		expect(nextOffset).toBeGreaterThan(start);
		// Offsets aren't consecutive
		expect(nextOffset - start).not.toBe(updates.length);

		const one = await read({ offset: start, size: 1 });
		expect(one.updates).toEqual(updates.slice(0, 1));
		const others = await read({ offset: one.nextOffset, size: 4000 });
		expect(others.updates).toEqual(updates.slice(1));
	});

	it('filters by entity and node', async () => {
		const events = await read({ entity: 'EVENT', size: 4000 });
		expect(new Set(events.updates.map(({ entity }) => entity.type))).toEqual(new Set(['EVENT']));
		expect((await read({ nodeId: sandbox.contactHub.secondNodeId })).updates).toEqual([]);
		expect(await last({ nodeId: sandbox.contactHub.secondNodeId })).toBe(0);
		expect(await last({ entity: 'CUSTOMER' })).toBe(await last());
		expect(await last({ entity: 'EVENT' })).toBeLessThan(await last());
	});

	it('starts at a time, unless an offset is given', async () => {
		clock.advance(10_000);
		const timestamp = clock.now();
		sandbox.contactHub.putCustomer({ externalId: 'timed' });
		const { updates } = await read({ timestamp });
		expect(updates.map(({ entity }) => entity.data.externalId)).toEqual(['timed']);
		expect((await read({ timestamp, offset: 0 })).updates).toHaveLength(50);
	});

	it('returns nothing for a size of 0', async () => {
		expect(await read({ size: 0, offset: 10 })).toEqual({ nextOffset: 10, updates: [] });
	});

	it.each<Record<string, string>>([
		{ size: '4001' },
		{ size: '-1' },
		{ offset: 'x' },
		{ offset: '1.5' },
		{ timestamp: '2020-01-01' },
		{ entity: 'customer' },
		{ page: '0' },
	])('refuses %j', async (query) => {
		expect((await client.get('/updates', query, { token: 'updates' })).status).toBe(400);
	});

	it('returns 404 for an unknown node', async () => {
		const response = await client.get('/updates', { nodeId: 'nowhere' }, { token: 'admin' });
		expect(response.status).toBe(404);
	});
});
