import { ManualClock, startSandbox, type Sandbox } from '../../index';
import type { TestBody } from '../../testClient';
import { constantContactV2Client, type V2Client } from '../testClient';

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;

beforeEach(async () => {
	clock = new ManualClock();
	sandbox = await startSandbox({ clock, constantContactV2: { contacts: 20 } });
	client = constantContactV2Client(sandbox);
});
afterEach(async () => await sandbox.close());

const v2 = () => sandbox.constantContactV2;
const ADD = '/activities/addcontacts';
const REMOVE = '/activities/removefromlists';

const row = (email: string, more: object = {}) => ({ email_addresses: [email], ...more });

/** A JSON job. */
const job = (import_data: object[], more: object = {}) => ({
	import_data,
	lists: ['1'],
	column_names: [],
	...more,
});

function form(data: string, { file_name = 'data.csv', lists = '1' } = {}): FormData {
	const parts = new FormData();
	parts.set('file_name', file_name);
	parts.set('lists', lists);
	parts.set('data', new Blob([data]), file_name);
	return parts;
}

/** Sends a job, waits for it to finish and returns it. */
async function run(
	path: string,
	body: object,
	query: Record<string, string> = {},
): Promise<TestBody> {
	const response = await client.post(path, body, { query });
	expect([response.status, response.text]).toEqual([201, expect.any(String)]);
	clock.advance(60);
	return (await client.get(`/activities/${String(response.body.id)}`)).body;
}

describe('adding contacts with JSON (V2 API 2.9)', () => {
	it('creates and changes contacts', async () => {
		v2().putContact({
			email: 'known@example.com',
			texts: { first_name: 'Old', last_name: 'Kept' },
			lists: [2],
		});
		const activity = await run(
			ADD,
			job(
				[
					row('New@Example.com', {
						first_name: 'Nina',
						birthday_month: '1',
						birthday_day: '25',
						anniversary: '03/12/2005',
						home_phone: '0555',
						addresses: [
							{ address_type: 'PERSONAL', city: 'Cork', state_code: 'Munster', country_code: 'IE' },
							{ address_type: 'BUSINESS', city: 'Boston', state_code: 'MA', postal_code: '02110' },
						],
						custom_fields: [{ name: 'custom_field_6', value: 'Blue' }],
					}),
					row('known@example.com', { first_name: 'Fresh', last_name: '' }),
				],
				{ lists: ['1', 3] },
			),
		);
		expect(activity).toMatchObject({
			type: 'ADD_CONTACTS',
			status: 'COMPLETE',
			error_count: 0,
			contact_count: 2,
		});
		expect(v2().contact('new@example.com')).toMatchObject({
			status: 'ACTIVE',
			lists: [1, 3],
			texts: { first_name: 'Nina', home_phone: '0555' },
			customFields: { CustomField6: 'Blue' },
			addresses: [
				{ type: 'PERSONAL', texts: { city: 'Cork', state: 'Munster', country_code: 'ie' } },
				{ type: 'BUSINESS', texts: { city: 'Boston', state_code: 'MA', postal_code: '02110' } },
			],
			createdTime: clock.now(),
		});
		expect(v2().contact('known@example.com')).toMatchObject({
			lists: [1, 2, 3],
			texts: { first_name: 'Fresh', last_name: 'Kept' },
			modifiedTime: clock.now(),
		});
	});

	it('erases by blanks only on request', async () => {
		const texts = { first_name: 'A', last_name: 'B' };
		const { id } = v2().putContact({
			email: 'a@example.com',
			texts,
			addresses: [{ id: '1', type: 'PERSONAL', texts: { city: 'Cork', state_code: 'MA' } }],
			customFields: { CustomField1: 'x' },
		});
		const blank = row('a@example.com', {
			first_name: '',
			addresses: [{ address_type: 'PERSONAL', state_code: '', country_code: '' }],
			custom_fields: [{ name: 'custom_field_1', value: '' }],
		});
		await run(ADD, job([blank]));
		expect(v2().contact(id)).toMatchObject({ texts, customFields: { CustomField1: 'x' } });
		await run(ADD, job([blank]), { blanks_enabled: 'true' });
		expect(v2().contact(id)).toMatchObject({
			texts: { last_name: 'B' },
			customFields: {},
			addresses: [{ texts: { city: 'Cork' } }],
		});
		expect(v2().contact(id)!.texts.first_name).toBeUndefined();
		const response = await client.post(ADD, job([blank]), { query: { blanks_enabled: 'yes' } });
		expect(response.status).toBe(400);
	});

	it('ignores what no column names', async () => {
		const sent = row('a@example.com', { first_name: 'A', last_name: 'B' });
		await run(ADD, job([sent], { column_names: ['EMAIL', 'Last Name'] }));
		expect(v2().contact('a@example.com')!.texts).toEqual({ last_name: 'B' });
	});

	it('names rows that it refuses, counted as if a header were before them', async () => {
		v2().putContact({ email: 'left@example.com', optOut: true });
		const data = [
			row('fine@example.com'),
			row('nobody'),
			row('left@example.com'),
			row('b@example.com', { birthday_month: '2', birthday_day: '30' }),
			row('c@example.com', { anniversary: '2005-03-12' }),
			row('d@example.com', { first_name: 'x'.repeat(51) }),
			row('e@example.com', { addresses: [{ country_code: 'Nowhere' }] }),
		];
		const messages = [
			[3, 'nobody', "Invalid email address 'nobody'"],
			[4, 'left@example.com', 'Contact has opted out'],
			[5, 'b@example.com', 'Invalid birthday'],
			[6, 'c@example.com', 'Invalid anniversary'],
			[7, 'd@example.com', 'Value of first_name is longer than 50 characters'],
			[8, 'e@example.com', "Unknown country 'Nowhere'"],
		];
		const activity = await run(ADD, job(data));
		expect(activity).toMatchObject({ status: 'COMPLETE', error_count: 6, contact_count: 7 });
		expect(activity.errors).toEqual(
			messages.map(([line_number, email_address, message]) => ({
				message,
				line_number,
				email_address,
			})),
		);
		expect(v2().contact('b@example.com')).toBeUndefined();
		expect(v2().contact('left@example.com')!.status).toBe('OPTOUT');
		v2().options.activityErrors = 'strings';
		const { body } = await client.get(`/activities/${String(activity.id)}`);
		expect(body.errors![2]).toBe('Line 5: Invalid birthday');
	});

	it.each([
		['no column_names', { import_data: [row('a@example.com')], lists: ['1'] }],
		['columns without EMAIL', job([row('a@example.com')], { column_names: ['CITY'] })],
		['an unknown column', job([row('a@example.com')], { column_names: ['EMAIL', 'AGE'] })],
		['no rows', job([])],
		['a bad first address', job([row('nobody')])],
		['a first row without address', job([{ first_name: 'A' }])],
		['two addresses', job([{ email_addresses: ['a@example.com', 'b@example.com'] }])],
		['an unknown list', job([row('a@example.com')], { lists: ['99'] })],
		['no list', job([row('a@example.com')], { lists: [] })],
		['an unknown property', job([row('a@example.com', { age: '5' })])],
		[
			'an unknown custom field',
			job([row('a@example.com', { custom_fields: [{ name: 'CustomField1', value: 'x' }] })]),
		],
	])('refuses %s', async (_name, body) => {
		expect((await client.post(ADD, body)).status).toBe(400);
		expect(v2().activities()).toEqual([]);
	});

	it('has limits', async () => {
		const rows = Array.from({ length: 20_001 }, (_, at) => row(`a${at}@example.com`));
		expect((await client.post(ADD, job(rows))).status).toBe(400);
		expect((await client.post(ADD, job(rows.slice(1)))).status).toBe(201);
		const large = job([row('a@example.com', { first_name: 'x'.repeat(4 * 1024 * 1024) })]);
		expect((await client.post(ADD, large)).status).toBe(413);
	});

	it('takes no list that was deleted meanwhile', async () => {
		const response = await client.post(ADD, job([row('a@example.com')], { lists: ['1', '2'] }));
		await client.delete('/lists/2');
		clock.advance(60);
		expect(response.status).toBe(201);
		expect(v2().contact('a@example.com')!.lists).toEqual([1]);
	});
});

describe('adding contacts with a file (V2 API 2.9)', () => {
	it('reads CSV with quotes and line breaks', async () => {
		const data =
			'Email,FIRST NAME,CITY,STATE,COUNTRY,CUSTOM FIELD 2\r\n' +
			'a@example.com,"Ann ""A"", x",Cork,,Ireland,007\r\n\r\n' +
			'nobody,,,,,\r\n' +
			'b@example.com,Ben\r\n';
		const activity = await run(ADD, form(data, { lists: '1, 2' }));
		expect(activity).toMatchObject({ error_count: 1, contact_count: 3 });
		expect(activity.errors![0]!.line_number).toBe(4);
		expect(v2().contact('a@example.com')).toMatchObject({
			lists: [1, 2],
			texts: { first_name: 'Ann "A", x' },
			customFields: { CustomField2: '007' },
			addresses: [{ type: 'PERSONAL', texts: { city: 'Cork', country_code: 'ie' } }],
		});
		expect(v2().contact('b@example.com')).toMatchObject({ texts: { first_name: 'Ben' } });
		expect(v2().contact('b@example.com')!.addresses).toEqual([]);
	});

	it('reads tabs, and data that is no file', async () => {
		const body = form('');
		body.set('file_name', 'data.txt');
		body.set('data', 'EMAIL\tFIRST NAME\na@example.com\tAnn\n');
		await run(ADD, body);
		expect(v2().contact('a@example.com')!.texts).toEqual({ first_name: 'Ann' });
	});

	const refused: Array<[string, () => FormData]> = [
		['an unknown column', () => form('EMAIL,AGE\na@example.com,5\n')],
		['no header', () => form('a@example.com\n')],
		['no rows', () => form('EMAIL\n')],
		['no data', () => form('')],
		['a column twice', () => form('EMAIL,CITY,CITY\na@example.com,x,y\n')],
		['broken quotes', () => form('EMAIL,CITY\na@example.com,"x\n')],
		['an unknown list', () => form('EMAIL\na@example.com\n', { lists: '99' })],
		['no list', () => form('EMAIL\na@example.com\n', { lists: '' })],
		['a spreadsheet', () => form('EMAIL\na@example.com\n', { file_name: 'data.xlsx' })],
	];
	it.each(refused)('refuses %s', async (_name, body) => {
		expect((await client.post(ADD, body())).status).toBe(400);
	});

	it('refuses other parts, missing ones and other bodies', async () => {
		const more = form('EMAIL\na@example.com\n');
		more.set('column_names', 'EMAIL');
		expect((await client.post(ADD, more)).status).toBe(400);
		const less = form('EMAIL\na@example.com\n');
		less.delete('file_name');
		expect((await client.post(ADD, less)).status).toBe(400);
		const headers = { 'content-type': 'text/csv' };
		expect((await client.post(ADD, 'EMAIL\n', { headers })).status).toBe(415);
		const broken = { 'content-type': 'multipart/form-data; boundary=x' };
		expect((await client.post(ADD, 'x', { headers: broken })).status).toBe(400);
	});
});

describe('removing contacts from lists (V2 API 2.9)', () => {
	const members = (listId: number) =>
		[...v2().contacts()].filter(({ lists }) => lists.includes(listId)).map(({ email }) => email);

	beforeEach(() => {
		for (const name of ['a', 'b', 'c'])
			v2().putContact({ email: `${name}@example.com`, lists: [1, 2] });
		clock.advance(1000);
	});

	it('by JSON names unknown addresses', async () => {
		const activity = await run(REMOVE, {
			import_data: [row('a@example.com'), row('unknown@example.com')],
			lists: ['1'],
		});
		expect(activity).toMatchObject({
			type: 'REMOVE_CONTACTS_FROM_LISTS',
			error_count: 1,
			contact_count: 2,
		});
		expect(activity.errors![0]).toMatchObject({
			line_number: 3,
			email_address: 'unknown@example.com',
		});
		expect(v2().contact('a@example.com')).toMatchObject({
			lists: [2],
			status: 'ACTIVE',
			modifiedTime: clock.now(),
		});
		expect(members(1)).not.toContain('a@example.com');
	});

	it('by a file with or without a header', async () => {
		const activity = await run(
			REMOVE,
			form('a@example.com\nb@example.com\nunknown@example.com', {
				file_name: 'data.txt',
				lists: '1,2',
			}),
		);
		expect(activity.errors![0]).toMatchObject({ line_number: 3 });
		await run(REMOVE, form('EMAIL\nc@example.com\n', { lists: '1,2' }));
		for (const name of ['a', 'b', 'c']) {
			expect(v2().contact(`${name}@example.com`)).toMatchObject({ lists: [], status: 'REMOVED' });
		}
	});

	it('refuses column names and properties of contacts', async () => {
		const import_data = [row('a@example.com')];
		const response = await client.post(REMOVE, { import_data, lists: ['1'], column_names: [] });
		expect(response.status).toBe(400);
		const named = [row('a@example.com', { first_name: 'A' })];
		expect((await client.post(REMOVE, { import_data: named, lists: ['1'] })).status).toBe(400);
	});
});
