import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { listSearch } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV3: { tags: 501, maxTags: 502 } });
});
afterEach(async () => await node.close());

const run = async (operation: string, parameters = {}) =>
	await node.run('tag', operation, parameters);

const tag = (at = 0) => node.account.tags()[at]!;
const query = (at = 0) => node.sandbox.log.entries[at]?.query;

it.each(['href', 'nested'] as const)('lists all, with next links in the place %s', async (form) => {
	node.account.options.tagLinks = form;
	const { json } = await run('getAll', { returnAll: true });
	expect(node.requests()).toEqual(['GET /contact_tags', 'GET /contact_tags']);
	expect(query()).toEqual({ limit: '500', include_count: 'true' });
	expect(json.map(({ tag_id: id }) => id)).toEqual(node.account.tags().map(({ id }) => id));
	expect(json[0]).toHaveProperty('contacts_count');
});

it('counts no contacts if that is not wanted', async () => {
	const { json } = await run('getAll', { options: { contactsCount: false } });
	expect(query()).toEqual({ limit: '500', include_count: 'false' });
	expect(json[0]).not.toHaveProperty('contacts_count');
});

it('creates, reads and renames one', async () => {
	const created = await run('create', { name: ' Very loyal ' });
	expect(node.requests()).toEqual(['POST /contact_tags']);
	expect(node.lastBody()).toEqual({ name: 'Very loyal' });
	const id = String(created.json[0]?.tag_id);
	const renamed = await run('update', { tag: byId(id), name: 'Very important' });
	expect(node.requests().at(-1)).toBe(`PUT /contact_tags/${id}`);
	expect(node.lastBody()).toEqual({ name: 'Very important' });
	expect(renamed.json[0]).toMatchObject({ tag_id: id, name: 'Very important' });
	const read = await run('get', { tag: byId(id) });
	expect(read.json[0]).toMatchObject({ name: 'Very important', contacts_count: 0 });
});

it('says what is wrong with a name', async () => {
	expect((await run('create', { name: '={{ "" }}' })).error?.message).toContain("'Name' is empty");
	expect((await run('create', { name: 'x'.repeat(256) })).error?.message).toContain(
		'the maximum is 255',
	);
	expect(node.requests()).toEqual([]);
	const taken = await run('create', { name: tag().name });
	expect(taken.error).toMatchObject({ httpCode: '409' });
});

it('deletes one, and waits for it', async () => {
	const { id } = tag();
	const { json } = await run('delete', { tag: byId(id), waiting: { checkEvery: 0.1 } });
	expect(node.requests()[0]).toBe(`DELETE /contact_tags/${id}`);
	expect(json[0]).toMatchObject({ deleted: true, tag_id: id, state: 'completed' });
	expect(node.account.tags().some((other) => other.id === id)).toBe(false);
});

it('offers tags by name', async () => {
	const { results } = await listSearch(ConstantContact, 'searchTags', {
		credentials: node.credentials,
		filter: tag(3).name,
	});
	expect(results).toContainEqual({ name: tag(3).name, value: tag(3).id });
});
