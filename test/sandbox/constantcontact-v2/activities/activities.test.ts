import { ManualClock, startSandbox, type Sandbox } from '../../index';
import type { TestBody } from '../../testClient';
import { constantContactV2Client, type V2Client } from '../testClient';

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock();
	sandbox = await startSandbox({ clock, constantContactV2: { contacts: 100 } });
	client = constantContactV2Client(sandbox);
});
afterEach(async () => await sandbox.close());

const v2 = () => sandbox.constantContactV2;
const members = (listId: number) =>
	[...v2().contacts()].filter((one) => one.lists.includes(listId));

/** Waits for a job to finish and returns it. */
async function finished(id: TestBody): Promise<TestBody> {
	clock.advance(60);
	return (await client.get(`/activities/${String(id)}`)).body;
}

const clear = async (...lists: string[]) => await client.post('/activities/clearlists', { lists });
const EXPORT = { file_type: 'CSV', lists: ['1'], column_names: ['Email Address'] };

describe('a bulk job (V2 API 2.9)', () => {
	it('goes from status to status by the clock', async () => {
		const before = members(1);
		const response = await clear('1');
		const { id } = response.body;
		expect(response.status).toBe(201);
		expect(response.headers.get('location')).toBe(`${sandbox.url}/v2/activities/${String(id)}`);
		expect(response.body).toEqual({
			id,
			type: 'CLEAR_CONTACTS_FROM_LISTS',
			error_count: 0,
			contact_count: before.length,
		});
		const created = clock.now();
		const date = (ms: number) => new Date(created + ms).toISOString();
		const common = { ...response.body, created_date: date(0), errors: [], warnings: [] };
		const now = async () => (await client.get(`/activities/${String(id)}`)).body;
		expect(await now()).toEqual({ ...common, status: 'PENDING' });
		clock.advance(20);
		expect(await now()).toEqual({ ...common, status: 'QUEUED' });
		clock.advance(20);
		expect(await now()).toEqual({ ...common, status: 'RUNNING', start_date: date(40) });
		expect(members(1)).toEqual(before);
		clock.advance(20);
		expect(await now()).toEqual({
			...common,
			status: 'COMPLETE',
			start_date: date(40),
			finish_date: date(60),
		});
		expect(members(1)).toEqual([]);
		expect(v2().contact(before[0]!.id)!.modifiedTime).toBe(created + 60);
	});

	it('may fail, or never be confirmed', async () => {
		v2().options.activityOutcome = 'ERROR';
		expect((await finished((await clear('1')).body.id!)).status).toBe('ERROR');
		v2().options.activityOutcome = 'UNCONFIRMED';
		expect((await finished((await clear('1')).body.id!)).status).toBe('UNCONFIRMED');
		expect(members(1).length).toBeGreaterThan(0);
	});

	it('is kept for 14 days', async () => {
		const { id } = (await client.post('/activities/exportcontacts', EXPORT)).body;
		const file = String((await finished(id!)).file_name);
		clock.advance(14 * 86_400_000 - 61);
		expect((await client.get(`/activities/${String(id)}`)).status).toBe(200);
		expect((await client.get(new URL(file).pathname)).status).toBe(200);
		clock.advance(1);
		expect((await client.get(`/activities/${String(id)}`)).status).toBe(404);
		expect((await client.get(new URL(file).pathname)).status).toBe(404);
		expect((await client.get('/activities')).body).toEqual([]);
		expect(v2().activities()).toEqual([]);
	});

	it.each([
		['no list', {}, 'json.field.invalid'],
		['an empty array', { lists: [] }, 'json.min.length.violation'],
		['an unknown list', { lists: ['99'] }, 'json.field.lists.value.invalid'],
		['an unknown property', { lists: ['1'], x: 1 }, 'json.field.invalid'],
	])('refuses %s', async (_name, body, key) => {
		const response = await client.post('/activities/clearlists', body);
		expect([response.status, response.key]).toEqual([400, key]);
		expect(v2().activities()).toEqual([]);
	});
});

describe('the bulk jobs (V2 API 2.9)', () => {
	const list = async (query?: Record<string, string>) =>
		(await client.get('/activities', query)).body as unknown as TestBody[];

	it('are an array, newest first, by status and type', async () => {
		const first = (await clear('1')).body.id!;
		clock.advance(60);
		const second = (await client.post('/activities/exportcontacts', EXPORT)).body.id!;
		const ids = async (query?: Record<string, string>) => (await list(query)).map(({ id }) => id);
		expect(await ids()).toEqual([second, first]);
		expect(await ids({ status: 'ALL' })).toEqual([second, first]);
		expect(await ids({ status: 'PENDING' })).toEqual([second]);
		expect(await ids({ status: 'COMPLETE' })).toEqual([first]);
		expect(await ids({ type: 'EXPORT_CONTACTS' })).toEqual([second]);
		expect(await ids({ type: 'EXPORT_CONTACTS', status: 'COMPLETE' })).toEqual([]);
		expect(Object.keys((await list())[1]!)).toEqual([
			'id',
			'type',
			'status',
			'start_date',
			'finish_date',
			'created_date',
			'error_count',
			'contact_count',
		]);
		for (const query of ['status=DONE', 'type=SV_ADD']) {
			expect((await client.get(`/activities?${query}`)).status).toBe(400);
		}
	});

	it('are the last 50', async () => {
		const responses = [];
		for (let n = 0; n < 52; n++) responses.push((await clear('1')).body.id);
		const found = (await list()).map(({ id }) => id);
		expect(found).toEqual(responses.slice(2).reverse());
		expect((await client.get(`/activities/${String(responses[0])}`)).status).toBe(200);
	});
});

describe('an export (V2 API 2.9)', () => {
	const run = async (body: object) => {
		const response = await client.post('/activities/exportcontacts', body);
		expect(response.status).toBe(201);
		return await finished(response.body.id!);
	};

	it('is a CSV file at a link of this host, which needs the login', async () => {
		v2().putContact({
			email: 'zz@example.com',
			lists: [1],
			texts: { first_name: 'A "B", C' },
			customFields: { CustomField3: '007' },
			addresses: [{ id: '1', type: 'PERSONAL', texts: { city: 'Cork', state: 'County Cork' } }],
		});
		const activity = await run({
			file_type: 'CSV',
			sort_by: 'EMAIL_ADDRESS',
			export_date_added: true,
			export_added_by: true,
			lists: ['1'],
			column_names: [
				'Email Address',
				'First Name',
				'City',
				'US State/CA Province',
				'Custom field 3',
			],
		});
		expect(activity.contact_count).toBe(members(1).length);
		const url = new URL(String(activity.file_name));
		expect(url.origin).toBe(sandbox.url);
		const { status, headers, text } = await client.get(url.pathname);
		expect([status, headers.get('content-type')]).toEqual([200, 'text/csv;charset=UTF-8']);
		const lines = text.trimEnd().split('\r\n');
		expect(lines[0]).toBe(
			'Email Address,First Name,City,US State/CA Province,Custom field 3,Date Added,Added By',
		);
		const emails = members(1)
			.map(({ email }) => email)
			.sort();
		expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(emails);
		const date = new Date(clock.now() - 60).toISOString();
		expect(lines.at(-1)).toBe(
			`zz@example.com,"A ""B"", C",Cork,County Cork,007,${date},ACTION_BY_OWNER`,
		);
		const extras = { headers: { accept: 'text/csv' } };
		expect((await client.get(url.pathname, {}, extras)).status).toBe(200);
		expect((await client.get(url.pathname, {}, { apiKey: null })).status).toBe(403);
		expect((await client.get(url.pathname, {}, { authorization: null })).status).toBe(401);
	});

	it('may come newest first, and has no file before its end', async () => {
		const response = await client.post('/activities/exportcontacts', {
			...EXPORT,
			sort_by: 'DATE_DESC',
		});
		const path = `/activities/${String(response.body.id)}`;
		expect((await client.get(path)).body.file_name).toBeUndefined();
		const { file_name } = await finished(response.body.id!);
		const { text } = await client.get(new URL(String(file_name)).pathname);
		const sorted = members(1).sort((a, b) => b.optInTime - a.optInTime);
		expect(text.trimEnd().split('\r\n').slice(1)).toEqual(sorted.map(({ email }) => email));
	});

	it('may lead to a foreign host', async () => {
		v2().options.fileNames = 'foreign';
		expect(String((await run(EXPORT)).file_name)).toMatch(/^https:\/\/files\.elsewhere\.example\//);
	});

	it.each([
		['two lists', { ...EXPORT, lists: ['1', '2'] }],
		['no list', { ...EXPORT, lists: [] }],
		['no columns', { file_type: 'CSV', lists: ['1'] }],
		['an unknown column', { ...EXPORT, column_names: ['Email Address', 'Birthday'] }],
		['a column that no export has', { ...EXPORT, column_names: ['ANNIVERSARY'] }],
		['another type', { ...EXPORT, file_type: 'XLS' }],
		['another order', { ...EXPORT, sort_by: 'NAME' }],
		['a text as switch', { ...EXPORT, export_added_by: 'true' }],
	])('refuses %s', async (_name, body) => {
		expect((await client.post('/activities/exportcontacts', body)).status).toBe(400);
	});
});
