import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { listSearch } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode({ constantContactV3: { lists: 1000 } })));
afterEach(async () => await node.close());

const run = async (operation: string, parameters = {}) =>
	await node.run('contactList', operation, parameters);

const list = (at = 0) => node.account.lists()[at]!;
const query = (at = 0) => node.sandbox.log.entries[at]?.query;

describe('contactList: getAll', () => {
	it('follows the next link until there is none', async () => {
		const { json, items } = await run('getAll', { returnAll: true });
		expect(node.requests()).toEqual(Array(2).fill('GET /contact_lists'));
		expect(query()).toEqual({ limit: '500', include_membership_count: 'all' });
		expect(Object.keys(query(1) ?? {})).toEqual(['cursor']);
		expect(json.map(({ list_id: id }) => id)).toEqual(node.account.lists().map(({ id }) => id));
		expect(json[0]).toMatchObject({ membership_count: expect.any(Number) as number });
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it.each(['empty', 'absent', 'null'] as const)('ends if the last link is %s', async (form) => {
		node.account.options.lastPageLinks = form;
		expect((await run('getAll', { returnAll: true })).json).toHaveLength(1000);
	});

	it('narrows', async () => {
		const filters = { name: list(3).name, status: 'all' };
		const options = { membershipCount: 'active' };
		const { json } = await run('getAll', { filters, options });
		expect(query()).toEqual({
			limit: '500',
			name: list(3).name,
			status: 'all',
			include_membership_count: 'active',
		});
		expect(json).toMatchObject([{ list_id: list(3).id }]);
	});

	it('sends the token to no other host', async () => {
		node.sandbox.faults.add({
			when: { path: /contact_lists/ },
			do: { kind: 'foreignNextLink', origin: 'http://elsewhere.example' },
		});
		const { error } = await run('getAll', { returnAll: true });
		expect(error?.message).toContain('the list continues at another address (elsewhere.example)');
	});
});

describe('contactList: create, get, update', () => {
	it('creates one', async () => {
		const additionalFields = { description: 'For roses', favorite: true };
		const { error } = await run('create', { name: 'Roses', additionalFields });
		// The account is full.
		expect(error).toMatchObject({ httpCode: '400' });
		expect(error?.message).toContain('1000 lists at most');
		expect(node.lastBody()).toEqual({ name: 'Roses', description: 'For roses', favorite: true });
	});

	it('refuses an empty or too long name before anything is sent', async () => {
		expect((await run('create', { name: '={{ " " }}' })).error?.message).toContain(
			"'Name' is empty",
		);
		expect((await run('create', { name: 'x'.repeat(256) })).error?.message).toContain(
			"'Name' has 256 characters; the maximum is 255",
		);
		expect(node.requests()).toEqual([]);
	});

	it('says that a name is taken', async () => {
		const { error } = await run('create', { name: list(1).name });
		expect(error).toMatchObject({ httpCode: '409' });
		expect(error?.description).toMatch(/^It already exists/);
	});

	it('reads one with its members', async () => {
		const { json } = await run('get', { list: byId(list().id) });
		expect(node.requests()).toEqual([`GET /contact_lists/${list().id}`]);
		expect(query()).toEqual({ include_membership_count: 'all' });
		expect(json[0]).toMatchObject({ list_id: list().id, name: list().name });
	});

	it('changes the given fields and keeps the rest', async () => {
		const { id, name } = list();
		await run('update', { list: byId(id), updateFields: { description: 'New', favorite: true } });
		expect(node.requests()).toEqual([`GET /contact_lists/${id}`, `PUT /contact_lists/${id}`]);
		expect(node.lastBody()).toEqual({ name, description: 'New', favorite: true });
		await run('update', { list: byId(id), updateFields: { name: 'Renamed' } });
		expect(list()).toMatchObject({ name: 'Renamed', description: 'New', favorite: true });
		await run('update', {
			list: byId(id),
			updateFields: { description: '={{ $json.none }}', favorite: false },
		});
		expect(list()).toMatchObject({ name: 'Renamed', description: 'New', favorite: false });
		await run('update', { list: byId(id), updateFields: { fieldsToClear: ['description'] } });
		expect(list()).toMatchObject({ name: 'Renamed', description: '', favorite: false });
	});

	it.each([
		[{}, 'There is nothing to update'],
		[{ description: '={{ $json.none }}' }, 'There is nothing to update'],
		[
			{ description: 'x', fieldsToClear: ['description'] },
			"'Description' is both filled in and listed",
		],
		[{ fieldsToClear: ['name'] }, "'Fields to Clear' names 'name', which can't be emptied"],
	])('refuses an update with %j', async (updateFields, message) => {
		const { error } = await run('update', { list: byId(list().id), updateFields });
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('reports an unknown ID', async () => {
		const { error } = await run('get', { list: byId('17') });
		expect(error).toMatchObject({ httpCode: '404' });
		expect(error?.message).toContain('list_id is in an invalid format');
		expect(error?.description).toMatch(/^Nothing has this ID/);
	});
});

describe('contactList: delete', () => {
	const waiting = { checkEvery: 0.1 };

	it('is an error if the service refused it, though the activity is complete', async () => {
		node.sandbox.faults.add({
			when: { method: 'DELETE' },
			do: { kind: 'status', status: 202, body: { activity_id: '1', state: 'initialized' } },
		});
		node.sandbox.faults.add({
			when: { method: 'GET', path: /activities/ },
			do: {
				kind: 'status',
				status: 200,
				body: { activity_id: '1', state: 'completed', activity_errors: ['the list is in use'] },
			},
		});
		const { error } = await run('delete', { list: byId(list().id) });
		expect(error?.message).toContain('refused the change: the list is in use');
	});

	it('waits until the list is gone, so that its name is free', async () => {
		const { id, name } = list();
		const { json } = await run('delete', { list: byId(id), waiting });
		expect(node.requests().slice(0, 2)).toEqual([
			`DELETE /contact_lists/${id}`,
			`GET /activities/${String(json[0]?.activity_id)}`,
		]);
		expect(json[0]).toMatchObject({ deleted: true, list_id: id, state: 'completed' });
		expect((await run('create', { name })).error).toBeUndefined();
	});

	it('returns at once if that is requested', async () => {
		const { json } = await run('delete', { list: byId(list().id), wait: false });
		expect(node.requests()).toHaveLength(1);
		expect(json[0]).toMatchObject({ deleted: false, state: 'initialized' });
	});

	it('says that the deletion failed', async () => {
		node.account.options.activityOutcome = 'failed';
		const { error } = await run('delete', { list: byId(list().id), waiting });
		expect(error?.message).toMatch(/activity \S+ ended with the status failed/);
	});
});

describe('pick list of contact lists', () => {
	it('finds lists by name', async () => {
		const { name, id } = list(700);
		const { results } = await listSearch(ConstantContact, 'searchLists', {
			credentials: node.credentials,
			parameters: { resource: 'contactList', operation: 'get' },
			filter: name.toUpperCase(),
		});
		expect(results).toContainEqual({ name, value: id });
	});

	it('says that there are too many requests', async () => {
		node.account.options.dailyLimit = 0;
		await expect(
			listSearch(ConstantContact, 'searchLists', { credentials: node.credentials }),
		).rejects.toThrow(/list contact lists: Limit Exceeded \(quota_exceeded\)/);
	});
});
