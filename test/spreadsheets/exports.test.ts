import Papa from 'papaparse';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { fileItem } from '../support';
import { connectNode as connectHub, automatic } from '../nodes/ContactHub/setup';
import { connectNode as connectV1 } from '../nodes/ConstantContactLegacy/setup';
import { formOf } from '../nodes/ConstantContactLegacy/activity/setup';
import { connectNode as connectV2 } from '../nodes/ConstantContactLegacyV2/setup';
import { connectNode as connectV3 } from '../nodes/ConstantContact/setup';

/** The people in the exports. */
type Value =
	| 'email'
	| 'first'
	| 'middle'
	| 'last'
	| 'company'
	| 'job'
	| 'phone'
	| 'mobile'
	| 'street'
	| 'street2'
	| 'city'
	| 'state'
	| 'zip'
	| 'country'
	| 'workStreet'
	| 'workCity';

/** The columns for them in each program's export. */
const EXPORTS: Record<string, Partial<Record<Value, string>>> = {
	'excel-comma': {
		first: 'First Name',
		last: 'Last Name',
		email: 'Email Address',
		company: 'Company',
		phone: 'Phone',
		street: 'Street',
		city: 'City',
		zip: 'ZIP Code',
		country: 'Country',
	},
	'excel-italian': {
		first: 'Nome',
		last: 'Cognome',
		email: 'Indirizzo e-mail',
		company: 'Azienda',
		phone: 'Telefono',
		mobile: 'Cellulare',
		street: 'Indirizzo',
		city: 'Città',
		zip: 'CAP',
		state: 'Provincia',
		country: 'Nazione',
	},
	'outlook-contacts': {
		first: 'First Name',
		middle: 'Middle Name',
		last: 'Last Name',
		email: 'E-mail Address',
		company: 'Company',
		job: 'Job Title',
		phone: 'Business Phone',
		mobile: 'Mobile Phone',
		street: 'Home Street',
		city: 'Home City',
		state: 'Home State',
		zip: 'Home Postal Code',
		country: 'Home Country/Region',
		workStreet: 'Business Street',
		workCity: 'Business City',
	},
	'google-contacts': {
		first: 'First Name',
		last: 'Last Name',
		email: 'E-mail 1 - Value',
		company: 'Organization Name',
		job: 'Organization Title',
		phone: 'Phone 1 - Value',
		street: 'Address 1 - Street',
		city: 'Address 1 - City',
		state: 'Address 1 - Region',
		zip: 'Address 1 - Postal Code',
		country: 'Address 1 - Country',
	},
	'mailchimp-audience': {
		first: 'First Name',
		last: 'Last Name',
		email: 'Email Address',
		phone: 'Phone Number',
		street: 'Address',
	},
	'constant-contact': {
		first: 'First name',
		last: 'Last name',
		email: 'Email address',
		company: 'Company',
		job: 'Job title',
		phone: 'Phone - work',
		mobile: 'Phone - mobile',
		street: 'Street address line 1 - Home',
		city: 'City - Home',
		state: 'State/Province - Home',
		zip: 'Zip/Postal code - Home',
		country: 'Country - Home',
	},
	'hubspot-contacts': {
		first: 'First Name',
		last: 'Last Name',
		email: 'Email',
		company: 'Company Name',
		job: 'Job Title',
		phone: 'Phone Number',
		mobile: 'Mobile Phone Number',
		street: 'Street Address',
		city: 'City',
		state: 'State/Region',
		zip: 'Postal Code',
		country: 'Country/Region',
	},
	'shopify-customers': {
		first: 'First Name',
		last: 'Last Name',
		email: 'Email',
		company: 'Default Address Company',
		phone: 'Phone',
		street: 'Default Address Address1',
		street2: 'Default Address Address2',
		city: 'Default Address City',
		state: 'Default Address Province Code',
		zip: 'Default Address Zip',
		country: 'Default Address Country Code',
	},
	'woocommerce-customers': {
		email: 'Email',
		city: 'City',
		state: 'Region',
		zip: 'Postal Code',
		country: 'Country / Region',
	},
	'salesforce-report': {
		first: 'First Name',
		last: 'Last Name',
		email: 'Email',
		company: 'Account Name',
		phone: 'Phone',
		mobile: 'Mobile',
		street: 'Mailing Street',
		city: 'Mailing City',
		state: 'Mailing State/Province',
		zip: 'Mailing Zip/Postal Code',
		country: 'Mailing Country',
	},
};

EXPORTS['excel-workbook'] = EXPORTS['excel-comma'] ?? {};

/** A product's names for them in requests; what it doesn't support is left out. */
type Names = Partial<Record<Value, string>>;

const V1: Names = {
	email: 'EMAIL ADDRESS',
	first: 'FIRST NAME',
	middle: 'MIDDLE NAME',
	last: 'LAST NAME',
	company: 'COMPANY NAME',
	job: 'JOB TITLE',
	phone: 'WORK PHONE',
	street: 'ADDRESS LINE 1',
	street2: 'ADDRESS LINE 2',
	city: 'CITY',
	state: 'STATE',
	zip: 'POSTAL CODE',
	country: 'COUNTRY',
};

const V2: Names = {
	email: 'email',
	first: 'first_name',
	middle: 'middle_name',
	last: 'last_name',
	company: 'company_name',
	job: 'job_title',
	phone: 'work_phone',
	street: 'line1',
	street2: 'line2',
	city: 'city',
	state: 'state_code',
	zip: 'postal_code',
	country: 'country_code',
};

const V3: Names = {
	email: 'email',
	first: 'first_name',
	last: 'last_name',
	company: 'company_name',
	job: 'job_title',
	phone: 'work_phone',
	mobile: 'mobile_phone',
	street: 'home_street',
	street2: 'home_street2',
	city: 'home_city',
	state: 'home_state',
	zip: 'home_zip',
	country: 'home_country',
	workStreet: 'work_street',
	workCity: 'work_city',
};

/** The workbook, with the values of the file as Excel stores them: ZIP codes and dates are formatted numbers. */
const WORKBOOK = 'excel-workbook';

const bytesOf = (name: string) =>
	readFileSync(join(__dirname, 'exports', `${name}.${name === WORKBOOK ? 'xlsx' : 'csv'}`));

/** The rows of an export with an address, as items made by n8n's Extract from File. */
function rowsOf(name: string): Array<Record<string, string>> {
	const text = bytesOf(name === WORKBOOK ? 'excel-comma' : name)
		.toString('utf8')
		.replace(/^\ufeff/, '');
	const { data } = Papa.parse<Record<string, string>>(text, { header: true });
	const address = EXPORTS[name]?.email ?? '';
	return data.filter((row) => row[address]);
}

/** What a product should send for an export. */
function expected(name: string, names: Names): IDataObject[] {
	return rowsOf(name).map((row) => {
		const values = Object.entries(EXPORTS[name] ?? {}).map(([value, column]) => [
			names[value as Value],
			row[column],
		]);
		return Object.fromEntries(values.filter(([key, value]) => key && value)) as IDataObject;
	});
}

async function fileOf(name: string): Promise<INodeExecutionData> {
	const isWorkbook = name === WORKBOOK;
	const fileName = `${name}.${isWorkbook ? 'xlsx' : 'csv'}`;
	const mimeType = isWorkbook ? 'application/zip' : 'text/csv';
	return await fileItem({ content: bytesOf(name), fileName, mimeType });
}

/** The file unchanged; columns and rows that aren't contacts are ignored. */
const asItIs = {
	source: 'file',
	activityOptions: { unknownColumns: 'skip', invalidRows: 'skip', checkEvery: 0.1 },
};

const names = Object.keys(EXPORTS);

describe('Constant Contact V1 (Legacy): Import Contacts', () => {
	let node: Awaited<ReturnType<typeof connectV1>>;
	beforeAll(async () => (node = await connectV1()));
	afterAll(async () => await node.close());
	beforeEach(() => node.sandbox.log.clear());

	const add = async (item: INodeExecutionData, parameters: object = {}) =>
		await node.run('activity', 'addContacts', { ...asItIs, lists: ['1'], ...parameters }, [], {
			json: undefined,
			items: [item],
		});

	it.each(names)('%s', async (name) => {
		const { error } = await add(await fileOf(name));
		expect(error).toBeUndefined();
		const [post] = node.sandbox.log.matching({ method: 'POST' });
		const { data } = Papa.parse<IDataObject>(formOf(post?.body).data?.[0] ?? '', {
			header: true,
			skipEmptyLines: true,
		});
		const filled = data.map((row) =>
			Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '')),
		);
		expect(filled).toEqual(expected(name, V1));
	});

	it('a file in Windows-1252 is refused before anything is sent, with the remedy', async () => {
		const { error } = await add(await fileOf('excel-windows-1252'));
		expect(error?.message).toBe("'excel-windows-1252.csv' contains bytes that aren't valid UTF-8");
		expect(error?.description).toMatch(/^Save the file in UTF-8, e\.g\. as 'CSV UTF-8' in Excel/);
		expect(node.requests()).toEqual([]);
	});

	it.each([
		[
			'in the old format, or with a password,',
			Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
			"'people.xls' is a spreadsheet in Excel's old format (XLS), or has a password",
		],
		[
			'that is damaged',
			bytesOf(WORKBOOK).subarray(0, 1000),
			"'people.xls' is damaged: it can't be unpacked",
		],
	])(
		'a workbook %s is refused before anything is sent, with the remedy',
		async (_, content, told) => {
			const file = { content, fileName: 'people.xls', mimeType: 'application/octet-stream' };
			const { error } = await add(await fileItem(file));
			expect(error?.message).toBe(told);
			expect(error?.description).toMatch(/use n8n's 'Extract from File' node before this one/);
			expect(node.requests()).toEqual([]);
		},
	);
});

describe('Constant Contact V2 (Legacy): Import Contacts', () => {
	let node: Awaited<ReturnType<typeof connectV2>>;
	beforeAll(async () => (node = await connectV2()));
	afterAll(async () => await node.close());
	beforeEach(() => node.sandbox.log.clear());

	it.each(names)('%s', async (name) => {
		const { error } = await node.run('activity', 'addContacts', { ...asItIs, lists: ['1'] }, [], {
			json: undefined,
			items: [await fileOf(name)],
		});
		expect(error).toBeUndefined();
		const [post] = node.sandbox.log.matching({ method: 'POST' });
		const body = post?.body as { import_data: IDataObject[] } | undefined;
		const flat = body?.import_data.map(({ email_addresses: emails, addresses, ...person }) => {
			const [{ address_type: _type, ...address } = {} as IDataObject] = (addresses ??
				[]) as IDataObject[];
			return { email: (emails as string[])[0], ...person, ...address };
		});
		expect(flat).toEqual(expected(name, V2));
	});

	it.each(names)('Contact: Create or Update from items of %s', async (name) => {
		const [row] = rowsOf(name);
		const address = expected(name, V2)[0]?.email as string;
		node.account.putContact({ email: address, texts: { job_title: 'before' }, lists: [1] });
		const parameters = {
			contactFields: { mappingMode: 'autoMapInputData', value: null, schema: [] },
			lists: ['1'],
		};
		const { error } = await node.run('contact', 'upsert', parameters, [row as IDataObject]);
		expect(error).toBeUndefined();
		const [put] = node.sandbox.log.matching({ method: 'PUT' });
		const body = put?.body as IDataObject & { addresses?: IDataObject[] };
		const { first_name, last_name, city } = expected(name, V2)[0] ?? {};
		expect(body).toMatchObject({
			...(first_name && { first_name }),
			...(last_name && { last_name }),
		});
		if (city) expect(body.addresses?.[0]?.city).toBe(city);
	});
});

describe('Constant Contact: Import Contacts', () => {
	let node: Awaited<ReturnType<typeof connectV3>>;
	beforeAll(async () => (node = await connectV3()));
	afterAll(async () => await node.close());
	beforeEach(() => node.sandbox.log.clear());

	it.each(names)('%s', async (name) => {
		const lists = [node.account.lists()[0]?.id];
		const { error } = await node.run('activity', 'importContacts', { ...asItIs, lists }, [], {
			json: undefined,
			items: [await fileOf(name)],
		});
		expect(error).toBeUndefined();
		const [post] = node.sandbox.log.entries.filter(({ path }) =>
			path.endsWith('contacts_json_import'),
		);
		expect((post?.body as IDataObject | undefined)?.import_data).toEqual(expected(name, V3));
	});
});

describe('Constant Contact: Update from items', () => {
	let node: Awaited<ReturnType<typeof connectV3>>;
	beforeAll(async () => (node = await connectV3()));
	afterAll(async () => await node.close());

	it.each(names)('%s', async (name) => {
		const [row] = rowsOf(name);
		const wanted = expected(name, V3)[0] ?? {};
		const address = String(wanted.email);
		const parameters = {
			contactFields: { mappingMode: 'autoMapInputData', value: null, schema: [] },
		};
		const before = { email_address: address, job_title: 'before' };
		const created = await node.run('contact', 'upsert', parameters, [before]);
		expect(created.error).toBeUndefined();
		node.sandbox.log.clear();

		const { error } = await node.run(
			'contact',
			'update',
			{ ...parameters, contact: { __rl: true, mode: 'id', value: address } },
			[row as IDataObject],
		);

		expect(error).toBeUndefined();
		const [put] = node.sandbox.log.matching({ method: 'PUT' });
		const { first_name, last_name, job_title = 'before', company_name } = wanted;
		expect(put?.body).toMatchObject({
			...(first_name && { first_name }),
			...(last_name && { last_name }),
			...(company_name && { company_name }),
			job_title,
			email_address: { address },
		});
		const sent = JSON.stringify(put?.body);
		for (const key of ['home_street', 'home_city', 'home_zip', 'work_phone', 'mobile_phone']) {
			if (wanted[key]) expect(sent).toContain(JSON.stringify(wanted[key]).slice(1, -1));
		}
	});
});

describe('ContactHub: Create or Update from items', () => {
	let node: Awaited<ReturnType<typeof connectHub>>;
	beforeAll(async () => (node = await connectHub({ contactHub: { customers: 0, events: 0 } })));
	afterAll(async () => await node.close());
	beforeEach(() => node.sandbox.log.clear());

	/** Their paths in a customer. */
	const customerOf = (row: Record<string, string>, columns: Partial<Record<Value, string>>) => {
		const value = (key: Value) => row[columns[key] ?? ''] || undefined;
		return {
			firstName: value('first'),
			lastName: value('last'),
			contacts: { email: value('email'), phone: value('phone'), mobilePhone: value('mobile') },
			address: {
				street: value('street'),
				city: value('city'),
				zip: value('zip'),
				country: value('country'),
			},
		};
	};

	it.each(names)('%s', async (name) => {
		const rows = rowsOf(name);
		const { error, hints } = await node.run(
			'customer',
			'upsert',
			{ customerFields: automatic() },
			rows as IDataObject[],
		);
		expect(error).toBeUndefined();
		const bodies = node.sandbox.log.matching({ method: 'POST' }).map(({ body }) => body);
		const patches = node.sandbox.log.matching({ method: 'PATCH' }).map(({ body }) => body);
		const sent = JSON.parse(JSON.stringify([...bodies, ...patches])) as Array<{
			base: IDataObject;
		}>;
		const told = hints.map(({ message }) => message).join('\n');
		for (const row of rows) {
			const wanted = JSON.parse(
				JSON.stringify(customerOf(row, EXPORTS[name] ?? {})),
			) as IDataObject;
			expect(sent.map(({ base }) => base)).toEqual(
				expect.arrayContaining([expect.objectContaining({ contacts: wanted.contacts })]),
			);
			// Every value arrives, or its column is named.
			const text = JSON.stringify(sent);
			for (const [column, value] of Object.entries(row)) {
				if (value === '' || told.includes(column)) continue;
				const parts = column.toLowerCase() === 'tags' ? value.split(/[",]+\s*/) : [value];
				for (const part of parts) expect(text).toContain(JSON.stringify(part).slice(1, -1));
			}
		}
	});
});
