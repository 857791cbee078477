import { readCsvRows, type RequiredColumn } from '../../../nodes/kit';
import { collect } from '../dummy';

const address: RequiredColumn = {
	isNamed: (name) => /^e-?mail(\s+address)?$/i.test(name),
	fits: (value) => /^[^\s@,;|]+@[^\s@,;|]+$/.test(value),
};

/** The rows of a text split into pieces of a given size. */
async function read(text: string, size: number, column?: RequiredColumn): Promise<string[][]> {
	async function* pieces(): AsyncGenerator<string> {
		for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
	}
	return await collect(readCsvRows(pieces(), column));
}

/** Expects these rows, wherever the text is split. */
async function expectRows(text: string, rows: string[][], column?: RequiredColumn): Promise<void> {
	for (let size = 1; size <= text.length; size++) {
		expect({ size, rows: await read(text, size, column) }).toEqual({ size, rows });
	}
}

const EMPTY = [''];
const HEADER = ['Email', 'Name'];
const ANN = ['ann@example.com', 'Ann'];
const BOB = ['bob@example.com', 'Bob'];

describe('a line that names the delimiter', () => {
	it.each([
		['sep=;\r\nEmail;Name\r\nann@example.com;Ann\r\n', ANN],
		['SEP=;\nEmail;Name\nann@example.com;Ann\n', ANN],
		['"sep=;"\nEmail;Name\nann@example.com;Ann\n', ANN],
		['"sep=;";\nEmail;Name\nann@example.com;Ann\n', ANN],
		['sep=,,\nEmail,Name\nann@example.com,Ann\n', ANN],
		['sep=\t\nEmail\tName\nann@example.com\tAnn\n', ANN],
		['sep=\\t\nEmail\tName\nann@example.com\tAnn\n', ANN],
		['sep=^\rEmail^Name\rann@example.com^Ann\r', ANN],
		['sep=:\nEmail:Name\nann@example.com:"A:b"\n', ['ann@example.com', 'A:b']],
		['sep=;\nEmail;Name\nann@example.com;a, b, c\n', ['ann@example.com', 'a, b, c']],
		// The line takes precedence over the number of commas.
		['sep=;\nEmail;Name\nann@example.com;"a\nb"\n', ['ann@example.com', 'a\nb']],
	])('%j sets the delimiter', async (text, row) => {
		await expectRows(text, [EMPTY, HEADER, row], address);
		await expectRows(text, [EMPTY, HEADER, row]);
	});

	it('takes precedence over more frequent commas', async () => {
		const text = 'sep=;\na, b, c;d\n1;2\n';
		await expectRows(text, [EMPTY, ['a, b, c', 'd'], ['1', '2']]);
	});

	it('may appear below empty lines', async () => {
		const text = '\r\n\nsep=;\nEmail;Name\nann@example.com;Ann\n';
		await expectRows(text, [EMPTY, EMPTY, EMPTY, HEADER, ANN], address);
	});

	it('may be wrong, or say nothing', async () => {
		await expectRows('sep=;\nEmail,Name\nann@example.com,Ann', [EMPTY, HEADER, ANN], address);
		await expectRows('sep=\nEmail;Name\nann@example.com;Ann', [EMPTY, HEADER, ANN], address);
	});

	it('is a row like others further below, or when it says more', async () => {
		await expectRows('a;b\nsep=,;c\n', [
			['a', 'b'],
			['sep=,', 'c'],
		]);
		await expectRows('sep=a column;b\n1;2\n', [
			['sep=a column', 'b'],
			['1', '2'],
		]);
	});
});

describe('the header', () => {
	const rows = [HEADER, ANN, BOB];

	it.each<[string, string[][]]>([
		[
			'\n \n;;\nEmail;Name\nann@example.com;Ann\nbob@example.com;Bob\n',
			[EMPTY, EMPTY, ['', '', '']],
		],
		['Newsletter, May, 2026\nEmail;Name\nann@example.com;Ann\nbob@example.com;Bob\n', [EMPTY]],
		['Newsletter\nEmail,Name\nann@example.com,Ann\nbob@example.com,Bob\n', [EMPTY]],
		['Export;all\n\nEmail;Name\nann@example.com;Ann\nbob@example.com;Bob\n', [EMPTY, EMPTY]],
		['"List\nof us"\rEmail\tName\rann@example.com\tAnn\rbob@example.com\tBob', [EMPTY]],
	])('is found in %j', async (text, before) => {
		await expectRows(text, [...before, ...rows], address);
	});

	it('may be all there is', async () => {
		await expectRows('Newsletter\nEmail;Name\n', [EMPTY, HEADER], address);
	});

	it('is the first line when no later one has the column and addresses below it', async () => {
		const text = 'Name;Way, best;\nAnn;Email;\nBob;Phone;\n';
		const rows = [
			['Name', 'Way, best', ''],
			['Ann', 'Email', ''],
			['Bob', 'Phone', ''],
		];
		await expectRows(text, rows, address);
	});

	it('may have line breaks and delimiters in its names', async () => {
		await expectRows(
			'"E-mail\nAddress";"First, or\r\nonly, name"\nann@example.com;Ann\n',
			[['E-mail\nAddress', 'First, or\r\nonly, name'], ANN],
			address,
		);
		await expectRows('"a, or b, or\nc";"d, e"\n1;2\n', [
			['a, or b, or\nc', 'd, e'],
			['1', '2'],
		]);
	});

	it.each([
		[
			'Email;Name;Interests (a, b, c, d)\nann@example.com;Ann;x\n',
			[...HEADER, 'Interests (a, b, c, d)'],
		],
		['Email|Name|x;y;z;w\nann@example.com|Ann|x\n', [...HEADER, 'x;y;z;w']],
		['Email\tName\tx,y,z,w\nann@example.com\tAnn\tx\n', [...HEADER, 'x,y,z,w']],
	])('%j is split where it yields the column', async (text, header) => {
		await expectRows(text, [header, [...ANN, 'x']], address);
	});

	it('is split where the column has addresses', async () => {
		const text = 'Ways (Phone, Email, Fax);E-mail\nx;ann@example.com\n';
		const rows = [
			['Ways (Phone, Email, Fax)', 'E-mail'],
			['x', 'ann@example.com'],
		];
		await expectRows(text, rows, address);
	});

	it('is found behind a long first line', async () => {
		const text = `${'x, '.repeat(50_000)}\nEmail;Name\nann@example.com;Ann\n`;
		expect(await read(text, 65_536, address)).toEqual([EMPTY, HEADER, ANN]);
	});
});
