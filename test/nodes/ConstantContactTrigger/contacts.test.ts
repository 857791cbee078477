import {
	DAY,
	getCursor,
	idsOf,
	MINUTE,
	HOUR,
	SECOND,
	triggerBench,
	type TriggerBench,
} from './setup';

let bench: TriggerBench;

beforeEach(async () => {
	bench = await triggerBench({ contacts: 60 });
});
afterEach(async () => await bench.close());

const foundBy = async (trigger: Parameters<TriggerBench['nextPoll']>[0]) =>
	idsOf((await bench.nextPoll(trigger)).found);

describe.each([true, false])('with times that count themselves in: %s', (inclusiveTimes) => {
	beforeEach(() => {
		bench.account.options.inclusiveTimes = inclusiveTimes;
	});

	it('passes on each new contact once, those of one second too', async () => {
		const trigger = await bench.active('contactCreated');
		const first = [bench.create(), bench.create()];
		expect(await foundBy(trigger)).toEqual(first);
		// In the same second as the poll that found the others.
		const second = bench.create();
		bench.clock.advance(1);
		const third = bench.create();
		expect(await foundBy(trigger)).toEqual([second, third]);
		expect(await foundBy(trigger)).toEqual([]);
	});

	it('passes on each change once', async () => {
		const trigger = await bench.active('contactUpdated');
		const id = bench.create();
		expect(await foundBy(trigger)).toEqual([]);
		bench.update(id);
		expect(await foundBy(trigger)).toEqual([id]);
		bench.clock.advance(10 * MINUTE);
		bench.update(id);
		expect(await foundBy(trigger)).toEqual([id]);
		expect(await foundBy(trigger)).toEqual([]);
	});
});

it('requests new contacts with one request, a second before what is known', async () => {
	const trigger = await bench.active('contactCreated');
	const { requests } = await bench.nextPoll(trigger);
	expect(requests).toEqual(['GET /contacts']);
	const [entry] = bench.sandbox.log.entries;
	expect(entry!.query).toEqual({
		created_after: '2026-06-01T11:54:59Z',
		include: 'custom_fields,list_memberships,phone_numbers,street_addresses,taggings',
		include_count: 'true',
		limit: '500',
	});
});

it('an opt-out, which leaves the last update as it was, is a change and asked for by itself', async () => {
	const [contact] = [...bench.account.contacts()].filter(
		({ email, deletedTime }) => email?.permission === 'explicit' && deletedTime === undefined,
	);
	const trigger = await bench.active('contactUpdated');
	bench.account.optOut(contact!.id, 'too many');
	const { requests, found } = await bench.nextPoll(trigger);
	expect(requests.slice(0, 2)).toEqual(['GET /contacts', 'GET /contacts']);
	const asked = bench.sandbox.log.entries.map(({ query }) => query);
	expect(asked.slice(0, 2)).toEqual([
		expect.objectContaining({ updated_after: '2026-06-01T11:54:59Z' }),
		expect.objectContaining({ optout_after: '2026-06-01T11:54:59Z', status: 'all' }),
	]);
	expect(idsOf(found)).toEqual([contact!.id]);
	expect(found[0]?.updated_at).not.toMatch(/^2026-06-01T12/);
	bench.update(contact!.id);
	expect(await foundBy(trigger)).toEqual([contact!.id]);
	expect(await foundBy(trigger)).toEqual([]);
});

it('a change and an opt-out between two polls are one item', async () => {
	const id = bench.create();
	bench.clock.advance(HOUR);
	const trigger = await bench.active('contactUpdated');
	bench.update(id);
	bench.clock.advance(SECOND);
	bench.account.optOut(id);
	expect(await foundBy(trigger)).toEqual([id]);
	expect(await foundBy(trigger)).toEqual([]);
});

it('passes on who unsubscribes, once, and not who is changed', async () => {
	const [first, second] = [bench.create(), bench.create()];
	bench.clock.advance(HOUR);
	const trigger = await bench.active('contactUnsubscribed');
	bench.update(second);
	bench.account.optOut(first, 'too many');
	const { requests, found } = await bench.nextPoll(trigger);
	expect(requests).toEqual(['GET /contacts']);
	expect(found).toMatchObject([
		{ contact_id: first, email_address: { opt_out_reason: 'too many' } },
	]);
	bench.update(first);
	expect(await foundBy(trigger)).toEqual([]);
});

it('passes on changes of contacts whose properties without a value are null', async () => {
	bench.account.options.emptyProperties = 'null';
	const trigger = await bench.active('contactUpdated', { simplify: true });
	const [first, second] = [bench.create(), bench.create()];
	bench.clock.advance(MINUTE);
	bench.update(first);
	bench.account.optOut(second);
	const { found } = await bench.nextPoll(trigger);
	expect(idsOf(found).sort()).toEqual([first, second].sort());
	for (const contact of found) expect(contact).not.toHaveProperty('deleted_at');
	expect(found.filter((contact) => 'opt_out_date' in contact)).toHaveLength(1);
});

it('passes on a change of a contact that has no creation time', async () => {
	const trigger = await bench.active('contactUpdated');
	const contact = { contact_id: 'a', updated_at: '2026-06-01T12:00:30Z', created_at: null };
	bench.sandbox.faults.add({
		when: { path: /contacts/ },
		do: { kind: 'status', status: 200, body: { contacts: [contact], contacts_count: 1 } },
	});
	expect(await foundBy(trigger)).toEqual(['a']);
	expect(await foundBy(trigger)).toEqual([]);
});

it('passes on who is deleted, once, and again when restored and deleted', async () => {
	const [first, second] = [bench.create(), bench.create()];
	bench.clock.advance(HOUR);
	const trigger = await bench.active('contactDeleted');
	bench.update(second);
	bench.remove(first);
	const { found } = await bench.nextPoll(trigger);
	expect(bench.sandbox.log.entries[0]!.query).toMatchObject({
		status: 'deleted',
		updated_after: '2026-06-01T12:54:59Z',
	});
	expect(found).toMatchObject([{ contact_id: first, deleted_at: '2026-06-01' }]);
	expect(await foundBy(trigger)).toEqual([]);
	bench.account.putContact({ id: first, isDeleted: false });
	expect(await foundBy(trigger)).toEqual([]);
	bench.remove(first);
	expect(await foundBy(trigger)).toEqual([first]);
});

it("a deleted contact that is changed long after isn't a deletion", async () => {
	const id = bench.create();
	bench.remove(id);
	bench.clock.advance(100 * HOUR);
	const trigger = await bench.active('contactDeleted');
	bench.account.putContact({ id, tags: [] });
	expect(bench.account.contact(id)?.deletedTime).toBeDefined();
	const { found } = await bench.nextPoll(trigger);
	expect(found).toEqual([]);
});

it('finds what shows up in lists four minutes later, after others', async () => {
	const trigger = await bench.active('contactCreated');
	bench.account.options.changeLagMs = 4 * MINUTE;
	const late = bench.create();
	for (let minute = 0; minute < 3; minute++) expect(await foundBy(trigger)).toEqual([]);
	bench.account.options.changeLagMs = 0;
	const next = bench.create();
	bench.account.options.changeLagMs = 0;
	expect(await foundBy(trigger)).toEqual([late, next]);
	expect(await foundBy(trigger)).toEqual([]);
});

it('begins at a date with all since then, oldest first, as many as a poll may pass on', async () => {
	const all = [...bench.account.contacts()]
		.filter(({ deletedTime }) => deletedTime === undefined)
		.sort((left, right) => left.createdTime - right.createdTime)
		.map(({ id }) => id);
	const trigger = bench.trigger('contactCreated', {
		startFrom: 'date',
		startDate: '2010-01-01T00:00:00',
		triggerOptions: { maxPerPoll: 25 },
	});
	const polls = [idsOf(await trigger.activate())];
	polls.push(...(await bench.drain(trigger)).map(idsOf));
	expect(polls.map((ids) => ids.length)).toEqual([25, 25, all.length - 50].filter((n) => n > 0));
	expect(polls.flat()).toEqual(all);
});

it('narrows by lists and tags, given by name', async () => {
	const [list] = bench.account.lists();
	const trigger = await bench.active('contactCreated', {
		contactFilters: { lists: [list!.name] },
	});
	const member = bench.account.putContact({ email: 'in@example.com', lists: [list!.id] }).id;
	bench.create();
	const { requests, found } = await bench.nextPoll(trigger);
	expect(requests).toEqual(['GET /contact_lists', 'GET /contacts']);
	expect(bench.sandbox.log.entries[1]!.query.lists).toBe(list!.id);
	expect(idsOf(found)).toEqual([member]);
});

it('names custom fields, and leaves the short form if it is wanted', async () => {
	const [field] = bench.account.customFields();
	const trigger = await bench.active('contactCreated', { simplify: true });
	bench.account.putContact({ email: 'short@example.com', fields: { [field!.id]: 'blue' } });
	const { requests, found } = await bench.nextPoll(trigger);
	expect(requests).toEqual(['GET /contacts', 'GET /contact_custom_fields']);
	expect(found).toMatchObject([
		{
			email_address: 'short@example.com',
			created_at: '2026-06-01T12:00:00Z',
			custom_fields: { [field!.label]: 'blue' },
		},
	]);
});

it.each([true, false])(
	'finds a contact again whose labels could not be read, Simplify: %p',
	async (simplify) => {
		const [field] = bench.account.customFields();
		const trigger = await bench.active('contactCreated', { simplify });
		const { id } = bench.account.putContact({
			email: 'late@example.com',
			fields: { [field!.id]: 'blue' },
		});
		bench.clock.advance(SECOND);
		const before = JSON.stringify(trigger.memory);
		const fault = bench.sandbox.faults.add({
			when: { path: '/contact_custom_fields' },
			do: { kind: 'status', status: 500 },
		});
		await expect(trigger.poll()).rejects.toThrow('Could not look for new contacts');
		expect(JSON.stringify(trigger.memory)).toBe(before);
		fault.remove();
		expect(await foundBy(trigger)).toEqual([id]);
		expect(await foundBy(trigger)).toEqual([]);
	},
);

describe('examples in the editor', () => {
	it.each(['contactCreated', 'contactUpdated', 'contactDeleted', 'contactUnsubscribed'] as const)(
		'of %s are the last ten, newest first',
		async (event) => {
			const ids: string[] = [];
			for (let number = 0; number < 12; number++) {
				const id = bench.create();
				bench.clock.advance(SECOND);
				if (event === 'contactUpdated') bench.update(id);
				if (event === 'contactDeleted') bench.remove(id);
				if (event === 'contactUnsubscribed') bench.account.optOut(id);
				ids.push(id);
			}
			const examples = (await bench.trigger(event).fetchTestEvent()) ?? [];
			expect(idsOf(examples)).toEqual(ids.reverse().slice(0, 10));
		},
	);

	it('go back further if there are too few', async () => {
		for (let number = 0; number < 9; number++) bench.create();
		bench.clock.advance(100 * DAY);
		const [last] = [bench.create()];
		bench.sandbox.log.clear();
		const examples = (await bench.trigger('contactCreated').fetchTestEvent()) ?? [];
		expect(examples).toHaveLength(10);
		expect(examples[0]?.contact_id).toBe(last);
		const starts = bench.sandbox.log.entries.map(({ query }) =>
			Math.round((bench.clock.now() - Date.parse(String(query.created_after))) / DAY),
		);
		expect(starts).toEqual(expect.arrayContaining([1, 30, 365]));
		expect(starts).not.toContain(7300);
	});

	it('take one request if there are enough', async () => {
		for (let number = 0; number < 10; number++) bench.create();
		bench.sandbox.log.clear();
		await bench.trigger('contactCreated').fetchTestEvent();
		expect(bench.requests()).toEqual(['GET /contacts']);
	});
});

it.each(['contactUpdated', 'contactCreated'] as const)('filters apply to %s', async (event) => {
	const [list] = bench.account.lists();
	const [tag] = bench.account.tags();
	const trigger = await bench.active(event, {
		contactFilters: { lists: [list!.id], tags: [tag!.id] },
	});
	await bench.nextPoll(trigger);
	const asked = bench.sandbox.log.matching({ path: /\/contacts$/ });
	expect(asked.length).toBeGreaterThan(0);
	for (const { query } of asked) expect(query).toMatchObject({ lists: list!.id, tags: tag!.id });
});

it.each(['contactDeleted', 'contactUnsubscribed'] as const)(
	'filters stored before the event was changed to %s do not apply',
	async (event) => {
		const [list] = bench.account.lists();
		const trigger = await bench.active(event, { contactFilters: { lists: [list!.id] } });
		await bench.nextPoll(trigger);
		expect(bench.requests()).toEqual(['GET /contacts']);
		expect(bench.sandbox.log.entries[0]!.query).not.toHaveProperty('lists');
	},
);

it('asks for no parts if none are chosen', async () => {
	const trigger = await bench.active('contactCreated', { triggerOptions: { include: [] } });
	await bench.nextPoll(trigger);
	expect(bench.sandbox.log.entries[0]!.query).not.toHaveProperty('include');
});

describe('a contact as the service may show it', () => {
	/** The next list of contacts has these, once. */
	const answer = (...contacts: Array<Record<string, unknown>>) =>
		bench.sandbox.faults.add({
			when: { path: /\/contacts$/ },
			do: { kind: 'status', status: 200, body: { contacts, contacts_count: contacts.length } },
			times: 1,
		});
	const created_at = '2026-05-01T12:00:00Z';

	it('is followed by the opt-out of its text messages, of two by the one since the start', async () => {
		const trigger = await bench.active('contactUnsubscribed');
		const at = (opt_out_date?: string) => ({ opt_out_date });
		const sms = (...sms_channel_consents: unknown[]) => ({ sms_channel: { sms_channel_consents } });
		answer(
			{
				contact_id: 'later',
				created_at,
				...sms(at('2026-05-01T12:00:00Z'), at('2026-06-01T12:00:20Z'), at()),
			},
			{
				contact_id: 'both',
				created_at,
				email_address: { opt_out_date: '2026-05-01T12:00:00Z' },
				...sms(at('2026-06-01T12:00:25Z')),
			},
			{
				contact_id: 'email',
				created_at,
				email_address: { opt_out_date: '2026-06-01T12:00:30Z' },
				...sms(at('2026-05-01T12:00:00Z')),
			},
			{ contact_id: 'neither', created_at, updated_at: '2026-06-01T12:00:40Z' },
			{
				contact_id: 'address',
				created_at,
				updated_at: created_at,
				email_address: { updated_at: '2026-06-01T12:00:50Z' },
			},
		);
		const { found } = await bench.nextPoll(trigger);
		expect(idsOf(found)).toEqual(['later', 'both', 'email', 'neither', 'address']);
	});

	it('with two opt-outs is not lost if only the first is asked for in the next poll', async () => {
		const trigger = await bench.active('contactUnsubscribed', {
			triggerOptions: { maxPerPoll: 1 },
		});
		const both = {
			contact_id: 'both',
			created_at,
			email_address: { opt_out_date: '2026-06-01T12:00:10Z' },
			sms_channel: { sms_channel_consents: [{ opt_out_date: '2026-06-01T12:00:50Z' }] },
		};
		const other = {
			contact_id: 'other',
			created_at,
			email_address: { opt_out_date: '2026-06-01T12:00:20Z' },
		};
		answer(both, other);
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual(['both']);
		answer(other);
		expect(idsOf((await bench.nextPoll(trigger)).found)).toEqual(['other']);
	});

	it('without a readable time is an error', async () => {
		const trigger = await bench.active('contactCreated');
		answer({ contact_id: 'timeless' });
		await expect(bench.nextPoll(trigger)).rejects.toThrow('contact timeless has no readable time');
	});

	it('that was deleted meanwhile is no update', async () => {
		const trigger = await bench.active('contactUpdated');
		const times = { created_at, updated_at: '2026-06-01T12:00:20Z' };
		answer(
			{ contact_id: 'gone', ...times, deleted_at: '2026-06-01' },
			{ contact_id: 'here', ...times },
		);
		expect(await foundBy(trigger)).toEqual(['here']);
	});
});

it('begins where more contacts are new than it can remember, and passes none of them on', async () => {
	for (let number = 0; number < 11_000; number++) {
		bench.create();
		bench.clock.advance(20);
	}
	const trigger = await bench.active('contactCreated');
	const cursor = getCursor(trigger) as { from: number; seen: object };
	const remembered = Object.keys(cursor.seen).length;
	expect(remembered).toBeGreaterThan(1000);
	expect(remembered).toBeLessThanOrEqual(10_000);
	const next = bench.create();
	expect(await foundBy(trigger)).toEqual([next]);
	expect(await foundBy(trigger)).toEqual([]);
});
