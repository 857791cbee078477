import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { constantContactClient, shortId, type V1Client } from '../testClient';

let sandbox: Sandbox;
let client: V1Client;

beforeAll(async () => {
	sandbox = await startSandbox({
		clock: new ManualClock(),
		constantContactV1: { contacts: 20, pendingMs: 0, queuedMs: 0, runningMs: 0 },
	});
	client = constantContactClient(sandbox);
});
afterAll(async () => await sandbox.close());

const uri = (id: number | string) => sandbox.constantContactV1.listUri(id);
const DATA = 'EMAIL ADDRESS\nform@example.com';
const raw = async (body: string | Buffer, type = 'application/x-www-form-urlencoded') =>
	await client.post('/activities', body, { headers: { 'content-type': type } });
const job = async (parameters: Record<string, string | string[]>) =>
	(await client.job({ activityType: 'SV_ADD', lists: uri(1), ...parameters })).status;

describe('an urlencoded form', () => {
	it('has blanks as + or %20', async () => {
		const list = encodeURIComponent(uri(1));
		const response = await raw(
			`activityType=SV_ADD&data=EMAIL+ADDRESS%2CFIRST%20NAME%0Aa%40example.com%2C+Zo%C3%AB+X&lists=${list}`,
		);
		expect(response.status).toBe(201);
		expect(sandbox.constantContactV1.contact('a@example.com')!.fields).toEqual({
			FirstName: 'Zoë X',
		});
	});

	it('that is not encoded is refused', async () => {
		const list = encodeURIComponent(uri(1));
		for (const body of [
			'',
			`activityType=SV_ADD&data=EMAIL ADDRESS%0Aa%40example.com&lists=${list}`,
			`activityType=SV_ADD&data=EMAIL+ADDRESS\na%40example.com&lists=${list}`,
			`activityType=SV_ADD&data=EMAIL+ADDRESS%0Aé%40example.com&lists=${list}`,
			`activityType=SV_ADD&data=EMAIL+ADDRESS%0A%E9%40example.com&lists=${list}`,
			`activityType=SV_ADD&data&lists=${list}`,
		]) {
			expect([body, (await raw(body)).status]).toEqual([body, 400]);
		}
	});

	it('may have 1.9 MB of encoded data', async () => {
		const header = 'EMAIL+ADDRESS%2CFIRST+NAME%0Aa%40example.com%2C';
		const list = encodeURIComponent(uri(1));
		const body = (length: number) =>
			`activityType=SV_ADD&data=${header}${'+'.repeat(length - header.length)}&lists=${list}`;
		expect((await raw(body(1_900_000))).status).toBe(201);
		expect((await raw(body(1_900_001))).status).toBe(400);
	});

	const wrong: Array<[string, () => Record<string, string | string[]>]> = [
		['no list', () => ({ data: DATA, lists: [] })],
		['an unknown list', () => ({ data: DATA, lists: uri(99) })],
		['a number as list', () => ({ data: DATA, lists: '1' })],
		['lists with commas', () => ({ data: DATA, lists: `${uri(1)},${uri(2)}` })],
		['a system list', () => ({ data: DATA, lists: uri('active') })],
		['lists[]', () => ({ data: DATA, 'lists[]': uri(1) })],
		['an unknown type', () => ({ data: DATA, activityType: 'ADD' })],
		['the wrong case of a type', () => ({ data: DATA, activityType: 'sv_add' })],
		['no data', () => ({})],
		['data twice', () => ({ data: [DATA, DATA] })],
		['no header', () => ({ data: 'a@example.com\nb@example.com' })],
		['no rows', () => ({ data: 'EMAIL ADDRESS\n\n' })],
		['empty data', () => ({ data: '' })],
		['a header without addresses', () => ({ data: 'FIRST NAME\nAnn' })],
		['an unknown column', () => ({ data: 'EMAIL ADDRESS,NICK NAME\na@example.com,x' })],
		['underscores in a column', () => ({ data: 'EMAIL ADDRESS,FIRST_NAME\na@example.com,x' })],
		['a column twice', () => ({ data: 'EMAIL ADDRESS,CITY,City\na@example.com,x,y' })],
		['semicolons', () => ({ data: 'EMAIL ADDRESS;CITY\na@example.com;x' })],
		['a byte order mark', () => ({ data: `\ufeff${DATA}` })],
		['broken quotes', () => ({ data: 'EMAIL ADDRESS,CITY\na@example.com,"x' })],
		['parameters of an export', () => ({ data: DATA, fileType: 'CSV' })],
		['data to clear', () => ({ data: DATA, activityType: 'CLEAR_CONTACTS_FROM_LISTS' })],
		['nothing to clear', () => ({ lists: [], activityType: 'CLEAR_CONTACTS_FROM_LISTS' })],
	];
	it.each(wrong)('with %s is refused', async (_name, parameters) => {
		const before = sandbox.constantContactV1.counts.activities;
		expect(await job(parameters())).toBe(400);
		expect(sandbox.constantContactV1.counts.activities).toBe(before);
	});
});

describe('a multipart form', () => {
	const multipart = (file: string | Buffer, name = 'contacts.csv') => {
		const form = new FormData();
		form.append('activityType', 'ADD_CONTACT_DETAIL');
		form.append('lists', uri(1));
		form.append('lists', uri(2));
		form.append('dataFile', new Blob([file], { type: 'text/csv' }), name);
		return form;
	};

	it('may contain a file', async () => {
		const file = 'EMAIL ADDRESS\tFIRST NAME\r\nfile@example.com\tZoë, 😀\r\n';
		expect((await client.post('/activities', multipart(file, 'contacts.txt'))).status).toBe(201);
		expect(sandbox.constantContactV1.contact('file@example.com')).toMatchObject({
			fields: { FirstName: 'Zoë, 😀' },
			memberships: [{ listId: 1 }, { listId: 2 }],
		});
	});

	it('may have its data as text', async () => {
		const form = multipart('');
		form.delete('dataFile');
		form.append('data', 'EMAIL ADDRESS\ntext@example.com');
		expect((await client.post('/activities', form)).status).toBe(201);
		form.append('dataFile', new Blob([DATA]), 'more.csv');
		expect((await client.post('/activities', form)).status).toBe(400);
	});

	it('that cannot be read is refused', async () => {
		const latin = Buffer.from('EMAIL ADDRESS,CITY\na@example.com,Z\u00fcrich', 'latin1');
		const xls = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]);
		const tooBig = `${DATA}${' '.repeat(1_900_000)}`;
		for (const file of [latin, xls, tooBig, '\ufeffEMAIL ADDRESS\na@example.com']) {
			expect((await client.post('/activities', multipart(file))).status).toBe(400);
		}
		expect((await raw('--x\r\nnonsense', 'multipart/form-data; boundary=x')).status).toBe(400);
		expect((await raw('', 'multipart/form-data')).status).toBe(400);
	});
});

it('refuses other types of content', async () => {
	for (const type of ['application/json', 'application/atom+xml', 'text/csv', 'text/plain']) {
		expect((await raw(DATA, type)).status).toBe(415);
	}
});

describe('an export', () => {
	const EXPORT = {
		activityType: 'EXPORT_CONTACTS',
		fileType: 'CSV',
		exportOptDate: 'true',
		exportOptSource: 'true',
		exportListName: 'true',
		sortBy: 'EMAIL_ADDRESS',
		columns: ['EMAIL ADDRESS', 'First Name', 'CUSTOM FIELD 1'],
	};
	async function file(parameters: Record<string, string | string[]>) {
		const response = await client.job({ ...EXPORT, listId: uri(1), ...parameters });
		expect(response.status).toBe(201);
		const { text } = await client.get(`/activities/${shortId(response.root)}`);
		const name = /<FileName>(.*)<\/FileName>/.exec(text)![1]!;
		return { name, response: await client.get(`/activities/${name.split('/').at(-1)!}`) };
	}

	it('makes a file', async () => {
		const { constantContactV1 } = sandbox;
		const contact = constantContactV1.putContact({
			email: '0first@example.com',
			lists: [1],
			fields: { FirstName: 'Say "hi", Bob', CustomField1: 'Zoë' },
		});
		const { name, response } = await file({});
		expect(name).toMatch(/^http:\/\/api\.constantcontact\.com\/ws\/.*\/a07e1\w+\.csv$/);
		expect(response.headers.get('content-type')).toBe('text/csv;charset=UTF-8');
		const lines = response.text.split('\r\n');
		expect(lines[0]).toBe('Email Address,First Name,Custom Field 1,Date Added,Added By,List Name');
		const time = new Date(contact.memberships[0]!.optInTime).toISOString();
		expect(lines[1]).toBe(
			`0first@example.com,"Say ""hi"", Bob",Zoë,${time},ACTION_BY_CUSTOMER,General Interest`,
		);
		const emails = lines.slice(1, -1).map((line) => line.split(',')[0]!);
		const members = [...constantContactV1.contacts()].filter(({ memberships }) =>
			memberships.some(({ listId }) => listId === 1),
		);
		expect(emails).toEqual(members.map(({ email }) => email).sort());
	});

	it('of a system list, as text, by date', async () => {
		const { constantContactV1 } = sandbox;
		constantContactV1.options.fileNames = 'name';
		const { name, response } = await file({
			listId: uri('do-not-mail'),
			fileType: 'TXT',
			sortBy: 'DATE_DESC',
			exportOptSource: 'false',
			exportListName: 'false',
			columns: [],
		});
		expect(name).toMatch(/^a07e1\w+\.txt$/);
		const [header, ...lines] = response.text.trimEnd().split('\r\n');
		expect(header).toBe('Email Address\tDate Added');
		const expected = [...constantContactV1.contacts()]
			.filter(({ status }) => status === 'Do Not Mail')
			.sort((a, b) => b.optInTime - a.optInTime)
			.map(({ email }) => email);
		expect(lines.map((line) => line.split('\t')[0])).toEqual(expected);
	});

	it.each([
		['no list', { listId: [] as string[] }],
		['lists', { listId: [] as string[], lists: '1' }],
		['an unknown column', { columns: 'NICK NAME' }],
		['an unknown file type', { fileType: 'XLS' }],
		['an unknown order', { sortBy: 'NAME' }],
		['a wrong flag', { exportOptDate: 'yes' }],
		['data', { data: DATA }],
	])('with %s is refused', async (_name, parameters) => {
		const response = await client.job({ ...EXPORT, listId: uri(1), ...parameters });
		expect(response.status).toBe(400);
	});

	it('of two lists is refused', async () => {
		const response = await client.job({ ...EXPORT, listId: [uri(1), uri(2)] });
		expect(response.status).toBe(400);
	});
});
