import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { constantContactV2Client, type V2Client } from '../testClient';

let sandbox: Sandbox;
let client: V2Client;

beforeEach(async () => {
	sandbox = await startSandbox({ clock: new ManualClock() });
	client = constantContactV2Client(sandbox);
});
afterEach(async () => await sandbox.close());

const PATH = '/account/verifiedemailaddresses';

describe('the account (V2 API 2.6)', () => {
	it('is one object', async () => {
		const { status, body } = await client.get('/account/info');
		expect(status).toBe(200);
		expect(body).toEqual(sandbox.constantContactV2.accountInfo);
		expect(Object.keys(body)).toEqual([
			'website',
			'organization_name',
			'time_zone',
			'first_name',
			'last_name',
			'email',
			'phone',
			'company_logo',
			'country_code',
			'state_code',
			'organization_addresses',
		]);
	});

	it('can be changed', async () => {
		const { body: info } = await client.get('/account/info');
		const response = await client.put('/account/info', { ...info, website: 'http://new.example' });
		expect(response.status).toBe(200);
		expect(response.body).toEqual({ ...info, website: 'http://new.example' });
		expect(sandbox.constantContactV2.accountInfo.website).toBe('http://new.example');
	});

	it.each([
		[{ id: 1 }, 'json.field.invalid'],
		[{ state_code: 'MASS' }, 'json.max.length.violation'],
		[{ email: 'nobody' }, 'json.email.invalid'],
		[{ organization_addresses: [{ town: 'x' }] }, 'json.field.invalid'],
		[{ phone: 5 }, 'json.field.invalid'],
	])('refuses %j', async (body, key) => {
		const response = await client.put('/account/info', body);
		expect([response.status, response.key]).toEqual([400, key]);
	});
});

describe('verified addresses (V2 API 2.6)', () => {
	it('are an array, by status', async () => {
		const count = async (query?: Record<string, string>) => {
			const { body } = await client.get(PATH, query);
			return (body as unknown as object[]).length;
		};
		expect(await count()).toBe(3);
		expect(await count({ status: 'ALL' })).toBe(3);
		expect(await count({ status: 'CONFIRMED' })).toBe(2);
		expect(await count({ status: 'UNCONFIRMED' })).toBe(1);
		expect((await client.get(PATH, { status: 'x' })).status).toBe(400);
	});

	it('are created by an array', async () => {
		const response = await client.post(PATH, [{ email_address: 'New@example.com' }]);
		expect(response.status).toBe(201);
		expect(response.body).toEqual([{ email_address: 'new@example.com', status: 'UNCONFIRMED' }]);
		const again = await client.post(PATH, [{ email_address: 'new@example.com' }]);
		expect([again.status, again.key]).toEqual([409, 'http.status.email_address.conflict']);
	});

	it.each([
		['an object', { email_address: 'new@example.com' }, 'json.field.invalid'],
		['no address', [{}], 'json.field.invalid'],
		['a bad address', [{ email_address: 'nobody' }], 'json.email.invalid'],
	])('refuse %s', async (_name, body, key) => {
		const response = await client.post(PATH, body);
		expect([response.status, response.key]).toEqual([400, key]);
	});
});
