import { startAccount, type TestAccount } from '../testAccount';

let account: TestAccount;
beforeEach(async () => {
	account = await startAccount({ contacts: 200 });
});
afterEach(async () => await account.close());

const names = async (query: Record<string, string> = {}) =>
	(await account.client.getAll('/contact_lists', 'lists', query)).flat().map(({ name }) => name);

describe('the lists (V3 API 5)', () => {
	it('are paged, with their members on request', async () => {
		const [list] = account.v3.lists();
		const { body, next } = await account.client.get('/contact_lists', {
			limit: 2,
			include_count: true,
			include_membership_count: 'active',
		});
		expect(next).toMatch(/^\/v3\/contact_lists\?cursor=/);
		expect(body.lists_count).toBe(5);
		const members = [...account.v3.contacts()].filter(
			({ lists, email }) =>
				lists.includes(list!.id) && /^(explicit|implicit)$/.test(email!.permission),
		);
		expect(body.lists![0]).toEqual({
			list_id: list!.id,
			name: 'General Interest',
			description: 'Everybody who wants to hear from us',
			favorite: false,
			created_at: '2017-11-19T21:34:50Z',
			updated_at: '2017-11-20T21:34:50Z',
			membership_count: members.length,
		});
		expect(await names({ limit: '2' })).toHaveLength(5);
		const all = await account.client.get(`/contact_lists/${list!.id}`, {
			include_membership_count: 'all',
		});
		expect(Number(all.body.membership_count)).toBeGreaterThan(members.length);
	});

	it('are filtered by name, status and channel', async () => {
		expect(await names({ name: 'Spring Offers' })).toEqual(['Spring Offers']);
		expect(await names({ name: 'spring offers' })).toEqual([]);
		expect(await names({ channel_type: 'sms' })).toEqual([]);
		expect(await names({ status: 'deleted' })).toEqual([]);
		const wrong = [{ include_membership_count: 'unsubscribed' }, { limit: '1001' }];
		for (const query of wrong) {
			expect((await account.client.get('/contact_lists', query)).status).toBe(400);
		}
	});

	it('can be created and changed', async () => {
		const created = await account.client.post('/contact_lists', { name: 'Fresh', favorite: true });
		expect(created.status).toBe(201);
		expect(created.body).toMatchObject({ name: 'Fresh', favorite: true, description: '' });
		const path = `/contact_lists/${String(created.body.list_id)}`;
		const changed = await account.client.put(path, { ...created.body, name: 'Other' });
		expect([changed.status, changed.body.name]).toEqual([200, 'Other']);
		expect((await account.client.get(path)).body).toEqual(changed.body);
	});

	it.each([
		['a name that exists', { name: 'Spring Offers' }, 409],
		['no name', {}, 400],
		['a long name', { name: 'x'.repeat(256) }, 400],
	])('refuse %s', async (_name, body, status) => {
		const [list] = account.v3.lists();
		expect((await account.client.post('/contact_lists', body)).status).toBe(status);
		expect((await account.client.put(`/contact_lists/${list!.id}`, body)).status).toBe(status);
	});

	it('are limited to 1,000', async () => {
		for (let n = 5; n < 1000; n++) {
			expect((await account.client.post('/contact_lists', { name: `List ${n}` })).status).toBe(201);
		}
		expect((await account.client.post('/contact_lists', { name: 'x' })).status).toBe(400);
	});

	it('are deleted by an activity, until which their names are taken (pains 23)', async () => {
		const [list] = account.v3.lists();
		const path = `/contact_lists/${list!.id}`;
		const { status, body } = await account.client.delete(path);
		expect(status).toBe(202);
		expect(body).toMatchObject({
			state: 'initialized',
			percent_done: 0,
			_links: { self: { href: `/v3/activities/${String(body.activity_id)}` } },
		});
		expect((await account.client.post('/contact_lists', { name: list!.name })).status).toBe(409);
		account.clock.advance(60);
		const activity = await account.client.get(`/activities/${String(body.activity_id)}`);
		expect(activity.body.state).toBe('completed');
		expect((await account.client.get(path)).status).toBe(404);
		expect((await account.client.post('/contact_lists', { name: list!.name })).status).toBe(201);
		expect(await names({ status: 'deleted' })).toEqual([list!.name]);
		expect([...account.v3.contacts()].some(({ lists }) => lists.includes(list!.id))).toBe(false);
	});
});
