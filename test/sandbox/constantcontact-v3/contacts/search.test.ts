import { startAccount, type TestAccount } from '../testAccount';

let account: TestAccount;
beforeEach(async () => {
	account = await startAccount({ contacts: 300 });
});
afterEach(async () => await account.close());

const ids = async (query: Record<string, string | number>) => {
	const pages = await account.client.getAll('/contacts', 'contacts', { limit: 500, ...query });
	return pages.flat().map(({ contact_id }) => String(contact_id));
};
const all = () => [...account.v3.contacts()];

describe('pages of contacts (V3 API 3, 4)', () => {
	it('carry the page size and the filters in their cursors', async () => {
		const first = await account.client.get('/contacts', { limit: 20, status: 'active' });
		expect(first.next).toMatch(/^\/v3\/contacts\?cursor=[A-Za-z0-9%=]+$/);
		const cursor = new URL(first.next!, 'http://x').searchParams.get('cursor')!;
		const text = Buffer.from(cursor, 'base64').toString();
		expect(text).toMatch(/^limit=20&next=\d+&status=active$/);
		const pages = await account.client.getAll('/contacts', 'contacts', {
			limit: 20,
			status: 'active',
		});
		expect(pages.slice(0, -1).every((page) => page.length === 20)).toBe(true);
		const active = all().filter(
			({ email, deletedTime }) =>
				deletedTime === undefined && /^(explicit|implicit)$/.test(email!.permission),
		);
		expect(pages.flat().map(({ contact_id }) => String(contact_id))).toEqual(
			active.map(({ id }) => id),
		);
	});

	it.each([
		['empty', {}],
		['absent', undefined],
		['null', { next: null }],
	] as const)('end with %s links', async (lastPageLinks, links) => {
		account.v3.options.lastPageLinks = lastPageLinks;
		const { body } = await account.client.get('/contacts', { limit: 500 });
		expect(body._links).toEqual(links);
	});

	it('are 50 long, and 500 at most', async () => {
		const { body } = await account.client.get('/contacts');
		expect(body.contacts).toHaveLength(50);
		for (const limit of [0, 501, 'x', -1]) {
			expect((await account.client.get('/contacts', { limit })).status).toBe(400);
		}
	});

	it('refuse invalid cursors', async () => {
		const { next } = await account.client.get('/contacts', { limit: 20 });
		for (const path of [next!.slice(0, -3), '/contacts?cursor=%21', '/contacts?cursor=']) {
			expect((await account.client.get(path)).status).toBe(400);
		}
	});

	it('meet faults of links and pages', async () => {
		const { faults } = account.sandbox;
		faults.add({ times: 1, do: { kind: 'foreignNextLink' } });
		const foreign = await account.client.get('/contacts', { limit: 20 });
		expect(foreign.next).toMatch(/^http:\/\/elsewhere\.example\/v3\/contacts\?cursor=/);
		faults.add({ times: 1, do: { kind: 'loopedLink' } });
		expect((await account.client.get('/contacts', { limit: 20 })).next).toBe(
			'/v3/contacts?limit=20',
		);
		const first = await account.client.get('/contacts', { limit: 20 });
		faults.add({ times: 1, do: { kind: 'repeatPage' } });
		const repeated = await account.client.get(first.next!);
		expect(repeated.body.contacts).toEqual(first.body.contacts);
		expect(repeated.next).not.toBe(first.next);
	});
});

describe('filters of contacts (V3 API 4)', () => {
	it('leave deleted ones out unless they are requested', async () => {
		const deleted = all().filter(({ deletedTime }) => deletedTime !== undefined);
		expect(deleted.length).toBeGreaterThan(3);
		expect(await ids({})).toHaveLength(300 - deleted.length);
		expect(await ids({ status: 'all' })).toHaveLength(300);
		expect(await ids({ status: 'deleted' })).toEqual(deleted.map(({ id }) => id));
		const both = await ids({ status: 'deleted,unsubscribed' });
		expect(both.length).toBeGreaterThan(deleted.length);
		expect((await account.client.get('/contacts', { status: 'removed' })).status).toBe(400);
	});

	it('find an address as it is stored, in lower case', async () => {
		const { id } = account.v3.putContact({ email: 'A+b@example.com' });
		expect(await ids({ email: 'a+b@example.com' })).toEqual([id]);
		expect(await ids({ email: 'A+b@example.com' })).toEqual([]);
		account.v3.options.caseBlindEmail = true;
		expect(await ids({ email: 'A+b@example.com' })).toEqual([id]);
		account.v3.putContact({ id, isDeleted: true });
		expect(await ids({ email: 'a+b@example.com' })).toEqual([]);
		expect(await ids({ email: 'a+b@example.com', status: 'all' })).toEqual([id]);
	});

	it('choose members of lists and contacts with tags', async () => {
		const [list, other] = account.v3.lists();
		const [tag] = account.v3.tags();
		const of = (listIds: string[]) =>
			all().filter(({ lists }) => lists.some((one) => listIds.includes(one))).length;
		expect(await ids({ lists: list!.id })).toHaveLength(of([list!.id]));
		expect(await ids({ lists: `${list!.id},${other!.id}` })).toHaveLength(
			of([list!.id, other!.id]),
		);
		expect(await ids({ tags: tag!.id.toUpperCase() })).toHaveLength(
			all().filter(({ tags }) => tags.includes(tag!.id)).length,
		);
		const many = Array.from({ length: 26 }, () => list!.id).join();
		expect((await account.client.get('/contacts', { lists: many })).status).toBe(400);
		expect((await account.client.get('/contacts', { lists: 'x' })).status).toBe(400);
	});

	it('choose by time, the time itself left out by default', async () => {
		const time = Date.UTC(2026, 0, 1, 12);
		const { id } = account.v3.putContact({
			email: 'late@example.com',
			createdTime: time,
			updatedTime: time,
		});
		account.clock.set(time + 1000);
		const at = '2026-01-01T12:00:00Z';
		for (const name of ['created', 'updated']) {
			expect(await ids({ [`${name}_after`]: at })).toEqual([]);
			expect(await ids({ [`${name}_after`]: '2026-01-01T06:59:59-05:00' })).toEqual([id]);
			expect(await ids({ [`${name}_after`]: '2026-01-01', [`${name}_before`]: at })).toEqual([]);
		}
		account.v3.options.inclusiveTimes = true;
		expect(await ids({ updated_after: at })).toEqual([id]);
		account.v3.options.changeLagMs = 2000;
		expect(await ids({ updated_after: at })).toEqual([]);
		expect((await account.client.get('/contacts', { updated_after: 'x' })).status).toBe(400);
		expect((await account.client.get('/contacts', { updated_after: '2026-02-30' })).status).toBe(
			400,
		);
	});

	it('find who opted out by optout_after, and not by updated_after (pains 1)', async () => {
		const { id, updatedTime } = all().find(({ email }) => email?.permission === 'explicit')!;
		account.v3.optOut(id, 'Moved');
		account.clock.advance(60_000);
		const since = { status: 'all', limit: 500 };
		const start = '2025-12-31T00:00:00Z';
		expect(await ids({ ...since, updated_after: start })).toEqual([]);
		expect(await ids({ ...since, optout_after: start })).toEqual([id]);
		const { body } = await account.client.get(`/contacts/${id}`, { include: 'list_memberships' });
		expect(body).toMatchObject({
			updated_at: new Date(updatedTime).toISOString().replace('.000', ''),
			email_address: {
				permission_to_send: 'unsubscribed',
				updated_at: '2026-01-01T00:00:00Z',
				opt_out_source: 'Contact',
				opt_out_date: '2026-01-01T00:00:00Z',
				opt_out_reason: 'Moved',
			},
			list_memberships: [],
		});
	});

	it('choose by the consent for text messages', async () => {
		const explicit = all().filter(
			({ sms, deletedTime }) => sms?.permission === 'explicit' && deletedTime === undefined,
		);
		expect(explicit.length).toBeGreaterThan(0);
		expect(await ids({ sms_status: 'explicit' })).toEqual(explicit.map(({ id }) => id));
	});

	it('count what they choose', async () => {
		const { body } = await account.client.get('/contacts', { include_count: true, limit: 1 });
		expect(body.contacts_count).toBe((await ids({})).length);
		expect(body.contacts).toHaveLength(1);
	});
});

describe('parts of contacts (V3 API 4)', () => {
	const parts = [
		'custom_fields',
		'list_memberships',
		'phone_numbers',
		'street_addresses',
		'taggings',
		'notes',
	];

	it('come only when they are requested, as empty arrays if there are none', async () => {
		const { id } = account.v3.putContact({ email: 'plain@example.com' });
		const plain = await account.client.get(`/contacts/${id}`);
		for (const part of parts) expect(plain.body).not.toHaveProperty(part);
		const whole = await account.client.get(`/contacts/${id}`, { include: parts.join() });
		for (const part of parts) expect(whole.body[part]).toEqual([]);
		expect((await account.client.get(`/contacts/${id}`, { include: 'sms_channel' })).status).toBe(
			400,
		);
	});

	it('report an unknown or invalid id', async () => {
		const none = await account.client.get('/contacts/1234');
		expect([none.status, none.key, none.message]).toEqual([
			404,
			'contacts.api.not_found',
			'contact_id is in an invalid format',
		]);
		const unknown = await account.client.get('/contacts/6d7b1b52-0f3a-4a53-9d7c-0a6b1c2d3e4f');
		expect(unknown.status).toBe(404);
	});
});

describe('counts and ids of older versions', () => {
	it('are by permission', async () => {
		const { body } = await account.client.get('/contacts/counts', { include: 'new_subscriber' });
		const active = all().filter(({ deletedTime }) => deletedTime === undefined);
		const of = (permission: string) =>
			active.filter(({ email }) => email?.permission === permission).length;
		expect(body).toEqual({
			total: active.length,
			explicit: of('explicit'),
			implicit: of('implicit'),
			pending: of('pending_confirmation'),
			unsubscribed: of('unsubscribed'),
			new_subscriber: 0,
		});
		account.v3.putContact({ email: 'fresh@example.com' });
		const later = await account.client.get('/contacts/counts', { include: 'new_subscriber' });
		expect(later.body.new_subscriber).toBe(1);
		expect((await account.client.get('/contacts/counts')).body).not.toHaveProperty(
			'new_subscriber',
		);
	});

	it('lead to the ids of contacts and lists, sorted, unknown ones left out (V3 API 10)', async () => {
		const [first, second] = all();
		const sequence_ids = `${second!.number},99999999,${first!.number}`;
		const contacts = await account.client.get('/contacts/contact_id_xrefs', { sequence_ids });
		expect(contacts.body.xrefs).toEqual([
			{ sequence_id: String(first!.number), contact_id: first!.id },
			{ sequence_id: String(second!.number), contact_id: second!.id },
		]);
		const lists = await account.client.get('/contact_lists/list_id_xrefs', {
			sequence_ids: '2,77',
		});
		expect(lists.body.xrefs).toEqual([{ sequence_id: '2', list_id: account.v3.lists()[1]!.id }]);
		// They are the same people as in version 2
		const { constantContactV2 } = account.sandbox;
		expect(constantContactV2.contact(first!.number)!.email).toBe(first!.email!.address);
		const v2 = await fetch(
			`${constantContactV2.baseUrl}/contacts?include_contact_id=true&limit=1&api_key=` +
				constantContactV2.credentials.apiKey,
			{ headers: { authorization: `Bearer ${constantContactV2.credentials.accessToken}` } },
		);
		const { results } = (await v2.json()) as { results: Array<{ contact_id: string }> };
		expect(results[0]!.contact_id).toBe(first!.id);
		for (const wrong of ['', 'x', Array.from({ length: 501 }, (_, n) => n).join()]) {
			const response = await account.client.get('/contacts/contact_id_xrefs', {
				sequence_ids: wrong,
			});
			expect(response.status).toBe(400);
		}
	});
});
