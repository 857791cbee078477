import { ManualClock, startSandbox, type Sandbox } from '../../index';
import type { TestBody } from '../../testClient';
import { constantContactV2Client, type V2Client } from '../testClient';

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock(Date.UTC(2026, 6, 1, 12));
	sandbox = await startSandbox({ clock, constantContactV2: { contacts: 1, files: 40 } });
	client = constantContactV2Client(sandbox);
});
afterEach(async () => await sandbox.close());

const v2 = () => sandbox.constantContactV2;
const names = (results: TestBody[]) => results.map(({ name }) => name as unknown as string);
const create = async (name: string, parent_id: string | number = '0') =>
	await client.post('/library/folders', { name, parent_id });

describe('folders (V2 API 2.7)', () => {
	it('are nested, with dates that are unknown', async () => {
		const { results } = await client.get('/library/folders');
		expect(names(results)).toEqual(['banners', 'Documents', 'garden', 'Winter sale']);
		expect(results[2]).toEqual({
			id: '-2',
			name: 'garden',
			level: 1,
			children: [
				expect.objectContaining({
					id: '-5',
					level: 2,
					parent_id: '-2',
					children: [expect.objectContaining({ id: '-7', level: 3, children: [] })],
				}),
			],
			item_count: v2()
				.files()
				.filter((file) => file.folderId === -2 && file.status === 'Active').length,
			parent_id: '0',
			modified_date: '1970-01-01T00:00:00.000Z',
			created_date: '1970-01-01T00:00:00.000Z',
		});
		expect(results[1]).toMatchObject({ level: 0, parent_id: '', children: [{ level: 2 }] });
	});

	it('have pages of 50 at most, without counting those inside others', async () => {
		const pages = await client.getAll('/library/folders', { limit: 3 });
		expect(pages.map(({ length }) => length)).toEqual([3, 1]);
		const { next } = await client.get('/library/folders', { limit: 3 });
		const cursor = next!.split('next=')[1]!;
		expect(Buffer.from(cursor, 'base64url').toString()).toBe('offset=3&limit=3');
		expect((await client.get('/library/folders', { limit: 51 })).status).toBe(400);
	});

	it('can be sorted', async () => {
		await create('asters');
		clock.advance(1000);
		await create('violets');
		clock.advance(1000);
		await client.put('/library/folders/1', { name: 'asters', parent_id: '0' });
		const sorted = async (sort_by: string) =>
			names((await client.get('/library/folders', { sort_by })).results);
		expect((await sorted('NAME_DESC'))[0]).toBe('Winter sale');
		expect((await sorted('CREATED_DATE')).slice(-2)).toEqual(['asters', 'violets']);
		expect((await sorted('CREATED_DATE_DESC')).slice(0, 2)).toEqual(['violets', 'asters']);
		expect((await sorted('MODIFIED_DATE_DESC')).slice(0, 2)).toEqual(['asters', 'violets']);
		expect((await client.get('/library/folders', { sort_by: 'SIZE' })).status).toBe(400);
	});

	it('can be created down to the third level', async () => {
		const first = await create('one');
		expect([first.status, first.body]).toEqual([
			201,
			{
				id: '1',
				name: 'one',
				level: 1,
				children: [],
				item_count: 0,
				parent_id: '0',
				modified_date: '2026-07-01T08:00:00.000-04:00',
				created_date: '2026-07-01T08:00:00.000-04:00',
			},
		]);
		expect((await create('two', '1')).body).toMatchObject({ level: 2, parent_id: '1' });
		expect((await create('three', 2)).body).toMatchObject({ level: 3, parent_id: '2' });
		expect((await create('four', '3')).status).toBe(400);
		expect((await client.get('/library/folders/1')).body).toMatchObject({
			children: [{ name: 'two', children: [{ name: 'three' }] }],
		});
	});

	it('need a name of their own and a parent that exists', async () => {
		expect((await client.post('/library/folders', { name: 'bare' })).body.parent_id).toBe('0');
		expect((await create('garden')).status).toBe(409);
		expect((await create('garden', '-3')).status).toBe(201);
		expect((await create('x', '77')).status).toBe(400);
		expect((await create('x', 'root')).status).toBe(400);
		expect((await create('')).status).toBe(400);
		expect((await client.post('/library/folders', { parent_id: '0' })).status).toBe(400);
		const unknown = await client.post('/library/folders', { name: 'x', parent: '0' });
		expect(unknown.key).toBe('json.field.invalid');
	});

	it('can be read, renamed and moved one by one', async () => {
		expect((await client.get('/library/folders/-5')).body).toMatchObject({ name: 'roses' });
		expect((await client.get('/library/folders/77')).status).toBe(404);
		expect((await client.get('/library/folders/0')).status).toBe(404);
		const put = async (id: string, body: object) =>
			await client.put(`/library/folders/${id}`, body);
		expect((await put('-5', { name: 'all roses', parent_id: '-3' })).body).toMatchObject({
			name: 'all roses',
			parent_id: '-3',
			level: 2,
			children: [{ id: '-7', level: 3 }],
		});
		// If omitted, the parent becomes the root
		expect((await put('-5', { name: 'all roses' })).body).toMatchObject({
			parent_id: '0',
			level: 1,
		});
		expect((await put('-5', { name: 'all roses', parent_id: '-7' })).status).toBe(400);
		expect((await put('-5', { name: 'all roses', parent_id: '-5' })).status).toBe(400);
		expect((await put('-5', { name: 'all roses', parent_id: '-6' })).status).toBe(400);
		expect((await put('-5', { name: 'garden', parent_id: '0' })).status).toBe(409);
		expect((await put('77', { name: 'a' })).status).toBe(404);
		const { body } = await client.get('/library/folders/-1');
		expect((await put('-1', body)).status).toBe(200);
	});

	it('return no body if requested', async () => {
		const query = { include_payload: 'FALSE' };
		const response = await client.put('/library/folders/-5', { name: 'r' }, { query });
		expect([response.status, response.text]).toEqual([200, '']);
	});

	it('are deleted with their subfolders, and move their files to the trash', async () => {
		for (const [id, folderId] of [
			[1, -2],
			[2, -5],
			[3, -7],
			[4, -3],
		] as const) {
			v2().putFile({ id, folderId });
		}
		expect((await client.delete('/library/folders/-2')).status).toBe(204);
		for (const id of ['-2', '-5', '-7']) {
			expect((await client.get(`/library/folders/${id}`)).status).toBe(404);
		}
		const status = (id: number) => v2().files()[id - 1]!.status;
		expect([1, 2, 3, 4].map(status)).toEqual(['Deleted', 'Deleted', 'Deleted', 'Active']);
		expect(v2().folders()).toHaveLength(4);
		expect((await client.delete('/library/folders/-2')).status).toBe(404);
	});
});

describe('files of a folder (V2 API 2.7)', () => {
	it('are those in it, not those in its folders', async () => {
		const inside = v2()
			.files()
			.filter((file) => file.folderId === -2 && file.status === 'Active');
		const { results } = await client.get('/library/folders/-2/files');
		expect(results.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(
			inside.map(({ id }) => id),
		);
		expect((await client.get('/library/folders/77/files')).status).toBe(404);
		const pages = await client.getAll('/library/folders/-2/files', { limit: 1 });
		expect(pages.flat()).toHaveLength(inside.length);
		expect((await client.get('/library/folders/-2/files', { limit: 51 })).status).toBe(400);
		const query = { sort_by: 'NAME', type: 'IMAGES', source: 'ALL' };
		expect((await client.get('/library/folders/-2/files', query)).status).toBe(200);
	});

	it('can be moved there', async () => {
		const { status, body } = await client.put('/library/folders/-3/files', ['8', 9]);
		const uri = (id: number) => `${v2().baseUrl}/library/files/${id}`;
		expect([status, body]).toEqual([
			200,
			[
				{ id: '8', uri: uri(8) },
				{ id: '9', uri: uri(9) },
			],
		]);
		expect((await client.get('/library/files/9')).body).toMatchObject({
			folder: 'Winter sale',
			folder_id: '-3',
			modified_date: '2026-07-01T08:00:00.000-04:00',
		});
	});

	it('are moved all or none', async () => {
		const move = async (body: object, id = '-4') =>
			(await client.put(`/library/folders/${id}/files`, body)).status;
		v2().putFile({ id: 8, folderId: -3 });
		v2().trashFile(9);
		expect(await move(['8', '999'])).toBe(400);
		expect(await move(['8', '9'])).toBe(400);
		expect(await move([])).toBe(400);
		expect(await move({ ids: ['8'] })).toBe(400);
		expect(await move(['8'], '77')).toBe(404);
		expect(v2().files()[7]!.folderId).toBe(-3);
	});
});

it("accept each other's cursors when links may name a wrong path (V2 API 1.5)", async () => {
	const { next } = await client.get('/library/folders/trash/files', { limit: 2 });
	const query = (link: string) => ({ next: link.split('next=')[1]! });
	// Without a path of its own, a cursor is for the collection to which it is sent
	expect((await client.get('/library/files', query(next!))).results).toHaveLength(2);
	v2().options.wrongCursorPaths = true;
	const first = await client.get('/library/folders/trash/files', { limit: 2 });
	const { status, results } = await client.get('/library/files', query(first.next!));
	expect([status, results.map((file) => String(file.status))]).toEqual([200, ['Deleted']]);
});
