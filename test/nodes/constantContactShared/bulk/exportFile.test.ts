import type { IDataObject } from 'n8n-workflow';

import {
	fileFields,
	missingFileError,
	toOutput,
	type FileParams,
} from '../../../../nodes/constantContactShared/bulk/exportFile';
import { applies, InputError, OutputFile } from '../../../../nodes/kit';
import { refusal } from '../../../support/refusal';
import { collect } from '../../../kit/collect';
import { readTextOf } from '../../../kit/readText';

const activity = { id: '7', status: 'COMPLETE' };

const output = async (params: FileParams, content = 'Email\n', name = 'a07e.csv') =>
	await toOutput(readTextOf(content), name, activity, params);

/** The contacts of a file. */
const contacts = async (content: string) => await output({ output: 'items' }, content);

describe('as a file', () => {
	it.each<[FileParams, string]>([
		[{ output: 'file' }, 'data'],
		[{ output: 'file', binaryProperty: 'contacts' }, 'contacts'],
	])('goes where %j says, as the server made it', async (params, property) => {
		const content = '\nEmail;City\r\nann@example.com;"Rome';
		const file = await output(params, content);
		expect(file).toBeInstanceOf(OutputFile);
		const { read, ...rest } = file as OutputFile;
		expect(await read(async (pieces) => (await collect(pieces)).join(''))).toBe(content);
		expect({ ...rest }).toEqual({
			fileName: 'a07e.csv',
			mimeType: 'text/csv',
			property,
			json: activity,
		});
	});

	it.each([
		['a07e.csv', 'a07e.csv', 'text/csv'],
		['a07e.CSV', 'a07e.CSV', 'text/csv'],
		['a07e.txt', 'a07e.txt', 'text/plain'],
		['A07E.TXT', 'A07E.TXT', 'text/plain'],
		['a07e.txt.csv', 'a07e.txt.csv', 'text/csv'],
		['a07e_txt', 'a07e_txt', 'text/csv'],
		['a07e', 'a07e', 'text/csv'],
		['../a"b\n.txt', '.._a_b_.txt', 'text/plain'],
	])('that the server calls %j is %j of type %s', async (name, fileName, mimeType) => {
		expect(await output({ output: 'file' }, '', name)).toMatchObject({ fileName, mimeType });
	});
});

describe('as items', () => {
	it.each<[string, string, object[]]>([
		['nothing', '', []],
		['a header alone', 'Email Address,City\n', []],
		[
			'contacts',
			'Email Address,City\r\nann@example.com,"Rome, ""IT"""\r\nbob@example.com,\r\n',
			[
				{ email_address: 'ann@example.com', city: 'Rome, "IT"' },
				{ email_address: 'bob@example.com', city: '' },
			],
		],
		['a text file', 'Email\tCity\na@b.c\tRome\n', [{ email: 'a@b.c', city: 'Rome' }]],
		['empty lines', '\n,\nEmail,City\n\n,\na@b.c,\n\n', [{ email: 'a@b.c', city: '' }]],
		['a short row', 'Email,City,State\na@b.c\n', [{ email: 'a@b.c', city: '', state: '' }]],
		[
			'long rows',
			'Email,Column 3\na@b.c,Rome,9,,8\nb@b.c,,,\nc@b.c,,7\n',
			[
				{ email: 'a@b.c', column_3: 'Rome', column_3_2: '9', column_5: '8' },
				{ email: 'b@b.c', column_3: '' },
				{ email: 'c@b.c', column_3: '', column_3_2: '7' },
			],
		],
		[
			'columns that are called alike',
			'Email,First Name,first-name,Column 5,,First_Name\na@b.c,v,w,x,y,z\n',
			[
				{
					email: 'a@b.c',
					first_name: 'v',
					first_name_2: 'w',
					column_5: 'x',
					column_5_2: 'y',
					first_name_3: 'z',
				},
			],
		],
		['no first value', 'Email,City\n,Rome\n', [{ email: '', city: 'Rome' }]],
	])('reads %s', async (_, content, records) => {
		expect(await contacts(content)).toEqual(records);
	});

	it.each([
		['First Name', 'first_name'],
		['Custom Field 12', 'custom_field_12'],
		['CUSTOM_FIELD_1', 'custom_field_1'],
		['State/Province (US/Canada)', 'state_province_us_canada'],
		['(City)', 'city'],
		[' - City ***', 'city'],
		['Zip / Postal - Code', 'zip_postal_code'],
		['Größe', 'größe'],
		['名前 1', '名前_1'],
		['9', '9'],
		['***', 'column_2'],
		['_', 'column_2'],
		['', 'column_2'],
		['__proto__', 'proto'],
	])('calls the column %j %s', async (name, key) => {
		expect(await contacts(`Email,${name},Last\na@b.c,x,y\n`)).toEqual([
			{ email: 'a@b.c', [key]: 'x', last: 'y' },
		]);
	});

	it('counts the columns without a name from 1', async () => {
		expect(await contacts(',Email,\nx,a@b.c,y\n')).toEqual([
			{ column_1: 'x', email: 'a@b.c', column_3: 'y' },
		]);
	});

	it('calls thousands of columns apart that have one name', async () => {
		const count = 20_000;
		const output = await contacts(`${'a,'.repeat(count)}a\n${'x,'.repeat(count)}y\n`);
		const [contact] = output as IDataObject[];
		expect(Object.keys(contact ?? {})).toHaveLength(count + 1);
		expect(contact).toMatchObject({ a: 'x', a_2: 'x', [`a_${count + 1}`]: 'y' });
	});

	it('refuses a file that is broken', async () => {
		await expect(contacts('Email\n"a@b.c\n')).rejects.toThrow(
			new InputError("Row 2 of the file has a quote that isn't closed", ''),
		);
	});
});

it.each([
	[
		{ id: 'a07e', type: 'EXPORT_CONTACTS', status: 'PENDING' },
		'Activity a07e has no file (EXPORT_CONTACTS, status PENDING)',
	],
	[
		{ id: 12, type: 'SV_ADD', status: 'COMPLETE' },
		'Activity 12 has no file (SV_ADD, status COMPLETE)',
	],
])('says of %j that it has no file', (told, problem) => {
	const refuse = () => {
		throw missingFileError(told);
	};
	expect(refusal(refuse)).toEqual([
		problem,
		'Only a complete export has a file. Wait until it is complete, or choose another activity.',
	]);
});

describe('the fields', () => {
	const { output: kind, binaryProperty } = fileFields;
	const context = { label: 'Label', item: { json: {} } };

	it('offer a file, and items', () => {
		expect(kind.property.default).toBe('file');
		expect(['file', 'items'].map((value) => kind.read(value, context))).toEqual(['file', 'items']);
		expect(refusal(() => kind.read('json', context))).toEqual([
			"'Label' is 'json'",
			'Use one of: file, items.',
		]);
	});

	it('want the name of a binary field for a file only', () => {
		expect(binaryProperty.property).toMatchObject({ default: 'data', required: true });
		expect(applies(binaryProperty, { output: 'file' })).toBe(true);
		expect(applies(binaryProperty, { output: 'items' })).toBe(false);
		expect(refusal(() => binaryProperty.read('', context))[0]).toBe("'Label' is empty");
	});
});
