import { ConstantContactLegacyV2 } from '../../../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { listSearch } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode({ constantContactV2: { contacts: 1300 } })));
afterEach(async () => await node.close());

const run = async (operation: string, parameters: Record<string, unknown> = {}) =>
	await node.run('contactList', operation, parameters);

const lastBody = () => node.sandbox.log.entries.at(-1)?.body;

const firstQuery = () => {
	const { api_key: _key, ...query } = node.sandbox.log.entries[0]?.query ?? {};
	return query;
};

describe('contactList: create', () => {
	it('posts name and status', async () => {
		const { json, items } = await run('create', { name: ' Roses ' });
		expect(node.requests()).toEqual(['POST /lists']);
		expect(lastBody()).toEqual({ name: 'Roses', status: 'ACTIVE' });
		const id = Number(json[0]?.id);
		expect(node.account.list(id)).toMatchObject({ name: 'Roses', status: 'ACTIVE' });
		expect(json[0]).toMatchObject({ id: String(id), name: 'Roses', contact_count: 0 });
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
		await run('create', { name: 'Secret', additionalFields: { status: 'HIDDEN' } });
		expect(lastBody()).toEqual({ name: 'Secret', status: 'HIDDEN' });
	});

	it('refuses an empty or too long name, and shows that one is taken', async () => {
		const empty = await run('create', { name: '={{ " " }}' });
		expect(empty.error?.message).toBe("'Name' is empty: its expression returns nothing [item 0]");
		const long = await run('create', { name: 'x'.repeat(256) });
		expect(long.error?.message).toBe("'Name' has 256 characters; the maximum is 255 [item 0]");
		expect(node.requests()).toEqual([]);
		const taken = await run('create', { name: node.account.list(1)?.name });
		expect(taken.error).toMatchObject({ httpCode: '409' });
		expect(taken.error?.description).toMatch(/^It already exists/);
	});
});

describe('contactList: update', () => {
	it('reads, merges and puts name and status', async () => {
		const { json } = await run('update', { list: byId('4'), updateFields: { name: 'Renamed' } });
		expect(node.requests()).toEqual(['GET /lists/4', 'PUT /lists/4']);
		expect(lastBody()).toEqual({ name: 'Renamed', status: 'HIDDEN' });
		expect(json[0]).toMatchObject({ id: '4', name: 'Renamed', status: 'HIDDEN' });
		await run('update', { list: byId('4'), updateFields: { status: 'ACTIVE' } });
		expect(node.account.list(4)).toMatchObject({ name: 'Renamed', status: 'ACTIVE' });
	});

	it('refuses an update without changes, and an empty name', async () => {
		const nothing = await run('update', { list: byId('4') });
		expect(nothing.error?.message).toBe('There is nothing to update [item 0]');
		const empty = await run('update', { list: byId('4'), updateFields: { name: '' } });
		expect(empty.error?.message).toBe("'Name' is empty [item 0]");
		expect(node.requests()).toEqual([]);
	});
});

describe('contactList: get, delete', () => {
	it('reads one', async () => {
		const { json } = await run('get', { list: byId('2') });
		expect(node.requests()).toEqual(['GET /lists/2']);
		expect(json[0]).toMatchObject({ id: '2', name: node.account.list(2)?.name });
		expect((await run('get', { list: byId('99') })).error).toMatchObject({ httpCode: '404' });
	});

	it('deletes one; its contacts stay', async () => {
		const { json } = await run('delete', { list: byId('2') });
		expect(node.requests()).toEqual(['DELETE /lists/2']);
		expect(json).toEqual([{ deleted: true, id: '2' }]);
		expect(node.account.list(2)).toBeUndefined();
		expect(node.account.counts.contacts).toBe(1300);
	});
});

describe('contactList: getAll', () => {
	it('reads all in one request', async () => {
		const { json } = await run('getAll', { returnAll: true });
		expect(node.requests()).toEqual(['GET /lists']);
		expect(firstQuery()).toEqual({});
		expect(json.map(({ id, name }) => [id, name])).toEqual(
			node.account.lists().map(({ id, name }) => [String(id), name]),
		);
	});

	it('narrows by time', async () => {
		const modifiedSince = '2012-12-23T00:00:00Z';
		const { json } = await run('getAll', { returnAll: true, filters: { modifiedSince } });
		expect(firstQuery()).toEqual({ modified_since: '2012-12-23T00:00:00.000Z' });
		const expected = node.account
			.lists()
			.filter(({ modifiedTime }) => modifiedTime >= Date.parse(modifiedSince));
		expect(expected.length).toBeGreaterThan(0);
		expect(json.map(({ id }) => id)).toEqual(expected.map(({ id }) => String(id)));
	});

	it('returns IDs as texts where old responses have numbers', async () => {
		node.account.options.idType = 'number';
		const { json } = await run('getAll', { returnAll: true });
		expect(json[0]).toMatchObject({ id: '1', contact_count: expect.any(Number) as number });
	});
});

describe('contactList: getMembers', () => {
	it('reads the contacts of a list page by page', async () => {
		const everyone = [...node.account.contacts()].map(({ email }) => email);
		for (const email of everyone) node.account.putContact({ email, lists: [2] });
		const { json, items } = await run('getMembers', {
			list: byId('2'),
			returnAll: true,
			simplify: false,
		});
		expect(node.requests()).toEqual(Array(3).fill('GET /lists/2/contacts'));
		expect(firstQuery()).toEqual({ limit: '500' });
		expect(json).toHaveLength(1300);
		expect(json[0]).toMatchObject({ lists: [{ id: '2' }], status: expect.any(String) as string });
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('narrows by time, takes no more than needed, simplifies', async () => {
		const { json } = await run('getMembers', {
			list: byId('2'),
			returnAll: false,
			limit: 3,
			filters: { modifiedSince: '2020-01-01' },
		});
		expect(firstQuery()).toEqual({ limit: '3', modified_since: '2020-01-01T00:00:00.000Z' });
		expect(json).toHaveLength(3);
		expect(json[0]).toMatchObject({
			email_address: expect.stringContaining('@') as string,
			contact_lists: expect.arrayContaining(['2']) as string[],
		});
	});

	it('shows that there is no such list', async () => {
		const { error } = await run('getMembers', { list: byId('99'), returnAll: true });
		expect(error).toMatchObject({ httpCode: '404' });
	});
});

describe('pick list of contact lists', () => {
	it('finds lists by name', async () => {
		const { results } = await listSearch(ConstantContactLegacyV2, 'searchLists', {
			credentials: node.credentials,
			parameters: { resource: 'contactList', operation: 'get' },
			filter: 'CAFÉ',
		});
		expect(results).toEqual([{ name: 'Café & Books (337 contacts)', value: '4' }]);
	});
});
