import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { constantContactV2Client, type V2Client } from '../testClient';

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock(Date.UTC(2026, 0, 9, 5, 14, 8));
	sandbox = await startSandbox({ clock, constantContactV2: { contacts: 1 } });
	client = constantContactV2Client(sandbox);
});
afterEach(async () => await sandbox.close());

const v2 = () => sandbox.constantContactV2;

describe('PUT of a file (V2 API 2.7)', () => {
	it('replaces: what is left out becomes null', async () => {
		v2().putFile({ id: 3, description: 'old', folderId: -2 });
		clock.advance(60_000);
		const { status, body } = await client.put('/library/files/3', { name: 'new.jpg' });
		expect([status, body]).toEqual([
			200,
			expect.objectContaining({ name: 'new.jpg', description: null, folder_id: null }),
		]);
		expect(body.modified_date).toBe('2026-01-09T00:15:08.000-05:00');
		const moved = { name: 'new.jpg', description: 'd', folder_id: '-2' };
		expect((await client.put('/library/files/3', moved)).body).toMatchObject({
			description: 'd',
			folder: 'garden',
			folder_id: '-2',
		});
	});

	it('responds without a body if requested', async () => {
		const put = async (value: string) =>
			await client.put(
				'/library/files/3',
				{ name: 'a.jpg' },
				{ query: { include_payload: value } },
			);
		expect(await put('FALSE')).toMatchObject({ status: 200, text: '' });
		expect((await put('TRUE')).body.name).toBe('a.jpg');
		clock.advance(1);
		expect((await put('NO')).status).toBe(400);
		expect(v2().files()[2]!.modified).toBe(clock.now() - 1);
	});

	it('takes a whole file back', async () => {
		const { body } = await client.get('/library/files/3');
		const response = await client.put('/library/files/3', { ...body, name: 'again.jpg' });
		expect(response.body).toMatchObject({ id: '3', size: body.size, name: 'again.jpg' });
	});

	it('refuses unknown properties and values that are too long', async () => {
		const put = async (body: object | string, id = '3') =>
			await client.put(`/library/files/${id}`, body);
		const unknown = await put({ name: 'a', color: 'red' });
		expect([unknown.status, unknown.key]).toEqual([400, 'json.field.invalid']);
		expect(unknown.text).toContain(
			'#/color: Property was found but is not permitted at this location.',
		);
		expect((await put({ name: 'a', description: 'x'.repeat(101) })).status).toBe(400);
		expect((await put({ name: 'a', description: 'x'.repeat(100) })).status).toBe(200);
		expect((await put({ description: 'no name' })).status).toBe(400);
		expect((await put({ name: ' ' })).status).toBe(400);
		expect((await put({ name: 'a', folder_id: '77' })).status).toBe(400);
		expect((await put({ name: 'a' }, '999')).status).toBe(404);
		expect((await put('{')).status).toBe(400);
		const text = { headers: { 'content-type': 'text/plain' } };
		expect((await client.put('/library/files/3', '{"name":"a"}', text)).status).toBe(415);
	});
});
