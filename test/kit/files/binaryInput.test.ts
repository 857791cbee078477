import { utils, write } from '@e965/xlsx';
import type { IDataObject } from 'n8n-workflow';
import { readBinaryText } from '../../../nodes/kit';
import { fileItem, useBinaryMode, type BinaryMode } from '../../support';
import { batchOperation, runOperation } from '../dummy';

afterAll(async () => await useBinaryMode('filesystem'));

/** Returns the text of the first item's file, and the number of pieces in which it was read. */
const operation = batchOperation({
	fields: {},
	async *run({ functions }) {
		const pieces: string[] = [];
		for await (const piece of readBinaryText(functions, 0, 'data')) pieces.push(piece);
		yield { json: { text: pieces.join(''), pieces: pieces.length } as IDataObject, items: [0] };
	},
});

const read = async (content: string | Uint8Array) =>
	await runOperation(
		operation,
		{},
		{
			items: [await fileItem({ content, fileName: 'a.csv', mimeType: 'text/csv' })],
		},
	);

function workbook(rows: string[][]): Buffer {
	const book = { SheetNames: ['Contacts'], Sheets: { Contacts: utils.aoa_to_sheet(rows) } };
	return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

describe.each<BinaryMode>(['filesystem', 'default'])('from the binary store %s', (mode) => {
	beforeAll(async () => await useBinaryMode(mode));

	const text = 'Zoë 🙂,ž\n';
	it.each([
		['UTF-8', Buffer.from(text)],
		['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
		['UTF-16', Buffer.from(text, 'utf16le')],
		['UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
		['big-endian UTF-16', Buffer.from(text, 'utf16le').swap16()],
		['big-endian UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
	])('reads %s', async (_, content) => {
		const { json, error } = await read(content);
		expect(error).toBeUndefined();
		expect(json[0]?.text).toBe(text);
	});

	it('reads an empty file', async () => {
		expect((await read('')).json).toEqual([{ text: '', pieces: 0 }]);
	});

	it('refuses other encodings', async () => {
		const { error } = await read(Buffer.from('Zoë', 'latin1'));
		expect(error).toMatchObject({
			message: "'a.csv' contains bytes that aren't valid UTF-8",
			description: "Save the file in UTF-8, e.g. as 'CSV UTF-8' in Excel.",
		});
	});

	it.each([
		[[0xff, 0x61], 'UTF-8'],
		[[0x61, 0xfe], 'UTF-8'],
		[[0xfe, 0x61], 'UTF-8'],
		[[0x61, 0xff], 'UTF-8'],
		[[0xff, 0xfe, 0x00, 0xd8], 'UTF-16LE'],
		[[0xfe, 0xff, 0xd8, 0x00], 'UTF-16BE'],
	])('refuses the bytes %j as no %s', async (bytes, encoding) => {
		const { error } = await read(Buffer.from(bytes));
		expect(error?.message).toBe(`'a.csv' contains bytes that aren't valid ${encoding}`);
	});

	it('refuses a workbook in the old format', async () => {
		const content = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]);
		expect((await read(content)).error).toMatchObject({
			message: "'a.csv' is a spreadsheet in Excel's old format (XLS), or has a password",
			description:
				"Save it as XLSX without a password. Save the sheet as 'CSV UTF-8', or use n8n's 'Extract from File' node before this one and take the rows from items.",
		});
	});

	it('reads a workbook as the CSV of its sheet', async () => {
		const { json, error } = await read(workbook([['Email'], ['zoë@example.com']]));
		expect(error).toBeUndefined();
		expect(json[0]?.text).toBe('Email\nzoë@example.com\n');
	});

	it('refuses a workbook that is too large to be held', async () => {
		const content = Buffer.concat([workbook([['Email']]), Buffer.alloc(50_000_000)]);
		const { error } = await read(content);
		expect(error?.message).toBe("'a.csv' is a workbook of more than 50 MB");
		expect(error?.description).toMatch(/^Save the sheet as 'CSV UTF-8'/);
	});

	it('reads text that begins like a spreadsheet', async () => {
		expect((await read('PK,x')).json[0]?.text).toBe('PK,x');
		expect((await read('PK')).json[0]?.text).toBe('PK');
	});

	it('refuses half a character at the end', async () => {
		const { error } = await read(Buffer.from('é').subarray(0, 1));
		expect(error?.message).toBe("'a.csv' contains bytes that aren't valid UTF-8");
	});
});

it('streams a stored file', async () => {
	await useBinaryMode('filesystem');
	const { json } = await read('é'.repeat(500_000));
	expect(String(json[0]?.text)).toBe('é'.repeat(500_000));
	expect(Number(json[0]?.pieces)).toBeGreaterThan(1);
});

it('says which field holds no file', async () => {
	const { error } = await runOperation(operation);
	expect(error).toMatchObject({
		message: "Input item 0 has no file in the binary field 'data'",
		description:
			'It has no file at all: put a node that reads the file before this one, and make sure that every node in between passes it on.',
	});
});
