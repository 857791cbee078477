import { request } from 'node:http';

import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { constantContactV2Client, type V2Client } from '../testClient';

const UPLOAD_MS = 1000;

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock();
	sandbox = await startSandbox({
		clock,
		constantContactV2: { contacts: 1, files: 2, uploadMs: UPLOAD_MS },
	});
	client = constantContactV2Client(sandbox);
});
afterEach(async () => await sandbox.close());

const files = () => sandbox.constantContactV2.files();

const PARTS = {
	file_name: 'roses.png',
	file_type: 'PNG',
	folder_id: '-2',
	description: 'Red roses',
	source: 'MyComputer',
};

function form(
	parts: Record<string, string | undefined> = {},
	data: Blob | string | undefined = new Blob([Buffer.from([0, 255, 13, 10, 45, 45])]),
): FormData {
	const filled = new FormData();
	for (const [name, value] of Object.entries({ ...PARTS, ...parts })) {
		if (value !== undefined) filled.append(name, value);
	}
	if (typeof data === 'string') filled.append('data', data);
	else if (data !== undefined) filled.append('data', data, 'roses.png');
	return filled;
}

const upload = async (...given: Parameters<typeof form>) =>
	await client.post('/library/files', form(...given));

describe('an upload (V2 API 2.7)', () => {
	it('gets an empty body and the id in Location', async () => {
		const { status, headers, text } = await upload();
		expect([status, text]).toEqual([202, '']);
		const last = files().at(-1)!;
		expect(headers.get('location')).toBe(
			`${sandbox.constantContactV2.baseUrl}/library/files/${last.id}`,
		);
		expect(last).toMatchObject({
			name: 'roses.png',
			type: 'PNG',
			folderId: -2,
			description: 'Red roses',
			source: 'MyComputer',
			size: 6,
			content: Buffer.from([0, 255, 13, 10, 45, 45]),
		});
		expect([last.width, last.height]).toEqual([800, 600]);
	});

	it('is processed for a while; only then collections show it', async () => {
		await upload();
		const { id } = files().at(-1)!;
		const status = async () => (await client.get(`/library/files/uploadstatus/${id}`)).body;
		const listed = async () => (await client.get('/library/files')).results.length;
		clock.advance(UPLOAD_MS - 1);
		expect(await status()).toEqual([
			{ file_id: String(id), status: 'Processing', description: 'Processing' },
		]);
		expect((await client.get(`/library/files/${id}`)).body.status).toBe('Processing');
		expect(await listed()).toBe(2);
		clock.advance(1);
		expect(await status()).toEqual([
			{ file_id: String(id), status: 'Active', description: 'Active' },
		]);
		expect(await listed()).toBe(3);
	});

	it('may be found to have a virus', async () => {
		await upload({ file_name: 'Virus-scan.pdf', file_type: 'PDF' });
		const { id } = files().at(-1)!;
		const status = async () => (await client.get(`/library/files/uploadstatus/${id}`)).body;
		expect(await status()).toMatchObject([{ status: 'Processing' }]);
		clock.advance(UPLOAD_MS);
		expect(await status()).toMatchObject([{ status: 'VirusFound' }]);
		expect((await client.get('/library/files')).results).toHaveLength(2);
	});

	it('may lie in no folder and have no description', async () => {
		await upload({ folder_id: '0', description: '', file_type: 'DOCX' });
		expect(files().at(-1)).toMatchObject({ folderId: null, description: '', width: 0, height: 0 });
	});

	it.each(['file_name', 'file_type', 'folder_id', 'description', 'source'])(
		'needs the part %s',
		async (name) => {
			const { status, key } = await upload({ [name]: undefined });
			expect([status, key]).toEqual([400, 'http.status.bad_request']);
		},
	);

	it('needs a file', async () => {
		const bare = form();
		bare.delete('data');
		expect((await client.post('/library/files', bare)).status).toBe(400);
		expect((await upload({}, new Blob([]))).status).toBe(400);
	});

	it('takes a file whose part has no file name, byte by byte', async () => {
		const part = (name: string, type = '') =>
			`--b0undary\r\nContent-Disposition: form-data; name="${name}"\r\n${type}\r\n`;
		const texts = Object.entries(PARTS).map(([name, value]) => `${part(name)}${value}\r\n`);
		const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
		const { baseUrl, apiKey, accessToken } = sandbox.constantContactV2.credentials;
		const { status } = await fetch(`${baseUrl}/library/files?api_key=${apiKey}`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${accessToken}`,
				'content-type': 'multipart/form-data; boundary=b0undary',
			},
			body: Buffer.concat([
				Buffer.from(`${texts.join('')}${part('data', 'Content-Type: image/png\r\n')}`),
				bytes,
				Buffer.from('\r\n--b0undary--\r\n'),
			]),
		});
		expect(status).toBe(202);
		expect(files().at(-1)).toMatchObject({ size: 256 });
	});

	it.each([
		{ file_type: 'SVG' },
		{ file_type: 'png' },
		{ file_name: ' ' },
		{ folder_id: '77' },
		{ folder_id: '' },
		{ source: 'ALL' },
		{ source: 'Elsewhere' },
		{ description: 'x'.repeat(101) },
		{ color: 'red' },
	])('refuses %p', async (parts) => {
		expect((await upload(parts)).status).toBe(400);
		const known = files().length;
		expect(known).toBe(5);
	});

	it('refuses a part that is sent twice', async () => {
		const twice = form();
		twice.append('file_name', 'b.png');
		expect((await client.post('/library/files', twice)).status).toBe(400);
	});

	it('takes 5 MB and a description of 100 characters, and no more', async () => {
		const most = new Blob([Buffer.alloc(5_242_880)]);
		expect((await upload({ description: 'é'.repeat(100) }, most)).status).toBe(202);
		expect((await upload({}, new Blob([most, 'x']))).status).toBe(400);
	});

	it('refuses other encodings', async () => {
		expect((await client.post('/library/files', PARTS)).status).toBe(415);
		const broken = { headers: { 'content-type': 'multipart/form-data; boundary=x' } };
		expect((await client.post('/library/files', 'no form', broken)).status).toBe(400);
		const bare = { headers: { 'content-type': 'multipart/form-data' } };
		expect((await client.post('/library/files', 'no form', bare)).status).toBe(415);
	});
});

describe('upload statuses (V2 API 2.7)', () => {
	it('are those of the known files in a comma list', async () => {
		const { body } = await client.get('/library/files/uploadstatus/2,99,1,x,3');
		expect(body).toEqual([
			{ file_id: '2', status: 'Active', description: 'Active' },
			{ file_id: '1', status: 'Active', description: 'Active' },
			{ file_id: '3', status: 'Deleted', description: 'Deleted' },
		]);
		const none = await client.get('/library/files/uploadstatus/99');
		expect([none.status, none.body]).toEqual([200, []]);
	});

	it('may be set by tests', async () => {
		sandbox.constantContactV2.putFile({ id: 2, status: 'Failed' });
		const { body } = await client.get('/library/files/uploadstatus/2');
		expect(body).toMatchObject([{ status: 'Failed' }]);
	});
});

describe('an upload whose Location is sent twice', () => {
	const other = '/v2/library/files/1';

	/** Location headers as sent: fetch would join them. */
	const locations = async (order?: 'before' | 'after'): Promise<string[]> => {
		sandbox.faults.add({ do: { kind: 'duplicateLocation', location: other, order } });
		const { credentials } = sandbox.constantContactV2;
		const response = new Response(form());
		const body = Buffer.from(await response.arrayBuffer());
		return await new Promise((resolve, reject) => {
			const sent = request(
				`${sandbox.url}/v2/library/files?api_key=${credentials.apiKey}`,
				{
					method: 'POST',
					headers: {
						accept: 'application/json',
						authorization: `Bearer ${credentials.accessToken}`,
						'content-type': response.headers.get('content-type') ?? '',
					},
				},
				(received) => {
					received.resume();
					resolve(received.headersDistinct.location ?? []);
				},
			);
			sent.on('error', reject);
			sent.end(body);
		});
	};
	const own = () => `${sandbox.constantContactV2.baseUrl}/library/files/${files().at(-1)!.id}`;

	it('names another file before its own', async () => {
		expect(await locations()).toEqual([other, own()]);
		expect(sandbox.log.entries.at(-1)).toMatchObject({ location: own(), handled: true });
	});

	it('names another file after its own', async () => {
		expect(await locations('after')).toEqual([own(), other]);
	});

	it('is left alone if nothing is created', async () => {
		sandbox.faults.add({ do: { kind: 'duplicateLocation', location: other } });
		const { status, headers } = await client.get('/library/files');
		expect([status, headers.get('location')]).toEqual([200, null]);
	});
});
