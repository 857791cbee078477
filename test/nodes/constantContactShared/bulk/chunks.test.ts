import fc from 'fast-check';
import {
	createCsvEncoding,
	encodeChunks,
	getColumns,
	type Encoding,
	type Limits,
} from '../../../../nodes/constantContactShared/bulk/chunks';
import { getEmail } from '../../../../nodes/constantContactShared/bulk/rows';
import type { Row } from '../../../../nodes/constantContactShared/bulk/rows';
import { collect, inTurns, known, rowOf, rowsOf, tableWith } from './setup';

const { names } = known;

/** Five bytes in two parts precede the rows; a row takes as many as its address. */
const HEAD = 5;
const plain: Encoding<string> = {
	head: () => ['##', '###'],
	row: (_columns, row) => getEmail(row),
	size: (part) => part.length,
};

/** The rows in each request. */
const split = async (emails: string[], { bytes = Infinity, rows = Infinity }: Partial<Limits>) => {
	const chunks = await chunksFor(rowsOf(...emails), ['EMAIL'], { bytes, rows });
	return chunks.map((chunk) => chunk.rows.map(getEmail));
};

/** The requests of rows that are read two at a time. */
async function chunksFor(rows: Row[], columns: string[], limits: Limits, encoding = plain) {
	const pages = rows.flatMap((_, at) => (at % 2 === 0 ? [rows.slice(at, at + 2)] : []));
	return await collect(encodeChunks(inTurns(pages), columns, limits, encoding));
}

it.each<[string, string[], Partial<Limits>, string[][]]>([
	['all in one where nothing limits them', ['a', 'b', 'c'], {}, [['a', 'b', 'c']]],
	['all in one that they fill to the last byte', ['a', 'b', 'c'], { bytes: 8 }, [['a', 'b', 'c']]],
	['more where a byte is missing', ['a', 'b', 'c'], { bytes: 7 }, [['a', 'b'], ['c']]],
	['one each where two have no room', ['a', 'b', 'c'], { bytes: 6 }, [['a'], ['b'], ['c']]],
	['one each even where the head takes all room', ['a', 'b'], { bytes: 5 }, [['a'], ['b']]],
	['large ones alone', ['aaaa', 'b', 'c', 'dddd'], { bytes: 8 }, [['aaaa'], ['b', 'c'], ['dddd']]],
	['all in one that has as many rows as it may', ['a', 'b'], { rows: 2 }, [['a', 'b']]],
	['more where a row is too much', ['a', 'b', 'c'], { rows: 2 }, [['a', 'b'], ['c']]],
	[
		'what is met first',
		['a', 'b', 'cc', 'd'],
		{ bytes: 8, rows: 2 },
		[
			['a', 'b'],
			['cc', 'd'],
		],
	],
	['none without rows', [], {}, []],
])('makes requests of rows: %s', async (_, emails, limits, expected) => {
	expect(await split(emails, limits)).toEqual(expected);
});

it('makes as few requests as possible of any rows, in their order and within the limits', async () => {
	const emails = fc.array(fc.nat(6).map((length) => 'x'.repeat(length)));
	const limits = fc.record({
		bytes: fc.integer({ min: 11, max: 30 }),
		rows: fc.constantFrom(3, 9),
	});
	await fc.assert(
		fc.asyncProperty(emails, limits, async (all, { bytes, rows }) => {
			const chunks = await split(all, { bytes, rows });
			const fits = (chunk: string[]) =>
				HEAD + chunk.join('').length <= bytes && chunk.length <= rows;
			expect(chunks.flat()).toEqual(all);
			expect(chunks.every(fits)).toBe(true);
			const couldTakeMore = chunks.slice(1).map(([next = ''], at) => fits([...chunks[at]!, next]));
			expect(couldTakeMore).not.toContain(true);
		}),
	);
});

it('passes on rows, columns and parts of each request', async () => {
	const rows = rowsOf('a', 'b', 'c');
	expect(await chunksFor(rows, ['EMAIL'], { bytes: Infinity, rows: 2 })).toEqual([
		{ rows: rows.slice(0, 2), index: 0, columns: ['EMAIL'], parts: ['##', '###', 'a', 'b'] },
		{ rows: rows.slice(2), index: 1, columns: ['EMAIL'], parts: ['##', '###', 'c'] },
	]);
});

it('encodes a row beyond the request that is due, and no more', async () => {
	const encoded: string[] = [];
	const row: typeof plain.row = (_columns, of) => {
		encoded.push(getEmail(of));
		return getEmail(of);
	};
	const rows = rowsOf('a', 'b', 'c', 'd', 'e');
	const limits = { bytes: Infinity, rows: 2 };
	const chunks = encodeChunks(inTurns([rows]), ['EMAIL'], limits, { ...plain, row });
	expect(encoded).toEqual([]);
	await chunks.next();
	expect(encoded).toEqual(['a', 'b', 'c']);
});

it('gives all rows the columns of all their tables, in the order of the documentation', async () => {
	const encoding = { ...plain, head: (sent: string[]) => [...sent] };
	const rows = [
		rowOf(tableWith('EMAIL', 'CITY'), ['a', 'Rome']),
		rowOf(tableWith('EMAIL', 'FIRST NAME'), ['b', 'Bob']),
	];
	const limits = { bytes: Infinity, rows: Infinity };
	const columns = ['EMAIL', 'FIRST NAME', 'CITY'];
	const sets = rows.map(({ source }) => source.columns);
	expect(await chunksFor(rows, getColumns(sets, names), limits, encoding)).toEqual([
		{ rows, index: 0, columns, parts: [...columns, 'a', 'b'] },
	]);
});

describe('as CSV', () => {
	const { head, row, size } = createCsvEncoding();

	it('begins with a line that names the columns', () => {
		expect(head(['EMAIL', 'CITY, STATE'])).toEqual(['EMAIL,"CITY, STATE"\n']);
	});

	it.each([
		[
			'all columns',
			['EMAIL', 'FIRST NAME', 'CITY'],
			['a', '', 'Rome, "IT"'],
			'a,,"Rome, ""IT"""\n',
		],
		['the first alone', ['EMAIL'], ['a'], 'a,,\n'],
		['the last alone', ['CITY'], ['Rome'], ',,Rome\n'],
		['a gap', ['EMAIL', 'CITY'], ['a', 'Rome'], 'a,,Rome\n'],
	])('writes the row of a table with %s', (_, own, values, line) => {
		const columns = ['EMAIL', 'FIRST NAME', 'CITY'];
		expect(row(columns, rowOf(tableWith(...own), values))).toBe(line);
	});

	it('counts bytes, not characters', () => {
		expect(['', 'Zoe\n', 'Zoë\n', '🙂'].map(size)).toEqual([0, 4, 5, 4]);
	});

	it('encodes whole lines', () => {
		const { head: headOf, row: lineOf, size: bytesOf } = createCsvEncoding((text) => `<${text}>`);
		expect(headOf(['EMAIL', 'CITY'])).toEqual(['<EMAIL,CITY\n>']);
		expect(lineOf(['EMAIL'], rowOf(tableWith('EMAIL'), ['a']))).toBe('<a\n>');
		expect(bytesOf('<a\n>')).toBe(4);
	});
});
