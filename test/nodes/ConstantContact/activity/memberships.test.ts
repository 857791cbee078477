import { Settings } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { byId, connectNode, type ConnectedNode, type Parameters } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode({ constantContactV3: { contacts: 60 } })));
afterEach(async () => await node.close());

const fast = { activityOptions: { checkEvery: 0.1 } };

const run = async (
	operation: string,
	parameters: Parameters,
	items: IDataObject[] = [{}],
	options: object = {},
) => await node.run('activity', operation, { ...fast, ...parameters }, items, options);

const people = () =>
	[...node.account.contacts()].filter(
		({ deletedTime, email }) => !deletedTime && email?.permission !== 'unsubscribed',
	);
const asItems = (ids: string[]) => ids.map((contact_id) => ({ contact_id }));
const list = () => node.account.lists()[3]!;
const tag = () => node.account.tags()[1]!;
const posted = () =>
	node.sandbox.log.entries
		.filter(({ method }) => method === 'POST')
		.map(({ path, body }) => [path.replace('/v3/activities/', ''), body]);

/** The contacts in this list or with this tag. */
const members = () => people().filter(({ lists }) => lists.includes(list().id));

describe('activity: addToLists', () => {
	it('accepts any number of contacts, 500 a request, with one status check for all activities', async () => {
		const added = Array.from({ length: 1001 }, (_, n) =>
			node.account.putContact({ email: `new${n}@example.com` }),
		);
		const items = asItems(added.map(({ id }) => id));
		const { json, items: output, error } = await run('addToLists', { lists: [list().name] }, items);
		expect(error).toBeUndefined();
		const sizes = posted().map(([, body]) => (body as Order).source.contact_ids?.length);
		expect(sizes).toEqual([500, 500, 1]);
		expect(posted()[2]).toEqual([
			'add_list_memberships',
			{ source: { contact_ids: [added[1000]!.id] }, list_ids: [list().id] },
		]);
		expect(json).toMatchObject([
			{ state: 'completed', percent_done: 100, ids_sent: 500, unsubscribed: [] },
			{ ids_sent: 500 },
			{ ids_sent: 1, errors: [], unsubscribed_meanwhile: [] },
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 500 },
			{ item: 1000 },
		]);
		expect(node.requests().filter((one) => /^GET \/activities\/./.test(one))).toEqual([]);
		expect(node.account.contact('new1000@example.com')?.lists).toEqual([list().id]);
	});

	it('leaves out people who have unsubscribed, and says who', async () => {
		node.account.options.importOfUnsubscribed = 'resubscribe';
		const gone = node.account.putContact({ email: 'g@example.com', permission: 'unsubscribed' });
		const [other] = people();
		const items = asItems([gone.id.toUpperCase(), other!.id]);
		const { json, hints } = await run('addToLists', { lists: [list().id] }, items);
		expect(posted()[0]?.[1]).toMatchObject({ source: { contact_ids: [other!.id] } });
		expect(json[0]?.unsubscribed).toEqual([{ item: 0, contact_id: gone.id }]);
		expect(hints.map(({ message }) => message)).toContain(
			`Left out 1 unsubscribed contact: ${gone.id}`,
		);
		expect(node.account.contact(gone.id)?.email?.permission).toBe('unsubscribed');
	});

	it('sends them only on request', async () => {
		const gone = node.account.putContact({ email: 'g@example.com', permission: 'unsubscribed' });
		const activityOptions = { ...fast.activityOptions, includeUnsubscribed: true };
		const parameters = { lists: [list().id], activityOptions };
		const { json } = await run('addToLists', parameters, asItems([gone.id]));
		expect(node.requests()).not.toContain('GET /contacts');
		expect(json[0]).not.toHaveProperty('unsubscribed');
		// The service rejects the contact; the error names the item.
		expect(json[0]?.errors).toMatchObject([{ item: 0, id: gone.id }]);
	});

	it('reports that no contacts are left', async () => {
		const gone = node.account.putContact({ email: 'g@example.com', permission: 'unsubscribed' });
		const { error } = await run('addToLists', { lists: [list().id] }, asItems([gone.id]));
		expect(error?.message).toBe('There are no contacts to send');
		expect(posted()).toEqual([]);
	});

	it('excludes them from lists, and names all others of tags and segments', async () => {
		const [from] = node.account.lists();
		const gone = node.account.putContact({
			email: 'g@example.org',
			permission: 'unsubscribed',
			lists: [from!.id],
			tags: [tag().id],
		});
		const lists = [list().id];
		await run('addToLists', { contacts: 'lists', sourceLists: [from!.id], lists });
		expect(posted()[0]?.[1]).toEqual({
			source: { list_ids: [from!.id] },
			exclude: { contact_ids: [gone.id] },
			list_ids: lists,
		});
		await run('addToLists', { contacts: 'tags', sourceTags: [tag().name], lists });
		const tagged = people().filter(({ tags }) => tags.includes(tag().id));
		expect(idsIn(1)).toEqual(tagged.map(({ id }) => id));
		await run('addToLists', { contacts: 'segment', segment: byId('1'), lists });
		expect(idsIn(2)).not.toContain(gone.id);
		expect(idsIn(2)?.length).toBeGreaterThan(0);
	});

	it('hands segments, tags and all to the service if nobody has unsubscribed', async () => {
		for (const { id, email } of node.account.contacts()) {
			if (email?.permission === 'unsubscribed')
				node.account.putContact({ id, permission: 'implicit' });
		}
		const lists = [list().id];
		await run('addToLists', { contacts: 'segment', segment: byId('1'), lists });
		await run('addToLists', { contacts: 'tags', sourceTags: [tag().id], lists });
		await run('addToLists', { contacts: 'all', lists });
		expect(posted().map(([, body]) => (body as Order).source)).toEqual([
			{ segment_id: 1 },
			{ tag_ids: [tag().id] },
			{ all_active_contacts: true },
		]);
	});

	it('names people who unsubscribed meanwhile', async () => {
		const [person] = people();
		node.account.options.initializedMs = 400;
		const running = run('addToLists', { lists: [list().id] }, asItems([person!.id]));
		while (posted().length === 0) await new Promise((done) => setTimeout(done, 5));
		node.account.optOut(person!.id);
		const { json, hints } = await running;
		expect(json[0]?.unsubscribed_meanwhile).toEqual([person!.id]);
		expect(hints.map(({ message }) => message).join()).toContain('unsubscribed while being added');
	});

	it('names those who unsubscribed since the first try with Retry On Fail, however long ago', async () => {
		node.sandbox.faults.add({
			when: { path: /activities\/./, method: 'GET' },
			times: 1,
			do: { kind: 'status', status: 400 },
		});
		const options = { retryOnFail: { maxTries: 2, waitBetweenTries: 0 } };
		const [person] = people();
		const items = asItems([person!.id]);
		const running = run('addToLists', { lists: [list().id] }, items, options);
		while (posted().length === 0) await new Promise((done) => setTimeout(done, 5));
		node.account.optOut(person!.id);
		const { now } = Settings;
		Settings.now = () => now() + 20 * 60_000;
		const { json, error } = await running.finally(() => (Settings.now = now));
		expect(error).toBeUndefined();
		expect(json[0]?.unsubscribed_meanwhile).toEqual([person!.id]);
	});

	it('sends nothing twice with Retry On Fail', async () => {
		node.sandbox.faults.add({
			when: { path: /activities\/./, method: 'GET' },
			times: 1,
			do: { kind: 'status', status: 400 },
		});
		const options = { retryOnFail: { maxTries: 2, waitBetweenTries: 0 } };
		const [person] = people();
		const { error } = await run(
			'addToLists',
			{ lists: [list().id] },
			asItems([person!.id]),
			options,
		);
		expect(error).toBeUndefined();
		expect(posted()).toHaveLength(1);
	});

	it('says what was done before an activity failed', async () => {
		node.account.options.activityOutcome = 'failed';
		const [person] = people();
		const { error } = await run('addToLists', { lists: [list().id] }, asItems([person!.id]));
		expect(error?.message).toMatch(/activity \S+ ended with the status failed/);
		expect(error?.description).toContain(`Done before: sent 1 contact from ${person!.id} on`);
	});

	it('reports how far activities are that outlast the time limit', async () => {
		node.account.options.processingMs = 60_000;
		const activityOptions = { checkEvery: 0.1, timeLimit: 0.01 };
		const parameters = { lists: [list().id], activityOptions };
		const { json, hints } = await run('addToLists', parameters, asItems([people()[0]!.id]));
		expect(json[0]).toMatchObject({ percent_done: expect.any(Number) as number });
		expect(hints.map(({ message }) => message).join()).toMatch(
			/1 of 1 activities were not complete within the time limit: \S+ \(processing, \d+ %\)/,
		);
	});

	it('does not wait if that is not wanted', async () => {
		const parameters = { lists: [list().id], wait: false };
		const { json } = await run('addToLists', parameters, asItems([people()[0]!.id]));
		expect(node.requests().at(-1)).toBe('POST /activities/add_list_memberships');
		expect(json[0]).toMatchObject({ state: 'initialized' });
	});

	it('finds contacts by email address, each once', async () => {
		const [first, second] = people();
		const items = [
			{ who: first!.email!.address.toUpperCase() },
			{ who: first!.id },
			{ who: second!.email!.address },
		];
		await run('addToLists', { lists: [list().id], idField: 'who' }, items);
		expect(idsIn(0)).toEqual([first!.id, second!.id]);
	});

	it('finds contacts whatever invisible characters and marks come along', async () => {
		const { id, email } = people()[0]!;
		const { address } = email!;
		for (const contact_id of [`${address}\u200b`, `="${address}"`, ` ${id}\u200e`]) {
			node.sandbox.log.clear();
			await run('addToLists', { lists: [list().id] }, [{ contact_id }]);
			expect(idsIn(0)).toEqual([id]);
		}
	});

	it.each([
		[
			[{ contact_id: 'mailto:x@example.com' }],
			"item 0 names no contact: 'mailto:x@example.com' isn't an email address. Remove 'mailto:'",
		],
		[[{ contact_id: 'x@example.com' }], 'No contact has the email addresses x@example.com'],
		[
			[{ contact_id: 'abc' }],
			"item 0 has neither the ID nor the email address of a contact: 'abc'",
		],
		[[{}], "item 0 has no 'contact_id'"],
	])('refuses %j before anything is sent', async (items, message) => {
		const { error } = await run('addToLists', { lists: [list().id] }, items as IDataObject[]);
		expect(error?.message).toContain(message);
		expect(posted()).toEqual([]);
	});
});

/** The same label, except for its case. */
const isTwin = (one: string, other: string) =>
	one !== other && one.toLowerCase() === other.toLowerCase();
/** In a case that no label has. */
const mixedCase = (label: string) =>
	[...label].map((letter, at) => (at % 2 ? letter.toUpperCase() : letter.toLowerCase())).join('');

interface Order {
	source: { contact_ids?: string[] };
}
const idsIn = (at: number) => (posted()[at]?.[1] as Order | undefined)?.source.contact_ids;

describe('activity: removeFromLists, addTags, removeTags', () => {
	it('removes contacts from lists', async () => {
		const before = members();
		expect(before.length).toBeGreaterThan(1);
		const ids = before.map(({ id }) => id).join(', ');
		const { json } = await run('removeFromLists', { contacts: 'ids', ids, lists: [list().id] });
		expect(posted()).toEqual([
			[
				'remove_list_memberships',
				{ source: { contact_ids: before.map(({ id }) => id) }, list_ids: [list().id] },
			],
		]);
		expect(json[0]).toMatchObject({ state: 'completed', ids_sent: before.length });
		expect(members()).toEqual([]);
	});

	it.each([
		['addTags', 'contacts_taggings_add'],
		['removeTags', 'contacts_taggings_remove'],
	])('%s by all, lists, tags, and the members of a segment', async (operation, target) => {
		const tags = [tag().name];
		await run(operation, { contacts: 'all', tags });
		await run(operation, { contacts: 'lists', sourceLists: [list().id], tags });
		await run(operation, { contacts: 'tags', sourceTags: [tag().id], tags });
		await run(operation, { contacts: 'segment', segment: byId('1'), tags });
		expect(posted().map(([path]) => path)).toEqual(Array(4).fill(target));
		const orders = posted().map(([, body]) => body as Order);
		expect(orders.slice(0, 3)).toEqual([
			{ source: { all_active_contacts: true }, tag_ids: [tag().id] },
			{ source: { list_ids: [list().id] }, tag_ids: [tag().id] },
			{ source: { tag_ids: [tag().id] }, tag_ids: [tag().id] },
		]);
		const inSegment = [...node.account.contacts()].filter(
			({ email, deletedTime }) => !deletedTime && email?.address.endsWith('@example.org'),
		);
		expect(orders[3]?.source.contact_ids).toEqual(inSegment.map(({ id }) => id));
	});
});

describe('activity: deleteContacts', () => {
	it('deletes nothing without a confirmation', async () => {
		const { error } = await run('deleteContacts', {}, asItems([people()[0]!.id]));
		expect(error?.message).toBe("'Confirm Deletion' is off, so nothing was deleted");
		expect(node.requests()).toEqual([]);
	});

	it('deletes contacts, and traces those that are not there', async () => {
		const [person] = people();
		const unknown = '00000000-0000-4000-8000-000000000000';
		const items = asItems([person!.id, unknown]);
		const { json, hints } = await run('deleteContacts', { confirmDeletion: true }, items);
		expect(posted()).toEqual([['contact_delete', { contact_ids: [person!.id, unknown] }]]);
		expect(json[0]).toMatchObject({
			ids_sent: 2,
			errors: [{ item: 1, id: unknown }],
			status: { items_total_count: 2, items_completed_count: 1 },
		});
		expect(hints.map(({ message }) => message).join()).toContain('refused 1 of the contacts');
		expect(node.account.contact(person!.id)?.deletedTime).toBeDefined();
	});

	it('deletes all of lists', async () => {
		const parameters = { contacts: 'lists', sourceLists: [list().id], confirmDeletion: true };
		await run('deleteContacts', parameters);
		expect(posted()).toEqual([['contact_delete', { list_ids: [list().id] }]]);
		expect(members()).toEqual([]);
	});
});

describe('activity: deleteLists, deleteTags, deleteCustomFields', () => {
	it('deletes lists by name or ID, 100 a request', async () => {
		const names = Array.from({ length: 101 }, (_, n) => `Extra ${n}`);
		for (const name of names) await node.run('contactList', 'create', { name });
		node.sandbox.log.clear();
		const items = names.map((name) => ({ list: name }));
		const parameters = { idSource: 'items', idField: 'list' };
		const { json, error } = await run('deleteLists', parameters, items);
		expect(error).toBeUndefined();
		expect(
			posted().map(([path, body]) => [path, (body as { list_ids: string[] }).list_ids.length]),
		).toEqual([
			['list_delete', 100],
			['list_delete', 1],
		]);
		expect(json.map(({ state }) => state)).toEqual(['completed', 'completed']);
		expect(node.requests().filter((one) => one === 'GET /contact_lists')).toHaveLength(1);
		expect(node.account.lists().filter(({ deletedTime }) => !deletedTime)).toHaveLength(5);
	});

	it('deletes tags and custom fields', async () => {
		const { id } = tag();
		await run('deleteTags', { records: [tag().name] });
		expect(posted()[0]).toEqual(['contacts_tags_delete', { tag_ids: [id] }]);
		expect(node.account.tags().some((one) => one.id === id)).toBe(false);
		const [field] = node.account.customFields();
		const { json } = await run('deleteCustomFields', { records: [field!.label] });
		expect(posted()[1]).toEqual(['custom_fields_delete', { custom_field_ids: [field!.id] }]);
		expect(json[0]).toMatchObject({ state: 'completed', errors: [] });
	});

	it('deletes none of several fields whose labels differ in case alone', async () => {
		const labels = node.account.customFields().map(({ label }) => label);
		const twice = labels.find((label) => labels.some((one) => isTwin(one, label)))!;
		const { error } = await run('deleteCustomFields', { records: [mixedCase(twice)] });
		expect(error?.message).toContain('may be any of 2 custom fields');
		expect(posted()).toEqual([]);
	});

	it('names records that the account does not have', async () => {
		const { error } = await run('deleteTags', { records: ['Nobody'] });
		expect(error?.message).toContain("The account has no tag named 'Nobody'");
		expect(posted()).toEqual([]);
	});
});
