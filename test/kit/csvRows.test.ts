import fc from 'fast-check';
import { readCsvRow, readCsvRows, writeCsvRow } from '../../nodes/kit';
import { collect } from './dummy';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
	for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

const read = async (text: string, size = 3) => await collect(readCsvRows(inPieces(text, size)));

it.each([
	['', []],
	['a', [['a']]],
	[
		'a,b\n1,2\n',
		[
			['a', 'b'],
			['1', '2'],
		],
	],
	[
		'a|b|c\n1|2|3',
		[
			['a', 'b', 'c'],
			['1', '2', '3'],
		],
	],
	[
		'"a;b;c",d\n1,2',
		[
			['a;b;c', 'd'],
			['1', '2'],
		],
	],
	[
		'a,b\n" x ","y ""z"""\n',
		[
			['a', 'b'],
			['x', 'y "z"'],
		],
	],
	[
		'a,b\n"1\n2",3\r\n4,5',
		[
			['a', 'b'],
			['1\n2', '3'],
			['4', '5'],
		],
	],
	['a\n\nb\n', [['a'], [''], ['b']]],
	...[';', '\t'].map((sign): [string, string[][]] => [
		`a${sign}b\n1,2${sign}3\n`,
		[
			['a', 'b'],
			['1,2', '3'],
		],
	]),
	[
		'a;b,c\n1;2,3\n',
		[
			['a;b', 'c'],
			['1;2', '3'],
		],
	],
	[
		'a,b\r1,2\r',
		[
			['a', 'b'],
			['1', '2'],
		],
	],
	[
		'a,b\r\n1,2\r\n',
		[
			['a', 'b'],
			['1', '2'],
		],
	],
	[
		'a,b\n,',
		[
			['a', 'b'],
			['', ''],
		],
	],
])('reads %j', async (text, rows) => {
	expect(await read(text)).toEqual(rows);
	expect(await read(text, 1000)).toEqual(rows);
});

it.each([
	['a,b\n1,"2\n3,4\n', 2],
	['a,b\n1,2\n3,"4" x\n', 3],
])('refuses the broken quote in %j', async (text, row) => {
	await expect(read(text)).rejects.toMatchObject({
		name: 'InputError',
		message: `Row ${row} of the file has a quote that isn't closed`,
		nextStep: 'Close the quote, and double quotes inside a quoted value.',
	});
});

it.each(['a,b\r\n1,"2"\r\n3,"4" \r\n', 'a,b\n"1" ,"2" \n"3", 4\n'])(
	'takes no cut for a broken quote: %j',
	async (text) => {
		const rows = [
			['a', 'b'],
			['1', '2'],
			['3', '4'],
		];
		for (let size = 1; size < text.length; size++) expect(await read(text, size)).toEqual(rows);
	},
);

it('gives up on a quote that swallows the file', async () => {
	const text = `a,b\n1,"2\n${'x,y\n'.repeat(300_000)}`;
	await expect(read(text, 65_536)).rejects.toThrow('Row 2 of the file has a quote');
});

it('gives up on a file without lines before it fills the memory', async () => {
	let pieces = 0;
	async function* endless(): AsyncGenerator<string> {
		for (;;) {
			pieces++;
			yield 'x'.repeat(65_536);
		}
	}
	await expect(collect(readCsvRows(endless()))).rejects.toThrow('The file has no line break');
	expect(pieces).toBe(16);
});

it('reads what it wrote, however it is cut', async () => {
	const value = fc.string({
		unit: fc.constantFrom('a', 'é', '🙂', ',', ';', '"', '\n', '\r\n', ' '),
	});
	const rows = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 });
	await fc.assert(
		fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (values, size) => {
			const table = [['x', 'y'], ...values];
			const text = `${table.map(writeCsvRow).join('\n')}\n`;
			const expected = table.map((row) => row.map((cell) => cell.trim()));
			expect(await read(text, size)).toEqual(expected);
			expect(values.map((row) => readCsvRow(writeCsvRow(row)))).toEqual(values);
		}),
	);
});
