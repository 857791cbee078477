import { utils, write, type CellObject } from '@e965/xlsx';
import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
} from 'n8n-workflow';

import { fileItem, readBinary } from '../support';
import { connectNode as connectV3 } from '../nodes/ConstantContact/setup';
import { connectNode as connectV1 } from '../nodes/ConstantContactLegacy/setup';
import { formOf } from '../nodes/ConstantContactLegacy/activity/setup';
import { connectNode as connectV2 } from '../nodes/ConstantContactLegacyV2/setup';
import { connectNode as connectHub } from '../nodes/ContactHub/setup';
import { hintsOf, runFlow, type Step } from './flow';

// What n8n's own nodes do to data before and after ours: users find it in docs/data.md.

let hub: Awaited<ReturnType<typeof connectHub>>;
let v1: Awaited<ReturnType<typeof connectV1>>;
let v2: Awaited<ReturnType<typeof connectV2>>;
let v3: Awaited<ReturnType<typeof connectV3>>;

beforeAll(async () => {
	hub = await connectHub({ contactHub: { customers: 0, events: 0 } });
	v1 = await connectV1();
	v2 = await connectV2();
	v3 = await connectV3();
});

afterAll(async () => await Promise.all([hub, v1, v2, v3].map(async (node) => await node.close())));

beforeEach(() => [hub, v1, v2, v3].forEach(({ sandbox }) => sandbox.log.clear()));

const automatic = { mappingMode: 'autoMapInputData', value: null, schema: [] };

const customer = (operation: string, parameters: object = {}): Step => ({
	type: 'contactHub',
	parameters: { resource: 'customer', operation, customerFields: automatic, ...parameters },
});

const contact = (type: string, operation: string, parameters: object = {}): Step => ({
	type,
	parameters: { resource: 'contact', operation, contactFields: automatic, ...parameters },
});

/** Bodies of the write requests. */
const written = ({ sandbox }: Pick<typeof hub, 'sandbox'>) =>
	sandbox.log.entries.filter(({ method }) => method !== 'GET').map(({ body }) => body);

type Cell = string | number | null | CellObject;

/** A workbook, and what its cells show if that differs from their values. */
async function workbook(rows: Cell[][]) {
	const sheet = utils.aoa_to_sheet(rows as unknown[][]);
	const book = { SheetNames: ['Contacts'], Sheets: { Contacts: sheet } };
	const content = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
	return await fileItem({ content, fileName: 'people.xlsx', mimeType: 'application/zip' });
}

/** A number displayed as a date, or with leading zeros. */
const formatted = (v: number, z: string): CellObject => ({ t: 'n', v, z });
const day = (serial: number) => formatted(serial, 'yyyy-mm-dd');

const fromWorkbook: Step = {
	type: 'extractFromFile',
	parameters: { operation: 'xlsx', options: {} },
};

const csvOf = async (content: string) =>
	await fileItem({ content, fileName: 'people.csv', mimeType: 'text/csv' });

const fromCsv = (options: object = {}): Step => ({
	type: 'extractFromFile',
	parameters: { operation: 'csv', options },
});

const toCsv: Step = { type: 'convertToFile', parameters: { operation: 'csv', options: {} } };

describe('Extract from File, XLSX', () => {
	const HEADER = ['Email', 'Date of Birth', 'City', 'ZIP'];

	it('hands days on as numbers, which are read as days, with a hint', async () => {
		const file = await workbook([HEADER, ['ada@example.com', day(29294), 'Roma', '00185']]);
		const run = await runFlow(
			[file],
			{ Rows: fromWorkbook, Customer: customer('upsert') },
			{ credentials: hub.credentials() },
		);
		expect(run.node('Rows').json).toMatchObject([{ 'Date of Birth': 29294 }]);
		expect(written(hub)).toMatchObject([{ base: { dob: '1980-03-14' } }]);
		expect(hintsOf(run.node('Customer'))).toBe(
			"Numbers in 'Date of Birth' were read as spreadsheet dates: item 0: 29294 is 1980-03-14",
		);
	});

	it("also for the account's own date fields of V3", async () => {
		const file = await workbook([
			['Email', 'Anniversary'],
			['grace@example.com', day(29294)],
		]);
		const run = await runFlow(
			[file],
			{ Rows: fromWorkbook, Contact: contact('constantContact', 'create') },
			{ credentials: v3.credentials as never },
		);
		expect(run.error).toBeUndefined();
		expect(written(v3)).toMatchObject([{ anniversary: '1980-03-14' }]);
	});

	it('hands times on as numbers, which are refused before anything is sent', async () => {
		const file = await workbook([
			['Email', 'Disclaimer Date', 'Disclaimer Version'],
			['ada@example.com', formatted(46355.75, 'yyyy-mm-dd hh:mm'), '1'],
		]);
		const run = await runFlow(
			[file],
			{ Rows: fromWorkbook, Customer: customer('create') },
			{ credentials: hub.credentials() },
		);
		expect(run.node('Rows').json).toMatchObject([{ 'Disclaimer Date': 46355.75 }]);
		expect(run.error?.message).toContain('46355.75');
		expect(hub.requests()).toEqual([]);
	});

	it('leaves empty cells out, so that an update keeps the existing values', async () => {
		const rows = async (city: Cell) =>
			await workbook([HEADER, ['bob@example.com', null, city, '00185']]);
		const steps = { Rows: fromWorkbook, Customer: customer('upsert', { simplify: false }) };
		const options = { credentials: hub.credentials() };
		await runFlow([await rows('Roma')], steps, options);
		const run = await runFlow([await rows(null)], steps, options);
		expect(run.node('Rows').json).toEqual([{ Email: 'bob@example.com', ZIP: '00185' }]);
		expect(run.node('Customer').json).toMatchObject([{ base: { address: { city: 'Roma' } } }]);
	});

	it("loses zeros that only the format shows: only the cell's value arrives", async () => {
		const file = await workbook([HEADER, ['zip@example.com', null, null, formatted(501, '00000')]]);
		const run = await runFlow(
			[file],
			{ Rows: fromWorkbook, Customer: customer('create') },
			{ credentials: hub.credentials() },
		);
		expect(run.node('Rows').json).toEqual([{ Email: 'zip@example.com', ZIP: 501 }]);
		expect(written(hub)).toMatchObject([{ base: { address: { zip: '501' } } }]);
	});
});

describe('Extract from File, CSV', () => {
	it('returns texts, and leaves spreadsheet markers to the node', async () => {
		const file = await csvOf(`Email,Phone,ZIP\nann@example.com,'+1 555 0100,"=""06103"""\n`);
		const run = await runFlow(
			[file],
			{ Rows: fromCsv(), Contact: contact('constantContactLegacyV2', 'create', { lists: ['1'] }) },
			{ credentials: v2.credentials },
		);
		expect(run.node('Rows').json).toMatchObject([{ Phone: "'+1 555 0100", ZIP: '="06103"' }]);
		expect(written(v2)).toMatchObject([
			{ work_phone: '+1 555 0100', addresses: [{ postal_code: '06103' }] },
		]);
	});

	it('reads a file with semicolons as one column, which is reported', async () => {
		const run = await runFlow(
			[await csvOf('Email;City\nann@example.com;Roma\n')],
			{ Rows: fromCsv(), Customer: customer('upsert') },
			{ credentials: hub.credentials() },
		);
		expect(run.node('Rows').json).toEqual([{ 'Email;City': 'ann@example.com;Roma' }]);
		expect(run.error?.message).toBe('The customer is empty [item 0]');
		expect(run.error?.description).toContain('Email;City');
		expect(hub.requests()).toEqual([]);
	});

	it('reads it with its Delimiter and Encoding', async () => {
		const content = Buffer.from('Email;Città\nzoe@example.com;Forlì\n', 'latin1');
		const file = await fileItem({ content, fileName: 'people.csv', mimeType: 'text/csv' });
		const run = await runFlow(
			[file],
			{
				Rows: fromCsv({ delimiter: ';', encoding: 'latin1' }),
				Customer: customer('create'),
			},
			{ credentials: hub.credentials() },
		);
		expect(run.error).toBeUndefined();
		expect(written(hub)).toMatchObject([{ base: { address: { city: 'Forlì' } } }]);
	});

	it('keeps the byte order mark of a file that n8n wrote in the first column name: the node recognizes it', async () => {
		const run = await runFlow(
			[{ Email: 'mark@example.com', City: 'Roma' }],
			{ File: toCsv, Rows: fromCsv(), Customer: customer('create') },
			{ credentials: hub.credentials() },
		);
		expect(run.node('Rows').json).toEqual([{ '\ufeffEmail': 'mark@example.com', City: 'Roma' }]);
		expect(written(hub)).toMatchObject([{ base: { contacts: { email: 'mark@example.com' } } }]);
	});
});

describe('a number field of a form', () => {
	const schema = [
		{ id: 'base.address.geo.lat', displayName: 'Latitude', type: 'number' },
		{ id: 'base.contacts.email', displayName: 'Email', type: 'string' },
	].map((field) => ({ ...field, required: false, defaultMatch: false, display: true }));
	const fields = {
		mappingMode: 'defineBelow',
		value: {
			'base.contacts.email': '={{ $json.Email }}',
			'base.address.geo.lat': '={{ $json.lat }}',
		},
		matchingColumns: [],
		schema,
	};

	/** Reads its form as n8n's own nodes do. */
	const n8nNode: INodeType = {
		description: {
			displayName: 'Form',
			name: 'form',
			group: [],
			version: 1,
			description: '',
			defaults: { name: 'Form' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [
				{
					displayName: 'Fields',
					name: 'fields',
					type: 'resourceMapper',
					default: { mappingMode: 'defineBelow', value: null },
					typeOptions: {
						resourceMapper: { resourceMapperMethod: 'none', mode: 'map', addAllFields: true },
					},
				},
			],
		},
		async execute(this: IExecuteFunctions) {
			const json = this.getNodeParameter('fields.value', 0) as IDataObject;
			return await Promise.resolve([[{ json }]]);
		},
	};

	it('n8n turns an empty cell into 0, the node sends nothing', async () => {
		const run = await runFlow(
			[{ Email: 'lat@example.com', lat: '' }],
			{
				Form: { type: 'form', parameters: { fields } },
				Customer: { ...customer('create', { customerFields: fields }), from: ['Start'] },
			},
			{
				credentials: hub.credentials(),
				nodeTypes: { 'n8n-nodes-contacthub-constantcontact.form': n8nNode },
			},
		);
		expect(run.node('Form').json).toEqual([
			{ 'base.contacts.email': 'lat@example.com', 'base.address.geo.lat': 0 },
		]);
		expect(written(hub)).toEqual([
			{ nodeId: hub.hub.nodeId, base: { contacts: { email: 'lat@example.com' } } },
		]);
	});

	// ContactHub accepts no coordinate alone.
	const withLongitude = {
		...fields,
		value: { ...fields.value, 'base.address.geo.lon': 9 },
	};

	it.each([
		['a CSV cell', '0', 0],
		['a number', 0, 0],
		['a text', '45.5', 45.5],
	])('a 0 that somebody entered stays: %s', async (_, lat, sent) => {
		await runFlow(
			[{ Email: 'lat0@example.com', lat }],
			{ Customer: customer('upsert', { customerFields: withLongitude }) },
			{ credentials: hub.credentials() },
		);
		expect(written(hub)).toMatchObject([{ base: { address: { geo: { lat: sent, lon: 9 } } } }]);
	});
});

describe('02/03/2026', () => {
	const items = [{ Email: 'day@example.com', Day: '02/03/2026' }];
	const asText = (value: string): Step => ({
		type: 'set',
		parameters: {
			assignments: {
				assignments: [{ id: '1', name: 'Date of Birth', value, type: 'string' }],
			},
			includeOtherFields: true,
			options: {},
		},
	});
	const inNewYork = () => ({ credentials: hub.credentials(), timezone: 'America/New_York' });

	it('is a day early by an expression, and on its day by Date & Time, west of the server', async () => {
		// The date library of Date & Time warns about such texts.
		jest.spyOn(console, 'warn').mockImplementation();
		const run = await runFlow(
			items,
			{
				Expression: asText('={{ $json.Day.toDateTime().toISODate() }}'),
				DateTime: {
					type: 'dateTime',
					from: ['Start'],
					parameters: {
						operation: 'formatDate',
						date: '={{ $json.Day }}',
						format: 'yyyy-MM-dd',
						outputFieldName: 'day',
						options: {},
					},
				},
			},
			inNewYork(),
		);
		// Here, the server's time zone is UTC.
		expect(run.node('Expression').json).toMatchObject([{ 'Date of Birth': '2026-02-02' }]);
		expect(run.node('DateTime').json).toEqual([{ day: '2026-02-03' }]);
	});

	it("is refused by the node, which can't tell either", async () => {
		const run = await runFlow(
			items,
			{ Set: asText('={{ $json.Day }}'), Customer: customer('create') },
			inNewYork(),
		);
		expect(run.error?.message).toContain("'02/03/2026'");
		expect(run.error?.description).toMatch(
			/^Of dates in this form none is read, because the day and the month of most can't be told apart: put the year/,
		);
		expect(hub.requests()).toEqual([]);
	});

	it('arrives as the day that was written, read as the page says', async () => {
		const run = await runFlow(
			items,
			{
				Set: asText("={{ DateTime.fromFormat($json.Day, 'MM/dd/yyyy').toISODate() }}"),
				Customer: customer('create'),
			},
			inNewYork(),
		);
		expect(run.error).toBeUndefined();
		expect(written(hub)).toMatchObject([{ base: { dob: '2026-02-03' } }]);
	});
});

describe('If', () => {
	const items = ['no', 'yes', '0', ''].map((news) => ({ Email: `if-${news}@example.com`, news }));
	const condition = (operator: object, rightValue = ''): Step => ({
		type: 'if',
		parameters: {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 3 },
				combinator: 'and',
				conditions: [{ id: '1', leftValue: '={{ $json.news }}', rightValue, operator }],
			},
			looseTypeValidation: true,
			options: {},
		},
	});
	const passed = async (step: Step) => {
		const run = await runFlow(items, { If: step });
		return run.node('If').json.map(({ news }) => news);
	};

	it("lets 'no' through as true; compared with a text it doesn't", async () => {
		expect(
			await passed(condition({ type: 'boolean', operation: 'true', singleValue: true })),
		).toEqual(['no', 'yes']);
		expect(await passed(condition({ type: 'string', operation: 'equals' }, 'yes'))).toEqual([
			'yes',
		]);
	});

	it.each(['constantContactLegacy', 'constantContactLegacyV2', 'constantContact'])(
		'what it lets through is put on no list by %s while the item says unsubscribed',
		async (type) => {
			const node = { constantContactLegacy: v1, constantContactLegacyV2: v2, constantContact: v3 }[
				type
			] as typeof v1;
			const truthy = condition({ type: 'boolean', operation: 'true', singleValue: true });
			const run = await runFlow(
				[{ Email: 'gone@example.com', news: 'no', Status: 'Unsubscribed' }],
				{
					If: truthy,
					Contact: contact(type, 'create', type === 'constantContact' ? {} : { lists: ['1'] }),
				},
				{ credentials: node.credentials as never },
			);
			expect(run.node('If').json).toHaveLength(1);
			expect(run.error?.message).toBe(
				"The item says that the person has unsubscribed: 'Status' is 'Unsubscribed' [item 0]",
			);
			expect(written(node as never)).toEqual([]);
		},
	);
});

describe('an expression that fails is null, and n8n continues', () => {
	const failing = '={{ $json.missing.toUpperCase() }}';
	const form = (value: object) => ({ mappingMode: 'defineBelow', value, schema: [] });
	const items = [{ Email: 'null@example.com' }];

	it('in Edit Fields', async () => {
		const run = await runFlow(items, {
			Set: {
				type: 'set',
				parameters: {
					assignments: { assignments: [{ id: '1', name: 'City', value: failing, type: 'string' }] },
					options: {},
				},
			},
		});
		expect(run.status).toBe('success');
		expect(run.node('Set').json).toEqual([{ City: null }]);
	});

	it('an optional field of the node counts as empty', async () => {
		const customerFields = form({
			'base.contacts.email': '={{ $json.Email }}',
			'base.address.city': failing,
		});
		const run = await runFlow(
			items,
			{ Customer: customer('create', { customerFields }) },
			{ credentials: hub.credentials() },
		);
		expect(run.error).toBeUndefined();
		expect(written(hub)).toEqual([
			{ nodeId: hub.hub.nodeId, base: { contacts: { email: 'null@example.com' } } },
		]);
	});

	it('the address of a contact is refused', async () => {
		const contactFields = form({ email_address: failing, first_name: 'Ann' });
		const run = await runFlow(
			items,
			{ Contact: contact('constantContactLegacyV2', 'create', { contactFields, lists: ['1'] }) },
			{ credentials: v2.credentials },
		);
		expect(run.error?.message).toBe(
			"'Email Address' is empty: its expression returns nothing [item 0]",
		);
		expect(v2.requests()).toEqual([]);
	});

	it('the contact to change is refused', async () => {
		const chosen = { __rl: true, mode: 'id', value: failing };
		const run = await runFlow(
			items,
			{ Contact: contact('constantContactLegacyV2', 'update', { contact: chosen }) },
			{ credentials: v2.credentials },
		);
		expect(run.error?.message).toMatch(/Contact/);
		expect(v2.requests()).toEqual([]);
	});

	it('a filter is refused: without it the list would be that of all', async () => {
		const run = await runFlow(
			items,
			{
				Contacts: {
					type: 'constantContactLegacyV2',
					parameters: {
						resource: 'contact',
						operation: 'getAll',
						filters: { email: failing },
					},
				},
			},
			{ credentials: v2.credentials },
		);
		expect(run.error?.message).toBeDefined();
		expect(v2.requests()).toEqual([]);
	});
});

describe('Convert to File, CSV', () => {
	const ID = '1764434567890';

	it('shortens numbers of 12 digits and more; our IDs are texts and stay whole', async () => {
		const run = await runFlow(
			[{}],
			{
				Campaigns: {
					type: 'constantContactLegacyV2',
					parameters: { resource: 'campaign', operation: 'getAll', limit: 3 },
				},
				File: toCsv,
			},
			{ credentials: v2.credentials },
		);
		const text = (await readBinary(run.node('File').items[0])).toString();
		const ids = run.node('Campaigns').json.map(({ id }) => id);
		expect(ids).toHaveLength(3);
		for (const id of ids) {
			expect(typeof id).toBe('string');
			expect(text).toContain(`${String(id)},`);
		}
		const other = await runFlow([{ number: Number(ID), text: ID }], { File: toCsv });
		const shortened = (await readBinary(other.node('File').items[0])).toString();
		expect(shortened).toBe(`\ufeffnumber,text\n1.76443E+12,${ID}`);
	});

	it('an ID that was shortened is refused, and nothing is requested', async () => {
		const run = await runFlow(
			[{ id: Number(ID) }],
			{
				File: toCsv,
				Rows: fromCsv({ encoding: 'utf8', enableBOM: true }),
				Contact: {
					type: 'constantContactLegacyV2',
					parameters: {
						resource: 'contact',
						operation: 'get',
						contact: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
					},
				},
			},
			{ credentials: v2.credentials },
		);
		expect(run.node('Rows').json).toEqual([{ id: '1.76443E+12' }]);
		expect(run.error?.message).toContain('1.76443E+12');
		expect(v2.requests()).toEqual([]);
	});

	it('what it writes goes straight into an import', async () => {
		const people = [
			{ 'Email Address': 'file1@example.com', 'First Name': 'Zoë', Phone: '+1 555 0100' },
			{ 'Email Address': 'file2@example.com', 'First Name': 'Ann, "Annie"', Phone: '' },
		];
		const run = await runFlow(
			people,
			{
				File: toCsv,
				Import: {
					type: 'constantContactLegacy',
					parameters: {
						resource: 'activity',
						operation: 'addContacts',
						source: 'file',
						lists: ['1'],
						activityOptions: { checkEvery: 0.1 },
					},
				},
			},
			{ credentials: v1.credentials },
		);
		expect(run.error).toBeUndefined();
		const [post] = v1.sandbox.log.matching({ method: 'POST' });
		expect(formOf(post?.body).data).toEqual([
			[
				'EMAIL ADDRESS,FIRST NAME,WORK PHONE',
				'file1@example.com,Zoë,+1 555 0100',
				'file2@example.com,"Ann, ""Annie""",',
				'',
			].join('\n'),
		]);
	});
});

describe('Merge', () => {
	const raw = (json: object): Step => ({
		type: 'set',
		from: ['Start'],
		parameters: { mode: 'raw', jsonOutput: JSON.stringify(json), options: {} },
	});
	const merge = (options: object = {}): Step => ({
		type: 'merge',
		from: ['Old', 'New'],
		parameters: {
			mode: 'combine',
			combineBy: 'combineByFields',
			fieldsToMatchString: 'Email',
			options,
		},
	});
	const steps = (options: object = {}) => ({
		Old: raw({ Email: 'merge@example.com', Tags: ['vip', 'lapsed'] }),
		New: raw({ Email: 'merge@example.com', Tags: ['winter'] }),
		Merge: merge(options),
		Customer: customer('upsert', { simplify: false }),
	});
	const clash = {
		clashHandling: { values: { resolveClash: 'preferLast', mergeMode: 'shallowMerge' } },
	};

	it('merges lists by index, and the node writes the result', async () => {
		const run = await runFlow([{}], steps(), { credentials: hub.credentials() });
		expect(run.node('Merge').json).toMatchObject([{ Tags: ['winter', 'lapsed'] }]);
		expect(written(hub)).toMatchObject([{ tags: { manual: ['winter', 'lapsed'] } }]);
	});

	it('with Shallow Merge the second list is taken as a whole', async () => {
		const run = await runFlow([{}], steps(clash), { credentials: hub.credentials() });
		expect(run.node('Merge').json).toMatchObject([{ Tags: ['winter'] }]);
		expect(run.node('Customer').json).toMatchObject([{ tags: { manual: ['winter'] } }]);
	});

	it('puts people together by position who have nothing to do with each other', async () => {
		const run = await runFlow([{}], {
			Old: raw({ Email: 'ann@example.com', City: 'Roma' }),
			New: raw({ Email: 'bob@example.com', Phone: '1' }),
			Merge: {
				type: 'merge',
				from: ['Old', 'New'],
				parameters: { mode: 'combine', combineBy: 'combineByPosition', options: {} },
			},
		});
		expect(run.node('Merge').json).toEqual([
			{ Email: 'bob@example.com', City: 'Roma', Phone: '1' },
		]);
	});
});
