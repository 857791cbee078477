import { ManualClock, startSandbox, type Sandbox } from '../../index';
import type { TestBody } from '../../testClient';
import { constantContactV2Client, type V2Client } from '../testClient';

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock();
	sandbox = await startSandbox({ clock, constantContactV2: { contacts: 200 } });
	client = constantContactV2Client(sandbox);
});
afterEach(async () => await sandbox.close());

const v2 = () => sandbox.constantContactV2;
const lists = async (query?: Record<string, string>) =>
	(await client.get('/lists', query)).body as unknown as TestBody[];
const members = (listId: number) =>
	[...v2().contacts()].filter((one) => one.lists.includes(listId));

describe('the lists (V2 API 2.3)', () => {
	it('are an array', async () => {
		const all = await lists();
		expect(all.map(({ id }) => String(id))).toEqual(['1', '2', '3', '4', '5']);
		expect(all[3]).toEqual({
			id: '4',
			name: 'Café & Books',
			status: 'HIDDEN',
			created_date: '2012-12-19T21:37:50.000Z',
			modified_date: '2012-12-23T21:37:50.000Z',
			contact_count: members(4).length,
		});
		expect((await client.get('/lists', { limit: 1 })).status).toBe(400);
	});

	it('are filtered by time, and have the id of v3 on request', async () => {
		const since = new Date(v2().list(4)!.modifiedTime).toISOString();
		const found = await lists({ modified_since: since, include_list_id: 'true' });
		expect(found.map(({ id }) => String(id))).toEqual(['4', '5']);
		expect(String(found[0]!.list_id)).toMatch(/^[0-9a-f-]{36}$/);
		expect((await client.get('/lists', { modified_since: 'x' })).status).toBe(400);
	});

	it('can be created, changed and deleted', async () => {
		const created = await client.post('/lists', { name: 'Fresh', status: 'HIDDEN' });
		const now = new Date(clock.now()).toISOString();
		expect(created.status).toBe(201);
		expect(created.body).toEqual({
			id: '6',
			name: 'Fresh',
			status: 'HIDDEN',
			created_date: now,
			modified_date: now,
			contact_count: 0,
		});
		clock.advance(1000);
		const changed = await client.put('/lists/6', { ...created.body, name: 'Other' });
		expect(changed.status).toBe(200);
		expect(v2().list(6)).toMatchObject({ name: 'Other', modifiedTime: clock.now() });
		expect((await client.get('/lists/6')).body).toEqual(changed.body);
		expect((await client.delete('/lists/6')).status).toBe(204);
		expect((await client.get('/lists/6')).status).toBe(404);
		expect((await client.post('/lists', { name: 'Next', status: 'ACTIVE' })).body.id).toBe('7');
	});

	it.each([
		['a name that exists', { name: 'General Interest', status: 'ACTIVE' }, 409],
		['no name', { status: 'ACTIVE' }, 400],
		['an empty name', { name: '', status: 'ACTIVE' }, 400],
		['a long name', { name: 'x'.repeat(256), status: 'ACTIVE' }, 400],
		['no status', { name: 'x' }, 400],
		['another status', { name: 'x', status: 'active' }, 400],
		['an unknown property', { name: 'x', status: 'ACTIVE', color: 'red' }, 400],
	])('refuse %s', async (_name, body, status) => {
		expect((await client.post('/lists', body)).status).toBe(status);
		expect((await client.put('/lists/2', body)).status).toBe(status);
		expect((await client.put('/lists/99', body)).status).toBe(404);
	});

	it('are limited to 1,000 (V2 API 1.4)', async () => {
		for (let n = v2().counts.lists; n < 1000; n++) v2().putList({});
		expect((await client.post('/lists', { name: 'x', status: 'ACTIVE' })).status).toBe(400);
	});

	it('leave their contacts when they are deleted', async () => {
		const before = members(1);
		clock.advance(1000);
		expect((await client.delete('/lists/1')).status).toBe(204);
		for (const { id, lists: listIds } of before) {
			const contact = v2().contact(id)!;
			expect(contact.lists).toEqual(listIds.filter((listId) => listId !== 1));
			expect(contact.status).toBe(
				contact.lists.length === 0 ? 'REMOVED' : v2().contact(id)!.status,
			);
			expect(contact.modifiedTime).toBe(clock.now());
		}
	});
});

describe('the contacts of a list (V2 API 2.3)', () => {
	it('are paged', async () => {
		const pages = await client.getAll('/lists/1/contacts', { limit: 20 });
		expect(pages.length).toBeGreaterThan(2);
		expect(pages.flat().map(({ id }) => Number(id))).toEqual(members(1).map(({ id }) => id));
		expect((await client.get('/lists/99/contacts')).status).toBe(404);
		expect((await client.get('/lists/1/contacts', { status: 'ALL' })).status).toBe(400);
	});

	it('are filtered by time, but not by a day alone', async () => {
		const { id } = v2().putContact({ email: 'late@example.com', lists: [1] });
		const query = { modified_since: new Date(clock.now()).toISOString() };
		const { results } = await client.get('/lists/1/contacts', query);
		expect(results.map((one) => Number(one.id))).toEqual([id]);
		const day = { modified_since: '2020-03-25' };
		expect((await client.get('/lists/1/contacts', day)).key).toBe('http.status.bad_request');
		v2().options.listDateOnly = true;
		expect((await client.get('/lists/1/contacts', day)).status).toBe(200);
	});

	it('are counted as they come and go', async () => {
		const count = async () => Number((await client.get('/lists/5')).body.contact_count);
		const before = await count();
		const { id } = v2().putContact({ email: 'late@example.com', lists: [5] });
		expect(await count()).toBe(before + 1);
		await client.delete(`/contacts/${id}`);
		expect(await count()).toBe(before);
		v2().removeContact(members(5)[0]!.id);
		expect(await count()).toBe(before - 1);
	});
});
