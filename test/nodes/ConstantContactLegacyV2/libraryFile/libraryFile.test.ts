import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;
beforeEach(async () => {
	node = await connectNode({ constantContactV2: { files: 120, trashFiles: 3 } });
});
afterEach(async () => await node.close());

const file = (id: number) => node.account.files().find((candidate) => candidate.id === id);
const bodies = () => node.sandbox.log.entries.map(({ body }) => body);
const queries = () => node.sandbox.log.entries.map(({ query: { api_key: _, ...query } }) => query);
const active = () => node.account.files().filter(({ status }) => status === 'Active');

describe('Get', () => {
	it('returns a file; IDs are text', async () => {
		node.account.options.idType = 'number';
		node.account.putFile({ id: 5, name: 'a.pdf', type: 'PDF', folderId: -3, size: 77 });
		const { error, items } = await node.run('libraryFile', 'get', { file: byId('5') });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['GET /library/files/5']);
		expect(items).toEqual([
			{
				json: expect.objectContaining({
					id: '5',
					name: 'a.pdf',
					file_type: 'PDF',
					folder: 'Winter sale',
					folder_id: '-3',
					size: 77,
					is_image: false,
				}),
				pairedItem: { item: 0 },
			},
		]);
	});

	it('an unknown file is a clear error; the other items continue', async () => {
		const { items } = await node.run(
			'libraryFile',
			'get',
			{ file: byId('={{ $json.id }}') },
			[{ id: 1 }, { id: 999 }, { id: '../info' }, { id: 2 }],
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(items.map(({ json }) => json.id)).toEqual(['1', undefined, undefined, '2']);
		expect(items[1]?.json.error).toMatch(/Could not get library file.*Nothing has this ID/);
		expect(node.requests()).toContain('GET /library/files/..%2Finfo');
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
	});
});

describe('Get Many', () => {
	it('reads all files with one request', async () => {
		const { error, json } = await node.run('libraryFile', 'getAll', { returnAll: true });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['GET /library/files']);
		expect(queries()).toEqual([{ limit: '1000' }]);
		const ids = active().map(({ id }) => String(id));
		expect(json.map(({ id }) => id).sort()).toEqual(ids.sort());
	});

	it('requests no more than needed', async () => {
		const { json } = await node.run('libraryFile', 'getAll', { limit: 3 });
		expect(queries()).toEqual([{ limit: '3' }]);
		expect(json.map(({ id }) => id)).toEqual(['120', '119', '118']);
	});

	it('narrows and sorts as chosen', async () => {
		const { json } = await node.run('libraryFile', 'getAll', {
			returnAll: true,
			filters: { type: 'DOCUMENTS', source: 'MyComputer', sortBy: 'NAME' },
		});
		expect(queries()).toEqual([
			{ limit: '1000', type: 'DOCUMENTS', source: 'MyComputer', sort_by: 'NAME' },
		]);
		expect(json.length).toBeGreaterThan(0);
		expect(json.length).toBeLessThan(active().length);
		expect(json.every(({ is_image, source }) => !is_image && source === 'MyComputer')).toBe(true);
	});

	it('reads the files of a folder, 50 at a time', async () => {
		for (const { id } of active().slice(0, 70)) node.account.putFile({ id, folderId: -4 });
		const inFolder = active().filter(({ folderId }) => folderId === -4);
		const { error, json } = await node.run('libraryFile', 'getAll', {
			returnAll: true,
			filters: { folder: byId('-4'), type: 'ALL' },
		});
		expect(error).toBeUndefined();
		expect(new Set(node.requests())).toEqual(new Set(['GET /library/folders/-4/files']));
		expect(queries()).toEqual([{ limit: '50', type: 'ALL' }, { next: expect.any(String) }]);
		expect(json).toHaveLength(inFolder.length);
		expect(json.every((entry) => entry.folder_id === '-4')).toBe(true);
	});

	it.each(['foreignNextLink', 'loopedLink'] as const)(
		'does not trust a list that leads astray: %s',
		async (kind) => {
			for (const { id } of active()) node.account.putFile({ id, folderId: -4 });
			node.sandbox.faults.add({ when: { path: '/files' }, do: { kind } });
			const { error } = await node.run('libraryFile', 'getAll', {
				returnAll: true,
				filters: { folder: byId('-4') },
			});
			expect(error?.message).toMatch(
				/the list (continues at another address|links back)|the server sent a page of the list twice/,
			);
		},
	);
});

describe('Update', () => {
	const update = async (id: number, updateFields: object) =>
		await node.run('libraryFile', 'update', { file: byId(String(id)), updateFields });

	beforeEach(() => {
		node.account.putFile({ id: 5, name: 'a.jpg', description: 'Tulips', folderId: -3 });
		node.account.putFile({ id: 6, name: 'b.jpg', description: null, folderId: null });
	});

	it("reads first, so that fields you don't set are kept", async () => {
		const { error, json } = await update(5, { name: 'new.jpg' });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['GET /library/files/5', 'PUT /library/files/5']);
		expect(queries()[1]).toEqual({ include_payload: 'true' });
		expect(bodies()[1]).toEqual({ name: 'new.jpg', description: 'Tulips', folder_id: '-3' });
		expect(json).toEqual([
			expect.objectContaining({ id: '5', name: 'new.jpg', description: 'Tulips', folder_id: '-3' }),
		]);
		expect(file(5)).toMatchObject({ name: 'new.jpg', description: 'Tulips', folderId: -3 });
	});

	it("doesn't send null for missing fields of a file", async () => {
		const { error } = await update(6, { name: 'c.jpg' });
		expect(error).toBeUndefined();
		expect(bodies()[1]).toEqual({ name: 'c.jpg', description: '', folder_id: '0' });
		expect(file(6)).toMatchObject({ name: 'c.jpg', folderId: null });
	});

	it('changes the description and the folder', async () => {
		await update(6, { description: 'Roses', folder: byId('-5') });
		expect(file(6)).toMatchObject({ name: 'b.jpg', description: 'Roses', folderId: -5 });
		await update(6, { folder: byId('0') });
		expect(file(6)).toMatchObject({ description: 'Roses', folderId: null });
	});

	it('empties the description on purpose only', async () => {
		await update(5, { description: '', name: 'x.jpg' });
		expect(file(5)).toMatchObject({ description: 'Tulips' });
		await update(5, { fieldsToClear: ['description'] });
		expect(file(5)).toMatchObject({ name: 'x.jpg', description: '', folderId: -3 });
	});

	it.each([
		[{}, 'There is nothing to update'],
		[{ description: ' ' }, 'There is nothing to update'],
		[{ name: ' ' }, "'Name' is empty"],
		[{ description: 'x'.repeat(101) }, 'the maximum is 100'],
		[{ fieldsToClear: ['name'] }, "'Fields to Clear' names 'name'"],
		[{ description: 'a', fieldsToClear: ['description'] }, 'both filled in and listed'],
	])('refuses %j before anything is sent', async (updateFields, message) => {
		const { error } = await update(5, updateFields);
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('changes of the same file run one after another, so that none is lost', async () => {
		const updateFields = {
			description: '={{ $json.description }}',
			folder: byId('={{ $json.folder }}'),
		};
		const { error, items } = await node.run(
			'libraryFile',
			'update',
			{ file: byId('5'), updateFields },
			[{ description: 'Roses' }, { folder: -5 }],
		);
		expect(error).toBeUndefined();
		expect(file(5)).toMatchObject({ description: 'Roses', folderId: -5 });
		const methods = node.requests().map((request) => request.split(' ')[0]);
		expect(methods).toEqual(['GET', 'PUT', 'GET', 'PUT']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('says that a file in the trash cannot be changed', async () => {
		node.account.trashFile(5);
		const { error } = await update(5, { name: 'x.jpg' });
		expect(error?.message).toContain('Library file 5 is in the trash');
	});
});

describe('Delete', () => {
	it('moves the file to the trash', async () => {
		const { error, items } = await node.run('libraryFile', 'delete', { file: byId('5') });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['DELETE /library/files/5']);
		expect(items).toEqual([{ json: { deleted: true, id: '5' }, pairedItem: { item: 0 } }]);
		expect(file(5)).toMatchObject({ status: 'Deleted' });
	});

	it('that was carried out but got no response is a success', async () => {
		node.sandbox.faults.add({ when: { method: 'DELETE' }, times: 1, do: { kind: 'resetAfter' } });
		const { error, json } = await node.run('libraryFile', 'delete', { file: byId('5') });
		expect(error).toBeUndefined();
		expect(json).toEqual([{ deleted: true, id: '5' }]);
		expect(node.requests()).toHaveLength(2);
	});

	it('of what is in the trash already says so', async () => {
		node.account.trashFile(5);
		const { error } = await node.run('libraryFile', 'delete', { file: byId('5') });
		expect(error?.message).toContain('Could not delete library file');
	});
});

describe('Move', () => {
	it.each([
		['a list', ['5', '6', '5']],
		['numbers', '={{ [5, 6] }}'],
		['a text', '={{ "5, 6" }}'],
	])('moves files given as %s with one request', async (_, files) => {
		const { error, items } = await node.run('libraryFile', 'move', { folder: byId('-7'), files });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['PUT /library/folders/-7/files']);
		expect(bodies()).toEqual([['5', '6']]);
		expect(items).toEqual(
			['5', '6'].map((id) => ({
				json: { id, uri: `${node.account.baseUrl}/library/files/${id}` },
				pairedItem: { item: 0 },
			})),
		);
		expect([file(5)?.folderId, file(6)?.folderId]).toEqual([-7, -7]);
	});

	it('sends one ID as a list, too', async () => {
		const { json } = await node.run(
			'libraryFile',
			'move',
			{ folder: byId('-7'), files: '={{ $json.id }}' },
			[{ id: 9 }],
		);
		expect(bodies()).toEqual([['9']]);
		expect(json).toEqual([expect.objectContaining({ id: '9' })]);
	});

	it('of one file by two items leaves it where the last one says, even if the first is sent again', async () => {
		const busy = { kind: 'status', status: 503 } as const;
		node.sandbox.faults.add({ when: { method: 'PUT' }, times: 1, do: busy });
		const { error } = await node.run(
			'libraryFile',
			'move',
			{ folder: byId('={{ $json.folder }}'), files: ['5'] },
			[{ folder: '-7' }, { folder: '-3' }],
		);
		expect(error).toBeUndefined();
		expect(file(5)?.folderId).toBe(-3);
	});

	it.each(['move', 'getUploadStatus'])(
		'refuses an ID with a zero before it, in %s too',
		async (operation) => {
			const files = '={{ ["5", "06"] }}';
			const { error } = await node.run('libraryFile', operation, { folder: byId('-7'), files });
			expect(error?.message).toContain("'File Names or IDs' is '06', but no ID begins with a zero");
			expect(node.requests()).toEqual([]);
		},
	);

	it('needs files that exist', async () => {
		const none = await node.run('libraryFile', 'move', { folder: byId('-7'), files: '={{ [] }}' });
		expect(none.error?.message).toContain("'File Names or IDs' is empty");
		expect(node.requests()).toEqual([]);
		const unknown = await node.run('libraryFile', 'move', { folder: byId('-7'), files: ['999'] });
		expect(unknown.error?.message).toContain('Library file 999 does not exist.');
	});
});

describe('Get Upload Status', () => {
	it('requests all files of an item at once, the IDs divided by commas', async () => {
		node.account.putFile({ id: 6, status: 'Failed' });
		const { error, items } = await node.run('libraryFile', 'getUploadStatus', {
			files: '={{ [5, 6] }}',
		});
		expect(error).toBeUndefined();
		expect(node.sandbox.log.entries[0]?.rawUrl).toMatch(
			/^\/v2\/library\/files\/uploadstatus\/5,6\?api_key=[^&]+$/,
		);
		expect(items).toEqual([
			{
				json: { file_id: '5', status: 'Active', description: 'Active' },
				pairedItem: { item: 0 },
			},
			{
				json: { file_id: '6', status: 'Failed', description: 'Failed' },
				pairedItem: { item: 0 },
			},
		]);
	});

	it.each(['[]', 'null', ''])('says that nothing is known of a file: %j', async (body) => {
		node.sandbox.faults.add({
			when: { path: 'uploadstatus' },
			do: { kind: 'status', status: 200, body },
		});
		const { error } = await node.run('libraryFile', 'getUploadStatus', { files: ['999'] });
		expect(error?.message).toBe('The library has no file with the ID 999 [item 0]');
	});

	it('names unknown files beside those that are known; IDs may come as numbers', async () => {
		node.account.options.idType = 'number';
		const { json, hints } = await node.run('libraryFile', 'getUploadStatus', {
			files: ['5', '999'],
		});
		expect(json.map(({ file_id: id }) => id)).toEqual(['5']);
		expect(JSON.stringify(hints)).toContain('The library has no files with these IDs: item 0: 999');
	});

	it('does not take a web page for a status', async () => {
		node.sandbox.faults.add({ do: { kind: 'html' } });
		const { error } = await node.run('libraryFile', 'getUploadStatus', { files: ['5'] });
		expect(error?.message).toContain('the server sent a web page instead of data');
	});
});
