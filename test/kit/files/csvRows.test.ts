import fc from 'fast-check';
import Papa from 'papaparse';
import { readCsvRows, writeCsvRow } from '../../../nodes/kit';
import { collect } from '../dummy';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
	for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

const read = async (text: string, size = 3) => await collect(readCsvRows(inPieces(text, size)));

it.each([
	['', []],
	['a', [['a']]],
	['a\n', [['a']]],
	['a\r\n', [['a']]],
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
	for (const size of [3, 1000]) {
		await expect(read(text, size)).rejects.toMatchObject({
			name: 'InputError',
			message: `Row ${row} of the file has a quote that isn't closed`,
			nextStep: 'Close the quote, and double quotes inside a quoted value.',
		});
	}
});

it.each(['a,b\r\n1,"2"\r\n3,"4" \r\n', 'a,b\n"1" ,"2" \n"3", 4\n'])(
	"doesn't mistake a chunk boundary for a broken quote: %j",
	async (text) => {
		const rows = [
			['a', 'b'],
			['1', '2'],
			['3', '4'],
		];
		for (let size = 1; size < text.length; size++) expect(await read(text, size)).toEqual(rows);
	},
);

it('abandons a quote that swallows the file', async () => {
	const text = `a,b\n1,"2\n${'x,y\n'.repeat(300_000)}`;
	await expect(read(text, 65_536)).rejects.toThrow('Row 2 of the file has a quote');
});

/** An endless text with this beginning, and how much of it was read. */
function endless(start = '') {
	const read = { pieces: 0 };
	async function* pieces(): AsyncGenerator<string> {
		yield start;
		for (;;) {
			read.pieces++;
			yield 'x'.repeat(65_536);
		}
	}
	return { read, pieces: pieces() };
}

it('abandons a file without lines before it fills the memory', async () => {
	const { read: seen, pieces } = endless();
	await expect(collect(readCsvRows(pieces))).rejects.toMatchObject({
		message: 'The file has no line break in its first 1000000 characters',
		nextStep: 'Check that it is a CSV or TXT file with a line for each row.',
	});
	expect(seen.pieces).toBe(16);
});

it('abandons a row without an end before it fills the memory', async () => {
	const { read: seen, pieces } = endless('a,b\n1,2\n3,"4');
	await expect(collect(readCsvRows(pieces))).rejects.toThrow('Row 3 of the file has a quote');
	expect(seen.pieces).toBe(16);
});

it('reads rows that are as long as a row may be', async () => {
	const longest = 'x'.repeat(1_000_000);
	expect(await read(longest, 1_000_000)).toEqual([[longest]]);
	const quoted = `"${'x'.repeat(999_998)}"`;
	const text = `a\n${quoted}`;
	expect((await read(text, text.length))[1]).toEqual([quoted.slice(1, -1)]);
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
		}),
	);
});

it('writes a row as the library does, whether or not it needs quotes', () => {
	const value = fc.oneof(
		fc.string({ unit: fc.constantFrom(...'ab1 ,;"\n\r\t.@+-_é\ufeff') }),
		fc.string(),
	);
	fc.assert(
		fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
			expect(writeCsvRow(values)).toBe(Papa.unparse([values]));
		}),
	);
});
