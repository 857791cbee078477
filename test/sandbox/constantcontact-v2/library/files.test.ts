import {
	ManualClock,
	startSandbox,
	type ConstantContactV2Options,
	type Sandbox,
} from '../../index';
import type { TestBody } from '../../testClient';
import { constantContactV2Client, type V2Client } from '../testClient';

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;

async function start(options: Partial<ConstantContactV2Options> = {}): Promise<void> {
	clock = new ManualClock(Date.UTC(2026, 0, 9, 5, 14, 8));
	sandbox = await startSandbox({ clock, constantContactV2: { contacts: 1, ...options } });
	client = constantContactV2Client(sandbox);
}
afterEach(async () => await sandbox.close());

const texts = (results: TestBody[], name: string) =>
	results.map((result) => result[name] as unknown as string);
const v2 = () => sandbox.constantContactV2;
const kept = () =>
	v2()
		.files()
		.filter(({ status }) => status === 'Active');

describe('files (V2 API 2.7)', () => {
	it('have the recorded fields', async () => {
		await start();
		const { status, results } = await client.get('/library/files');
		expect([status, results.length]).toEqual([200, 12]);
		expect(Object.keys(results[0]!)).toEqual([
			'name',
			'id',
			'description',
			'folder',
			'height',
			'width',
			'size',
			'url',
			'source',
			'status',
			'thumbnail',
			'created_date',
			'modified_date',
			'folder_id',
			'is_image',
			'file_type',
		]);
		expect(Object.keys(results[0]!.thumbnail!)).toEqual(['url', 'height', 'width']);
		expect((await client.get('/library/files/3')).body).toMatchObject({
			id: '3',
			status: 'Active',
		});
		expect((await client.get('/library/files/999')).key).toBe('http.status.not_found');
		expect((await client.get('/library/files/x')).status).toBe(404);
	});

	it('have dates with the US Eastern offset, in winter and in summer', async () => {
		await start({ files: 0, trashFiles: 0 });
		v2().putFile({ created: Date.UTC(2015, 0, 9, 5, 14, 8), modified: Date.UTC(2013, 5, 19, 15) });
		const [file] = (await client.get('/library/files')).results;
		expect(file).toMatchObject({
			created_date: '2015-01-09T00:14:08.000-05:00',
			modified_date: '2013-06-19T11:00:00.000-04:00',
		});
	});

	it('are in folders with negative ids, or in none', async () => {
		await start({ files: 100 });
		const [results] = await client.getAll('/library/files', { limit: 100 });
		const places = new Map(results!.map((file) => [String(file.folder_id), String(file.folder)]));
		expect(places.get('-2')).toBe('garden');
		expect(['Images', 'Documents']).toContain(places.get('null'));
		const document = results!.find(({ is_image }) => !is_image);
		expect(document).toMatchObject({ height: 0, width: 0, thumbnail: { height: 200 } });
	});

	it('are the same for the same seed', async () => {
		await start({ files: 30 });
		const { text } = await client.get('/library/files');
		await sandbox.close();
		await start({ files: 30 });
		expect((await client.get('/library/files')).text).toBe(text);
	});

	it('are paged by offset; the cursor keeps what was requested (V2 API 1.5)', async () => {
		await start({ files: 60 });
		const pages = await client.getAll('/library/files', { limit: 4, type: 'IMAGES' });
		const images = pages.flat();
		expect(images.length).toBeGreaterThan(20);
		expect(images.every(({ is_image }) => is_image)).toBe(true);
		expect(new Set(texts(images, 'id')).size).toBe(images.length);
		const { next } = await client.get('/library/files', { limit: 4 });
		const cursor = new URLSearchParams(next!.split('?')[1]).get('next')!;
		expect(Buffer.from(cursor, 'base64url').toString()).toBe('offset=4&limit=4');
		expect(next).toBe(`/v2/library/files?next=${cursor}`);
		expect((await client.get(next!, { limit: 4 })).status).toBe(400);
		expect((await client.get(next!, { type: 'IMAGES' })).status).toBe(400);
	});

	it('have 50 per page, at most 1000 (V2 API 1.5)', async () => {
		await start({ files: 1010 });
		expect((await client.get('/library/files')).results).toHaveLength(50);
		const pages = await client.getAll('/library/files', { limit: 1000 });
		expect(pages.map(({ length }) => length)).toEqual([1000, 10]);
		expect((await client.get('/library/files', { limit: 1001 })).status).toBe(400);
		v2().options.overLimit = 'clamp';
		expect((await client.get('/library/files', { limit: 1001 })).results).toHaveLength(1000);
	});

	it('can be filtered', async () => {
		await start({ files: 80 });
		const ask = async (query: Record<string, string>) =>
			await client.get('/library/files', { limit: 1000, ...query });
		const all = (await ask({ type: 'ALL', source: 'ALL' })).results;
		const documents = (await ask({ type: 'DOCUMENTS' })).results;
		const images = (await ask({ type: 'IMAGES' })).results;
		expect(all).toHaveLength(80);
		expect(documents.length + images.length).toBe(80);
		expect(new Set(texts(documents, 'file_type'))).toEqual(new Set(['PDF', 'DOCX']));
		const mine = (await ask({ source: 'MyComputer' })).results;
		expect(new Set(texts(mine, 'source'))).toEqual(new Set(['MyComputer']));
		expect(mine.length).toBeLessThan(80);
		expect((await ask({ type: 'images' })).status).toBe(400);
		expect((await ask({ source: 'Elsewhere' })).status).toBe(400);
		expect((await ask({ modified_since: '2020-01-01T00:00:00Z' })).status).toBe(400);
	});

	it.each([
		['CREATED_DATE', 'created'],
		['ADDED_DATE', 'created'],
		['MODIFIED_DATE', 'modified'],
		['NAME', 'name'],
		['SIZE', 'size'],
		['DIMENSION', 'width'],
	] as const)('can be sorted by %s', async (order, key) => {
		await start({ files: 40 });
		const ids = async (query: Record<string, string>) =>
			texts((await client.get('/library/files', query)).results, 'id');
		const ascending = await ids({ sort_by: order });
		expect(await ids({ sort_by: `${order}_DESC` })).toEqual([...ascending].reverse());
		const byId = new Map(kept().map((file) => [String(file.id), file]));
		const values = ascending.map((id) => {
			const file = byId.get(id)!;
			if (key === 'width') return file.width * file.height;
			return key === 'name' ? file.name.toLowerCase() : file[key];
		});
		const sorted = [...values].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
		expect(values).toEqual(sorted);
	});

	it('come newest first by default', async () => {
		await start();
		const created = texts((await client.get('/library/files')).results, 'created_date');
		expect(created).toEqual([...created].sort().reverse());
		expect((await client.get('/library/files', { sort_by: 'AGE' })).status).toBe(400);
	});

	it('have ids as numbers if configured', async () => {
		await start({ idType: 'number' });
		v2().putFile({ id: 3, folderId: -2 });
		expect((await client.get('/library/files/3')).body).toMatchObject({ id: 3, folder_id: -2 });
		expect((await client.get('/library/files/uploadstatus/3')).body).toMatchObject([
			{ file_id: 3 },
		]);
	});
});

describe('info (V2 API 2.7)', () => {
	it('counts the stored files', async () => {
		await start({ files: 30, trashFiles: 5 });
		const [info] = (await client.get('/library/info')).body as unknown as TestBody[];
		const summary = info!.usage_summary as unknown as Record<string, number>;
		const bytes = kept().reduce((sum, { size }) => sum + size, 0);
		expect(info).toMatchObject({
			max_free_file_num: 0,
			max_premium_space_limit: 262144000,
			max_upload_size_limit: 5242880,
			usage_summary: {
				folder_count: 7,
				file_count: 30,
				total_bytes_used: bytes,
				total_bytes_remaining: 262144000 - bytes,
				free_files_remaining: 0,
			},
		});
		expect(summary.image_count! + summary.document_count!).toBe(30);
		expect(summary.image_bytes_used! + summary.document_bytes_used!).toBe(bytes);
	});

	it('is an object if configured', async () => {
		await start({ libraryInfo: 'object' });
		const { body } = await client.get('/library/info');
		expect(body).toMatchObject({ max_upload_size_limit: 5242880 });
		expect((await client.get('/library/info', { limit: 1 })).status).toBe(400);
	});
});
