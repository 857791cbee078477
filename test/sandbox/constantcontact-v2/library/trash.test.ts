import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { constantContactV2Client, type V2Client } from '../testClient';

let sandbox: Sandbox;
let client: V2Client;

beforeEach(async () => {
	const clock = new ManualClock(Date.UTC(2026, 6, 1, 12));
	sandbox = await startSandbox({
		clock,
		constantContactV2: { contacts: 1, files: 10, trashFiles: 60 },
	});
	client = constantContactV2Client(sandbox);
});
afterEach(async () => await sandbox.close());

const TRASH = '/library/folders/trash/files';
const v2 = () => sandbox.constantContactV2;

describe('the trash (V2 API 2.7)', () => {
	it('lists deleted files only, in pages of 50 at most', async () => {
		const pages = await client.getAll(TRASH);
		expect(pages.map(({ length }) => length)).toEqual([50, 10]);
		expect(pages.flat().every(({ status }) => String(status) === 'Deleted')).toBe(true);
		expect((await client.get(TRASH, { limit: 51 })).status).toBe(400);
		expect((await client.get('/library/files')).results).toHaveLength(10);
	});

	it('can be filtered and sorted', async () => {
		const documents = (await client.get(TRASH, { type: 'DOCUMENTS' })).results;
		expect(documents.length).toBeGreaterThan(0);
		expect(documents.every(({ is_image }) => !is_image)).toBe(true);
		const sorted = (await client.get(TRASH, { sort_by: 'SIZE' })).results;
		const sizes = sorted.map(({ size }) => Number(size));
		expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
		expect((await client.get(TRASH, { source: 'ALL' })).status).toBe(400);
	});

	it('names the type as an old recording does if configured', async () => {
		const keys = async () => Object.keys((await client.get(TRASH, { limit: 1 })).results[0]!);
		expect(await keys()).toContain('file_type');
		v2().options.trashFileType = 'type';
		expect(await keys()).toContain('type');
		expect(await keys()).not.toContain('file_type');
		expect((await client.get('/library/files/1')).body.file_type).toBeDefined();
	});

	it('gets deleted ones, also by a comma-separated list', async () => {
		expect((await client.delete('/library/files/1')).status).toBe(204);
		expect((await client.delete('/library/files/2,3')).status).toBe(204);
		const { results } = await client.get(TRASH, { sort_by: 'MODIFIED_DATE_DESC', limit: 3 });
		expect(results.map(({ id }) => String(id))).toEqual(['3', '2', '1']);
		expect(results[0]!.modified_date).toBe('2026-07-01T08:00:00.000-04:00');
		expect((await client.get('/library/files/2')).body).toMatchObject({ status: 'Deleted' });
		expect((await client.get('/library/files')).results).toHaveLength(7);
	});

	it('gets nothing when one of the files is unknown or deleted already', async () => {
		for (const ids of ['4,999', '4,11', '4,', '4,x']) {
			expect([ids, (await client.delete(`/library/files/${ids}`)).status]).toEqual([ids, 404]);
		}
		expect((await client.get('/library/files')).results).toHaveLength(10);
		expect((await client.put('/library/files/11', { name: 'a' })).status).toBe(404);
	});

	it('can be emptied for good', async () => {
		await client.delete('/library/files/1');
		expect((await client.delete(TRASH)).status).toBe(204);
		expect((await client.get(TRASH)).results).toEqual([]);
		expect((await client.get('/library/files/1')).status).toBe(404);
		expect((await client.get('/library/files/uploadstatus/1')).body).toEqual([]);
		expect(v2().files()).toHaveLength(9);
		expect((await client.delete(TRASH)).status).toBe(204);
	});

	it('is no folder with an id', async () => {
		expect((await client.get('/library/folders/trash')).status).toBe(404);
		expect((await client.put(TRASH, ['1'])).status).toBe(405);
	});

	it('gets files past the checks', async () => {
		v2().trashFile(1);
		v2().trashFile(999);
		expect(v2().files()[0]!.status).toBe('Deleted');
	});
});
