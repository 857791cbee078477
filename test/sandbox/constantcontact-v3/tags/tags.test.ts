import { startAccount, type TestAccount } from '../testAccount';

let account: TestAccount;
beforeEach(async () => {
	account = await startAccount({ contacts: 200 });
});
afterEach(async () => await account.close());

describe('the tags (V3 API 5)', () => {
	it('are paged, with the number of their contacts on request', async () => {
		const [tag] = account.v3.tags();
		const { body, next } = await account.client.get('/contact_tags', {
			limit: 3,
			include_count: true,
		});
		expect(next).toMatch(/^\/v3\/contact_tags\?cursor=/);
		const contacts_count = [...account.v3.contacts()].filter(({ tags }) =>
			tags.includes(tag!.id),
		).length;
		expect(contacts_count).toBeGreaterThan(0);
		expect(body.tags![0]).toEqual({
			tag_id: tag!.id,
			name: 'VIP',
			contacts_count,
			created_at: '2019-03-05T10:12:00Z',
			updated_at: '2019-03-05T10:12:00Z',
			tag_source: 'Contact',
		});
		const one = await account.client.get(`/contact_tags/${tag!.id}`);
		expect(one.body).not.toHaveProperty('contacts_count');
		expect((await account.client.get(next!)).body.tags).toHaveLength(1);
	});

	it('may have their next link in another place', async () => {
		account.v3.options.tagLinks = 'nested';
		const { body, next } = await account.client.get('/contact_tags', { limit: 3 });
		expect(next).toBeUndefined();
		expect(body._links).toEqual({ next: { next: { href: expect.stringContaining('?cursor=') } } });
	});

	it('can be created, renamed and deleted', async () => {
		const created = await account.client.post('/contact_tags', {
			name: 'Fresh',
			tag_source: 'Shop',
		});
		expect(created.status).toBe(201);
		expect(created.body).toMatchObject({ name: 'Fresh', tag_source: 'Shop' });
		const id = String(created.body.tag_id);
		const renamed = await account.client.put(`/contact_tags/${id}`, { name: 'Other' });
		expect([renamed.status, renamed.body.name]).toEqual([200, 'Other']);
		const { contact_id } = (
			await account.client.post('/contacts', {
				create_source: 'Account',
				first_name: 'Ann',
				taggings: [id],
			})
		).body;
		const gone = await account.client.delete(`/contact_tags/${id}`);
		expect(gone.status).toBe(202);
		account.clock.advance(60);
		expect((await account.client.get(`/contact_tags/${id}`)).status).toBe(404);
		expect(account.v3.contact(String(contact_id))!.tags).toEqual([]);
	});

	it.each([
		['a name that exists', { name: 'VIP' }, 409],
		['no name', {}, 400],
		['an empty name', { name: '' }, 400],
		['a long name', { name: 'x'.repeat(256) }, 400],
	])('refuse %s', async (_name, body, status) => {
		const other = account.v3.tags()[1]!;
		expect((await account.client.post('/contact_tags', body)).status).toBe(status);
		expect((await account.client.put(`/contact_tags/${other.id}`, body)).status).toBe(status);
	});

	it('have no source to change, and are as many as the options say', async () => {
		const [tag] = account.v3.tags();
		const changed = await account.client.put(`/contact_tags/${tag!.id}`, {
			name: 'x',
			tag_source: 'y',
		});
		expect(changed.status).toBe(400);
		account.v3.options.maxTags = 4;
		expect((await account.client.post('/contact_tags', { name: 'x' })).status).toBe(400);
		expect((await account.client.get('/contact_tags', { limit: 501 })).status).toBe(400);
	});
});
