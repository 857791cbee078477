import { startAccount, type TestAccount } from '../testAccount';

const UNKNOWN = '6d7b1b52-0f3a-4a53-9d7c-0a6b1c2d3e4f';

let account: TestAccount;
let lists: string[];
let tags: string[];
beforeEach(async () => {
	account = await startAccount({ contacts: 200, initializedMs: 1000, processingMs: 2000 });
	lists = account.v3.lists().map(({ id }) => id);
	tags = account.v3.tags().map(({ id }) => id);
});
afterEach(async () => await account.close());

const all = () => [...account.v3.contacts()];
const active = () =>
	all().filter(
		({ email, deletedTime }) =>
			deletedTime === undefined && /^(explicit|implicit)$/.test(email!.permission),
	);

async function start(kind: string, body: object) {
	return await account.client.post(`/activities/${kind}`, body);
}

/** Starts an activity and waits until it is done. */
async function run(kind: string, body: object) {
	const { status, body: accepted } = await start(kind, body);
	expect(status).toBe(201);
	account.clock.advance(3000);
	return (await account.client.get(`/activities/${String(accepted.activity_id)}`)).body;
}

describe('an activity (V3 API 6)', () => {
	it('advances by the clock, and does its work at its end', async () => {
		const [contact] = active();
		const body = { contact_ids: [contact!.id] };
		const { body: accepted } = await start('contact_delete', body);
		const path = `/activities/${String(accepted.activity_id)}`;
		expect(accepted).toEqual({
			activity_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
			state: 'initialized',
			created_at: '2026-01-01T00:00:00.000Z',
			updated_at: '2026-01-01T00:00:00.000Z',
			percent_done: 0,
			activity_errors: [],
			status: { items_total_count: 1, items_completed_count: 0 },
			_links: { self: { href: `/v3${path}` } },
		});
		account.clock.advance(2000);
		const half = await account.client.get(path);
		expect(half.body).toMatchObject({
			state: 'processing',
			started_at: '2026-01-01T00:00:01.000Z',
			percent_done: 50,
		});
		expect(half.body).not.toHaveProperty('completed_at');
		expect(account.v3.contact(contact!.id)!.deletedTime).toBeUndefined();
		account.clock.advance(1000);
		expect((await account.client.get(path)).body).toMatchObject({
			state: 'completed',
			completed_at: '2026-01-01T00:00:03.000Z',
			percent_done: 100,
			status: { items_total_count: 1, items_completed_count: 1 },
		});
		expect(account.v3.contact(contact!.id)!.deletedTime).toBe(account.clock.now());
	});

	it.each(['failed', 'cancelled', 'timed_out'] as const)('may end as %s', async (outcome) => {
		account.v3.options.activityOutcome = outcome;
		const [contact] = active();
		const ended = await run('contact_delete', { contact_ids: [contact!.id] });
		expect(ended.state).toBe(outcome);
		expect(Number(ended.percent_done)).toBeLessThan(100);
		expect(account.v3.contact(contact!.id)!.deletedTime).toBeUndefined();
	});

	it('is listed for ten days, newest first, by state', async () => {
		const first = await start('list_delete', { list_ids: [lists[0]] });
		account.clock.advance(5000);
		const second = await start('list_delete', { list_ids: [lists[1]] });
		account.clock.advance(1500);
		const ids = async (query: Record<string, string> = {}) =>
			(await account.client.getAll('/activities', 'activities', { limit: 1, ...query }))
				.flat()
				.map(({ activity_id }) => activity_id);
		expect(await ids()).toEqual([second.body.activity_id, first.body.activity_id]);
		expect(await ids({ state: 'processing' })).toEqual([second.body.activity_id]);
		expect(await ids({ state: 'completed' })).toEqual([first.body.activity_id]);
		expect((await account.client.get('/activities', { state: 'initialized' })).status).toBe(400);
		account.clock.advance(10 * 86_400_000);
		expect(account.v3.activities()).toEqual([]);
	});

	it('is refused while too many are unfinished', async () => {
		account.v3.options.maxQueuedActivities = 1;
		await start('list_delete', { list_ids: [lists[0]] });
		const refused = await start('list_delete', { list_ids: [lists[1]] });
		expect([refused.status, refused.key]).toEqual([429, 'contacts.api.too_many_activities']);
		account.clock.advance(3000);
		expect((await start('list_delete', { list_ids: [lists[1]] })).status).toBe(201);
	});

	it('is unknown otherwise', async () => {
		expect((await account.client.get(`/activities/${UNKNOWN}`)).status).toBe(404);
		expect((await account.client.get(`/contact_exports/${UNKNOWN}`)).status).toBe(404);
	});
});

describe('deletions', () => {
	it('of contacts in lists', async () => {
		const members = all().filter(({ lists: of }) => of.includes(lists[0]!));
		const done = await run('contact_delete', { list_ids: [lists[0]] });
		expect(done.status).toEqual({
			list_count: 1,
			items_total_count: members.length,
			items_completed_count: members.length,
		});
		expect(members.every(({ id }) => account.v3.contact(id)!.deletedTime !== undefined)).toBe(true);
	});

	it('of lists, tags and custom fields', async () => {
		expect((await run('list_delete', { list_ids: lists.slice(0, 2) })).status).toEqual({
			list_count: 2,
		});
		const gone = await run('contacts_tags_delete', { tag_ids: [tags[0], UNKNOWN] });
		expect(gone).toMatchObject({
			status: { items_total_count: 2, items_completed_count: 1 },
			activity_errors: [`${UNKNOWN} was not found`],
		});
		const [field] = account.v3.customFields();
		await run('custom_fields_delete', { custom_field_ids: [field!.id] });
		expect(account.v3.customFields()).not.toContainEqual(field);
		expect(account.v3.tags().map(({ id }) => id)).toEqual(tags.slice(1));
	});

	it('know their limits', async () => {
		const ids = (count: number) => Array.from({ length: count }, () => UNKNOWN);
		for (const [kind, body] of [
			['contact_delete', { contact_ids: ids(501) }],
			['contact_delete', { list_ids: ids(51) }],
			['contact_delete', { contact_ids: ids(1), list_ids: ids(1) }],
			['contact_delete', {}],
			['list_delete', { list_ids: ids(101) }],
			['contacts_tags_delete', { tag_ids: ids(501) }],
			['custom_fields_delete', { custom_field_ids: ids(101) }],
			['list_delete', { list_ids: [] }],
		] as Array<[string, object]>) {
			expect((await start(kind, body)).status).toBe(400);
		}
	});
});

describe('memberships and taggings', () => {
	it('are added to contacts, whose time of change stays by default', async () => {
		const chosen = active()
			.filter(({ lists: of }) => !of.includes(lists[4]!))
			.slice(0, 3);
		const contact_ids = chosen.map(({ id }) => id);
		const done = await run('add_list_memberships', {
			source: { contact_ids: [...contact_ids, UNKNOWN] },
			list_ids: [lists[4]],
		});
		expect(done).toMatchObject({
			status: { list_count: 1, items_total_count: 4, items_completed_count: 3 },
			activity_errors: [`contact_id ${UNKNOWN} was not found`],
		});
		for (const { id, updatedTime } of chosen) {
			const now = account.v3.contact(id)!;
			expect([now.lists.includes(lists[4]!), now.updatedTime]).toEqual([true, updatedTime]);
		}
		account.v3.options.membershipMovesUpdatedAt = true;
		await run('contacts_taggings_add', { source: { contact_ids }, tag_ids: [tags[3]] });
		const tagged = account.v3.contact(contact_ids[0]!)!;
		expect(tagged.tags).toContain(tags[3]);
		expect(tagged.updatedTime).toBe(account.clock.now());
	});

	it('leave people out who have unsubscribed, or whatever the options say', async () => {
		const { id } = account.v3.putContact({ email: 'out@example.com', permission: 'unsubscribed' });
		const order = { source: { contact_ids: [id] }, list_ids: [lists[0]] };
		const done = await run('add_list_memberships', order);
		expect(done.activity_errors).toEqual([`${id} has unsubscribed and cannot be added to lists`]);
		account.v3.options.importOfUnsubscribed = 'addToLists';
		await run('add_list_memberships', order);
		expect(account.v3.contact(id)).toMatchObject({
			lists: [lists[0]],
			email: { permission: 'unsubscribed' },
		});
		account.v3.options.importOfUnsubscribed = 'resubscribe';
		await run('add_list_memberships', { ...order, list_ids: [lists[1]] });
		expect(account.v3.contact(id)!.email!.permission).toBe('implicit');
	});

	it.each([
		['lists', () => ({ list_ids: [lists[0]] }), (one: string[]) => one.includes(lists[0]!)],
		['all active contacts', () => ({ all_active_contacts: true }), undefined],
	] as const)('come from %s, with exceptions', async (_name, source, isMember) => {
		const chosen = isMember ? all().filter((one) => isMember(one.lists)) : active();
		const [left] = chosen;
		await run('contacts_taggings_add', {
			source: source(),
			exclude: { contact_ids: [left!.id] },
			tag_ids: [tags[0]],
		});
		const tagged = all().filter(({ tags: of }) => of.includes(tags[0]!));
		expect(tagged.map(({ id }) => id)).toEqual(
			expect.arrayContaining(chosen.slice(1).map(({ id }) => id)),
		);
		expect(account.v3.contact(left!.id)!.tags).toEqual(left!.tags);
	});

	it('come from tags, segments and levels of engagement, and are taken away again', async () => {
		const tagged = all().filter(
			({ tags: of, email }) => of.includes(tags[1]!) && email?.permission !== 'unsubscribed',
		);
		await run('add_list_memberships', { source: { tag_ids: [tags[1]] }, list_ids: [lists[3]] });
		expect(tagged.every(({ id }) => account.v3.contact(id)!.lists.includes(lists[3]!))).toBe(true);
		await run('remove_list_memberships', { source: { tag_ids: [tags[1]] }, list_ids: [lists[3]] });
		expect(tagged.some(({ id }) => account.v3.contact(id)!.lists.includes(lists[3]!))).toBe(false);
		await run('add_list_memberships', { source: { segment_id: 1 }, list_ids: [lists[2]] });
		const outside = active().filter(({ email }) => email!.address.endsWith('.org'));
		expect(outside.every(({ id }) => account.v3.contact(id)!.lists.includes(lists[2]!))).toBe(true);
		const level = { source: { engagement_level: 'most_engaged' }, list_ids: [lists[1]] };
		expect(
			Number((await run('add_list_memberships', level)).status!.items_total_count),
		).toBeGreaterThan(10);
		await run('contacts_taggings_remove', { source: { tag_ids: [tags[1]] }, tag_ids: [tags[1]] });
		expect(all().some(({ tags: of }) => of.includes(tags[1]!))).toBe(false);
	});

	it('name one source, within its limits, and things that exist', async () => {
		const ids = (count: number) => Array.from({ length: count }, () => UNKNOWN);
		const one = { contact_ids: [active()[0]!.id] };
		for (const body of [
			{ list_ids: [lists[0]] },
			{ source: {}, list_ids: [lists[0]] },
			{ source: { ...one, all_active_contacts: true }, list_ids: [lists[0]] },
			{ source: { contact_ids: ids(501) }, list_ids: [lists[0]] },
			{ source: { list_ids: ids(51) }, list_ids: [lists[0]] },
			{ source: { segment_id: 99 }, list_ids: [lists[0]] },
			{ source: one, list_ids: ids(51) },
			{ source: one, list_ids: [UNKNOWN] },
			{ source: one, list_ids: [] },
			{ source: one, exclude: one, list_ids: [lists[0]] },
			{ source: { new_subscriber: true }, list_ids: [lists[0]] },
		]) {
			expect((await start('add_list_memberships', body)).status).toBe(400);
		}
		const segment = { source: { segment_id: 1 }, tag_ids: [tags[0]] };
		expect((await start('contacts_taggings_add', segment)).status).toBe(400);
		const fresh = { source: { new_subscriber: true }, tag_ids: [tags[0]] };
		expect((await start('contacts_taggings_add', fresh)).status).toBe(201);
	});
});
