import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { contactHubClient, type ContactHubClient } from '../../testClient';

let sandbox: Sandbox;
let client: ContactHubClient;
let nodeId: string;
const clock = new ManualClock();

beforeAll(async () => {
	sandbox = await startSandbox({ clock, contactHub: { customers: 20 } });
	client = contactHubClient(sandbox);
	({ nodeId } = sandbox.contactHub);
});
afterAll(async () => await sandbox.close());

const create = async (body: object) => {
	const response = await client.post('/customers', { nodeId, ...body });
	expect(response.status).toBe(201);
	return response.body;
};

describe('GET, PATCH, PUT and DELETE /customers/{id}', () => {
	it('returns 404 for unknown ids, UUIDs or not', async () => {
		for (const id of ['123', '00000000-0000-4000-8000-000000000000']) {
			for (const [method, body] of [['GET'], ['PATCH', {}], ['DELETE']] as const) {
				const response = await client.request(method, `/customers/${id}`, body);
				expect([response.status, response.body.message]).toEqual([404, `customer not found ${id}`]);
			}
			const put = await client.put(`/customers/${id}`, { id, nodeId, externalId: 'x' });
			expect(put.status).toBe(404);
		}
	});

	it('tolerates nodeId on GET and DELETE', async () => {
		const { id } = await create({ externalId: 'tolerant' });
		const extras = { query: { nodeId } };
		expect(
			(await client.request('GET', `/customers/${String(id)}`, undefined, extras)).status,
		).toBe(200);
		const deleted = await client.delete(`/customers/${String(id)}`, extras);
		expect([deleted.status, deleted.text]).toEqual([200, '']);
		expect((await client.get(`/customers/${String(id)}`)).status).toBe(404);
	});

	it('merges deeply, replaces arrays, unsets nulls', async () => {
		const created = await create({
			externalId: 'patch',
			base: {
				firstName: 'Ada',
				contacts: { email: 'patch@example.com', phone: '1' },
				likes: [{ id: '1' }, { id: '2' }],
			},
			tags: { auto: ['a'], manual: ['m', 'n'] },
			extended: { vip: true, sizes: { shoe: 42, shirt: 'L' } },
			consents: { profiling: { online: { status: true, limitation: false } } },
		});
		clock.advance(5000);
		const { status, body } = await client.patch(`/customers/${String(created.id)}`, {
			id: created.id,
			base: { firstName: null, contacts: { phone: '2' }, likes: [{ id: '3' }] },
			tags: { manual: ['x'] },
			extended: { vip: null, sizes: { shoe: 43 } },
			consents: { profiling: { online: { status: false } } },
		});
		expect(status).toBe(200);
		expect(body.base).toMatchObject({
			firstName: null,
			contacts: { email: 'patch@example.com', phone: '2' },
			likes: [{ id: '3', category: null, name: null, createdTime: null }],
		});
		expect(body.tags).toEqual({ auto: ['a'], manual: ['x'] });
		expect(body.extended).toEqual({ sizes: { shoe: 43, shirt: 'L' } });
		expect(body.consents).toEqual({ profiling: { online: { status: false, limitation: false } } });
		expect(body.externalId).toBe('patch');
		expect(body.registeredAt).toBe(created.registeredAt);
		expect(body.updatedAt).not.toBe(created.updatedAt);
		expect((await client.get(`/customers/${String(created.id)}`)).body).toEqual(body);

		const cleared = await client.patch(`/customers/${String(created.id)}`, {
			base: { contacts: null, likes: [] },
			tags: null,
			externalId: null,
		});
		expect(cleared.body).toMatchObject({ base: { contacts: null, likes: [] }, tags: null });
		expect(cleared.body.externalId).toBeNull();
	});

	it('moves updatedAt even when nothing changes', async () => {
		const { id, updatedAt } = await create({ externalId: 'same' });
		clock.advance(1000);
		const { body } = await client.patch(`/customers/${String(id)}`, { externalId: 'same' });
		expect(body.updatedAt).not.toBe(updatedAt);
	});

	it('refuses nodeId, a foreign id and unknown keys in PATCH', async () => {
		const { id } = await create({ externalId: 'strict' });
		for (const [body, path] of [
			[{ nodeId }, '/nodeId'],
			[{ id: 'other' }, '/id'],
			[{ registeredAt: '2017-03-10T00:00:00Z' }, '/registeredAt'],
			[{ base: { contacts: { Email: 'a@example.com' } } }, '/base/contacts/Email'],
		] as const) {
			const response = await client.patch(`/customers/${String(id)}`, body);
			expect([response.status, response.body.errors![0]!.path]).toEqual([400, path]);
		}
	});

	it('replaces everything with PUT', async () => {
		const created = await create({
			externalId: 'put',
			extra: 'old',
			base: { firstName: 'Ada', lastName: 'Rossi' },
			tags: { manual: ['x'] },
		});
		clock.advance(1000);
		const path = `/customers/${String(created.id)}`;
		const { status, body } = await client.put(path, {
			id: created.id,
			nodeId,
			base: { lastName: 'Bianchi' },
			registeredAt: created.registeredAt,
			updatedAt: created.updatedAt,
			sourceInfo: created.sourceInfo,
		});
		expect(status).toBe(200);
		expect(body).toMatchObject({
			externalId: null,
			extra: null,
			tags: null,
			base: { firstName: null, lastName: 'Bianchi' },
			registeredAt: created.registeredAt,
		});
		// A response of GET can be sent back unchanged
		expect((await client.put(path, body)).status).toBe(200);
		for (const wrong of [
			{ nodeId, externalId: 'x' },
			{ id: created.id, externalId: 'x' },
			{ id: 'other', nodeId, externalId: 'x' },
			{ id: created.id, nodeId },
			{ id: created.id, nodeId: sandbox.contactHub.secondNodeId, externalId: 'x' },
		]) {
			expect((await client.put(path, wrong)).status).toBe(400);
		}
	});

	it('deletes the events with the customer', async () => {
		const { id } = await create({ externalId: 'gone' });
		const event = { customerId: id, type: 'loggedIn', context: 'WEB', properties: {} };
		const { body } = await client.post('/events', event);
		expect(sandbox.contactHub.event(String(body.id))).toBeDefined();
		await client.delete(`/customers/${String(id)}`);
		expect(sandbox.contactHub.event(String(body.id))).toBeUndefined();
	});

	it('keeps what each source has written', async () => {
		const { id, sourceInfo } = await create({ base: { firstName: 'Ada' } });
		const path = `/customers/${String(id)}`;
		await client.patch(path, { base: { lastName: 'Rossi' } }, { token: 'admin' });
		const { body } = await client.get(`${path}/sources`);
		expect(body.elements).toMatchObject([
			{ id: sourceInfo!.registeredBy, base: { firstName: 'Ada', lastName: null } },
			{ base: { firstName: null, lastName: 'Rossi' } },
		]);
		const second = body.elements![1]!;
		expect((await client.get(`${path}/sources/${String(second.id)}`)).body).toEqual(second);
		expect((await client.get(`${path}/sources/nobody`)).status).toBe(404);
		expect((await client.get(path)).body.sourceInfo).toEqual({
			registeredBy: sourceInfo!.registeredBy,
			updatedBy: second.id,
		});
	});
});
