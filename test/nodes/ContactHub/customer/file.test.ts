import Papa from 'papaparse';

import { readBinary } from '../../../support';
import { automatic, byId, connectNode, saved, type ConnectedNode, type Parameters } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ contactHub: { customers: 0, events: 0 } });
});
afterEach(async () => await node.close());

const REGISTERED = Date.UTC(2024, 0, 2, 3, 4, 5, 6);
const STAMP = '2024-01-02T03:04:05.006+0000';

/** A customer whose name would cause trouble in a spreadsheet, or with a careless writer. */
const put = (firstName: string, more: object = {}) =>
	node.hub.putCustomer({
		registeredAt: REGISTERED,
		externalId: firstName.slice(0, 3),
		base: { firstName },
		...more,
	});

/** Runs Get Many with file output, and returns the file's text and its item. */
async function toFile(listOptions: Parameters = {}, parameters: Parameters = {}) {
	const property = String(listOptions.binaryProperty ?? 'data');
	const { error, items } = await node.run('customer', 'getAll', {
		returnAll: true,
		output: 'file',
		listOptions,
		...parameters,
	});
	if (error) throw new Error(error.message);
	expect(items).toHaveLength(1);
	const [item] = items;
	return { text: (await readBinary(item, property)).toString('utf8'), item };
}

const rowsOf = (text: string) =>
	Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;

const NASTY = [
	'plain',
	'with "quotes"',
	'with, comma',
	'two\r\nlines',
	'naïve 🎈 日本',
	' blanks ',
	'=1+1',
];

describe('customer: getAll into a CSV file', () => {
	it('writes the chosen fields byte by byte', async () => {
		const ids = NASTY.map((name) => put(name).id);
		const { text } = await toFile({}, { listOptions: { fields: 'base.firstName' } });
		const cells = [
			'plain',
			'"with ""quotes"""',
			'"with, comma"',
			'"two\r\nlines"',
			'naïve 🎈 日本',
			'" blanks "',
			'=1+1',
		];
		const rows = cells.map((cell, index) => `${ids[index]},${STAMP},${cell},\r\n`);
		expect(text).toBe(`id,registeredAt,base.firstName,other\r\n${rows.join('')}`);
	});

	it('quotes what a spreadsheet would run, if the user says so', async () => {
		const { id } = put('=1+1', { externalId: '+39' });
		const fields = 'base.firstName,externalId';
		const { text } = await toFile({ format: 'csvEscaped', fields });
		expect(text.split('\r\n')[1]).toBe(`${id},${STAMP},"'=1+1","'+39",`);
	});

	it('has the same known columns first, whatever the customers have', async () => {
		const empty = (await toFile()).text;
		put('Ann', { tags: { manual: ['a', 'b,c'] }, extended: { loyaltyPoints: 3 } });
		const { text } = await toFile();
		const known = empty.trim().split(',').slice(0, -1);
		expect(known.slice(0, 6)).toEqual([
			'id',
			'nodeId',
			'externalId',
			'enabled',
			'registeredAt',
			'updatedAt',
		]);
		expect(known).not.toContain('extended');
		expect(known).not.toContain('sourceInfo');
		const header = text.split('\r\n')[0]?.split(',') ?? [];
		expect(header.slice(0, known.length)).toEqual(known);
		expect(header).toContain('extended.loyaltyPoints');
		expect(header.at(-1)).toBe('other');
		expect(new Set(header).size).toBe(header.length);
		expect(rowsOf(text)).toMatchObject([
			{
				'base.firstName': 'Ann',
				'base.lastName': '',
				'tags.manual': '["a","b,c"]',
				'tags.auto': '',
				'extended.loyaltyPoints': '3',
				enabled: 'true',
				other: '',
			},
		]);
	});

	it('keeps in the last column what no column of the first page holds', async () => {
		for (let index = 0; index < 50; index++) put(`early ${index}`);
		put('late', { extended: { loyaltyPoints: 7, vip: true } });
		const rows = rowsOf((await toFile()).text);
		expect(rows).toHaveLength(51);
		expect(rows.slice(0, 50).every(({ other }) => other === '')).toBe(true);
		expect(JSON.parse(rows[50]?.other ?? '')).toEqual({
			'extended.loyaltyPoints': '7',
			'extended.vip': 'true',
		});
	});

	it('can be read back into the same customers', async () => {
		put('Ann "A" Berg, jr.', {
			tags: { auto: [], manual: ['a', 'b, c'] },
			extended: { vip: true },
			consents: { marketing: { automatic: { email: { status: true } } } },
		});
		const [row = {}] = rowsOf((await toFile()).text);
		await node.runOk(
			'customer',
			'create',
			{
				customerFields: automatic([saved('extended.vip', 'boolean')]),
				additionalFields: { node: byId(node.hub.secondNodeId) },
			},
			[row],
		);
		const [original, copy] = [...node.hub.customers()];
		const { firstName } = original?.base ?? {};
		expect(copy).toMatchObject({
			nodeId: node.hub.secondNodeId,
			externalId: original?.externalId,
			base: { firstName },
			extended: original?.extended,
			tags: original?.tags,
			consents: original?.consents,
		});
	});
});

describe('customer: getAll into a JSON Lines file', () => {
	it('writes a customer in each line, as the server gives it', async () => {
		const customers = NASTY.map((name) => put(name));
		const { text, item } = await toFile({ format: 'jsonl' });
		expect(text).toBe(customers.map((customer) => `${JSON.stringify(customer)}\n`).join(''));
		expect(item?.binary?.data).toMatchObject({
			mimeType: 'application/x-ndjson',
			fileExtension: 'jsonl',
		});
	});

	it('is empty if there are no customers', async () => {
		const { text, item } = await toFile({ format: 'jsonl' });
		expect(text).toBe('');
		expect(item?.json).toMatchObject({ format: 'jsonl', records: 0 });
	});
});

describe('customer: getAll, the file', () => {
	it('is named after the records and the day, and lies under data', async () => {
		put('Ann');
		const { item } = await toFile();
		const { fileName } = item?.json ?? {};
		expect(fileName).toMatch(/^customers-\d{4}-\d\d-\d\d\.csv$/);
		expect(item?.json).toEqual({ fileName, format: 'csv', records: 1 });
		expect(item?.binary?.data).toMatchObject({ fileName, mimeType: 'text/csv' });
		expect(item?.pairedItem).toEqual({ item: 0 });
	});

	it('has the name and the place that the user wants', async () => {
		put('Ann');
		const { item } = await toFile({ fileName: 'people.txt', binaryProperty: 'people' });
		expect(item?.json.fileName).toBe('people.txt');
		expect(Object.keys(item?.binary ?? {})).toEqual(['people']);
		expect(item?.binary?.people?.fileName).toBe('people.txt');
	});

	it('holds no more customers than the user wants', async () => {
		for (let index = 0; index < 70; index++) put(`name ${index}`);
		const { text, item } = await toFile({ maxRecords: 60 });
		expect(rowsOf(text).map((row) => row['base.firstName'])).toEqual(
			Array.from({ length: 60 }, (_, index) => `name ${index}`),
		);
		expect(item?.json.records).toBe(60);
	});

	it('is written once for each item that asks for another', async () => {
		put('Ann');
		put('Bob');
		const { items } = await node.run(
			'customer',
			'getAll',
			{ output: 'file', filters: { externalId: '={{ $json.key }}' } },
			[{ key: 'Bob' }, { key: 'Ann' }],
		);
		const texts = await Promise.all(items.map(async (item) => await readBinary(item)));
		expect(texts.map((text) => rowsOf(text.toString())[0]?.['base.firstName'])).toEqual([
			'Bob',
			'Ann',
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('is not passed on half when the list breaks off', async () => {
		for (let index = 0; index < 70; index++) put(`name ${index}`);
		node.sandbox.faults.add({
			when: { path: '/customers' },
			after: 1,
			do: { kind: 'status', status: 403 },
		});
		const { json, items } = await node.run(
			'customer',
			'getAll',
			{ returnAll: true, output: 'file' },
			[{}],
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(json).toHaveLength(1);
		expect(json[0]?.error).toContain('Could not get many customers');
		expect(items[0]?.binary).toBeUndefined();
	});
});
