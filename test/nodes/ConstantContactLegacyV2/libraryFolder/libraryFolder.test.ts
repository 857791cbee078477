import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode({ constantContactV2: { files: 4, trashFiles: 0 } });
});
afterEach(async () => await node.close());

const folder = (id: number) => node.account.folders().find((candidate) => candidate.id === id);
const bodies = () => node.sandbox.log.entries.map(({ body }) => body);
const queries = () => node.sandbox.log.entries.map(({ query: { api_key: _, ...query } }) => query);

describe('Create', () => {
	it('makes a folder at the topmost level', async () => {
		const { error, items } = await node.run('libraryFolder', 'create', { name: ' Spring ' });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['POST /library/folders']);
		expect(bodies()).toEqual([{ name: 'Spring', parent_id: '0' }]);
		expect(items).toEqual([
			{
				json: expect.objectContaining({ id: '1', name: 'Spring', level: 1, children: [] }),
				pairedItem: { item: 0 },
			},
		]);
	});

	it('makes one in another, whose ID may be negative', async () => {
		const { json } = await node.run('libraryFolder', 'create', {
			name: 'white roses',
			additionalFields: { parentFolder: byId('-5') },
		});
		expect(bodies()).toEqual([{ name: 'white roses', parent_id: '-5' }]);
		expect(json).toEqual([expect.objectContaining({ parent_id: '-5', level: 3 })]);
	});

	it('reports a name that is taken; the other items continue', async () => {
		const { items } = await node.run(
			'libraryFolder',
			'create',
			{ name: '={{ $json.name }}' },
			[{ name: 'garden' }, { name: 'meadow' }, { name: '' }],
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(items[0]?.json.error).toContain("Folder 'garden' already exists.");
		expect(items[1]?.json).toMatchObject({ name: 'meadow' });
		expect(items[2]?.json.error).toContain("'Name' is empty");
	});
});

describe('Get', () => {
	it('returns a folder with those in it; IDs are text', async () => {
		node.account.options.idType = 'number';
		const { error, json } = await node.run('libraryFolder', 'get', { folder: byId('-2') });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['GET /library/folders/-2']);
		expect(json).toEqual([
			expect.objectContaining({
				id: '-2',
				name: 'garden',
				parent_id: '0',
				children: [
					expect.objectContaining({
						id: '-5',
						parent_id: '-2',
						children: [expect.objectContaining({ id: '-7', name: 'red roses' })],
					}),
				],
			}),
		]);
	});

	it('says that there is no such folder', async () => {
		const { error } = await node.run('libraryFolder', 'get', { folder: byId('77') });
		expect(error?.message).toContain('Could not get library folder');
		expect(error?.description).toMatch(/^Nothing has this ID\..*status 404\)/);
	});
});

describe('Get Many', () => {
	it('reads all folders, 50 at a time, in the chosen order', async () => {
		for (let number = 0; number < 60; number++) {
			await node.run('libraryFolder', 'create', { name: `More ${number}` });
		}
		node.sandbox.log.clear();
		const { error, json } = await node.run('libraryFolder', 'getAll', {
			returnAll: true,
			filters: { sortBy: 'NAME_DESC' },
		});
		expect(error).toBeUndefined();
		expect(queries()).toEqual([
			{ limit: '50', sort_by: 'NAME_DESC' },
			{ next: expect.any(String) },
		]);
		expect(json).toHaveLength(64);
		expect(json[0]).toMatchObject({ name: 'Winter sale' });
	});
});

describe('Update', () => {
	it('changes the name and leaves the folder where it is', async () => {
		const { error, json } = await node.run('libraryFolder', 'update', {
			folder: byId('-5'),
			updateFields: { name: 'Roses' },
		});
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['GET /library/folders/-5', 'PUT /library/folders/-5']);
		expect(bodies()[1]).toEqual({ name: 'Roses', parent_id: '-2' });
		expect(queries()[1]).toEqual({ include_payload: 'true' });
		expect(json).toEqual([expect.objectContaining({ id: '-5', name: 'Roses', parent_id: '-2' })]);
		expect(folder(-5)).toMatchObject({ name: 'Roses', parentId: -2 });
	});

	it.each([-4, -3])('keeps folder %d, whose parent is written differently, on top', async (id) => {
		await node.run('libraryFolder', 'update', {
			folder: byId(String(id)),
			updateFields: { name: 'Renamed' },
		});
		expect(bodies()[1]).toEqual({ name: 'Renamed', parent_id: '0' });
	});

	it('moves a folder into another, and to the top', async () => {
		const move = async (parent: string) =>
			await node.run('libraryFolder', 'update', {
				folder: byId('-6'),
				updateFields: { parentFolder: byId(parent) },
			});
		await move('-3');
		expect(folder(-6)).toMatchObject({ name: 'recipes', parentId: -3 });
		await move('0');
		expect(folder(-6)).toMatchObject({ name: 'recipes', parentId: 0 });
	});

	it('refuses an update without changes', async () => {
		const { error } = await node.run('libraryFolder', 'update', { folder: byId('-6') });
		expect(error?.message).toContain('There is nothing to update');
		expect(node.requests()).toEqual([]);
	});
});

it('Delete removes the folder', async () => {
	const { error, items } = await node.run('libraryFolder', 'delete', { folder: byId('-4') });
	expect(error).toBeUndefined();
	expect(node.requests()).toEqual(['DELETE /library/folders/-4']);
	expect(items).toEqual([{ json: { deleted: true, id: '-4' }, pairedItem: { item: 0 } }]);
	expect(folder(-4)).toBeUndefined();
});
