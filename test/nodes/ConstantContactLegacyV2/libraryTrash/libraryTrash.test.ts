import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode({ constantContactV2: { files: 4, trashFiles: 120 } });
});
afterEach(async () => await node.close());

const queries = () => node.sandbox.log.entries.map(({ query: { api_key: _, ...query } }) => query);
const trashed = () => node.account.files().filter(({ status }) => status === 'Deleted');

describe('Get Many', () => {
	it('reads the whole trash, 50 files at a time', async () => {
		const { error, json } = await node.run('libraryTrash', 'getAll', { returnAll: true });
		expect(error).toBeUndefined();
		expect(new Set(node.requests())).toEqual(new Set(['GET /library/folders/trash/files']));
		expect(queries()).toEqual([
			{ limit: '50' },
			{ next: expect.any(String) },
			{ next: expect.any(String) },
		]);
		const ids = trashed().map(({ id }) => String(id));
		expect(json.map(({ id }) => id).sort()).toEqual(ids.sort());
		expect(json.every(({ status }) => status === 'Deleted')).toBe(true);
	});

	it('requests no more than needed, of the type and in the order that are chosen', async () => {
		const { json } = await node.run('libraryTrash', 'getAll', {
			limit: 7,
			filters: { type: 'IMAGES', sortBy: 'SIZE' },
		});
		expect(queries()).toEqual([{ limit: '7', type: 'IMAGES', sort_by: 'SIZE' }]);
		expect(json).toHaveLength(7);
		const sizes = json.map(({ size }) => Number(size));
		expect(sizes).toEqual([...sizes].sort((left, right) => left - right));
	});

	it('calls the type of a file by its new name, whatever the response calls it', async () => {
		node.account.options.trashFileType = 'type';
		node.account.options.idType = 'number';
		const { json } = await node.run('libraryTrash', 'getAll', { limit: 1 });
		const [file] = trashed().sort((left, right) => right.created - left.created);
		expect(json).toEqual([
			expect.objectContaining({ id: String(file?.id), file_type: file?.type }),
		]);
		expect(json[0]).not.toHaveProperty('type');
	});

	it('refuses an order that does not exist', async () => {
		const { error } = await node.run('libraryTrash', 'getAll', {
			filters: { sortBy: '={{ "size" }}' },
		});
		expect(error?.message).toContain("'Sort By' is 'size'");
		expect(node.requests()).toEqual([]);
	});
});

describe('Empty', () => {
	it('deletes the files of the trash alone, once for all items', async () => {
		const { error, items } = await node.run('libraryTrash', 'empty', {}, [{}, {}, {}]);
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['DELETE /library/folders/trash/files']);
		expect(items).toEqual([{ json: { emptied: true }, pairedItem: { item: 0 } }]);
		expect(trashed()).toEqual([]);
		expect(node.account.files()).toHaveLength(4);
	});

	it('is sent again when there was no response', async () => {
		node.sandbox.faults.add({ when: { method: 'DELETE' }, times: 1, do: { kind: 'resetAfter' } });
		const { error, json } = await node.run('libraryTrash', 'empty');
		expect(error).toBeUndefined();
		expect(json).toEqual([{ emptied: true }]);
		expect(node.requests()).toHaveLength(2);
	});
});
