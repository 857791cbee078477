import {
	toContactRecord,
	describePlace,
	getEmail,
	toRowPosition,
	type RowPosition,
} from '../../../../nodes/constantContactShared/bulk/rows';
import { decide, readValues, rowOf, tableWith, type Decided } from './setup';

const source = tableWith('CITY', 'EMAIL');

/** The result for rows, one input item each. */
async function tableOf(...rows: string[][]): Promise<Decided> {
	return await decide(function* (sink) {
		for (const [item, values] of rows.entries()) sink.add({ item }, source, values);
		yield;
	});
}

const nothing = { rows: [], size: 0, invalid: [], duplicates: [] };

it('holds nothing at first', async () => {
	expect(await tableOf()).toEqual(nothing);
});

it('keeps the rows in their order, with their places, values and tables', async () => {
	const other = tableWith('EMAIL');
	const decided = await decide(
		function* (sink) {
			sink.add({ item: 0, row: 2 }, source, ['Zoë "Z", 🙂', 'b@example.com']);
			yield;
		},
		function* (sink) {
			sink.add({ item: 1 }, other, ['A@example.com']);
			yield;
		},
	);
	expect(decided).toEqual({
		...nothing,
		rows: [
			{ item: 0, row: 2, cells: ['Zoë "Z", 🙂', 'b@example.com'], source },
			{ item: 1, cells: ['A@example.com'], source: other },
		],
		size: 2,
	});
});

describe('of several rows with the same address', () => {
	it('sends the last one, in its place', async () => {
		const decided = await decide(
			function* (sink) {
				sink.add({ item: 0, row: 2 }, source, ['Rome', 'Ann@example.com']);
				sink.add({ item: 0, row: 3 }, source, ['Bonn', 'b@example.com']);
				yield;
				sink.add({ item: 0, row: 4 }, source, ['Oslo', 'ann@Example.com']);
				yield;
			},
			function* (sink) {
				sink.add({ item: 1, row: 2 }, source, ['Nice', 'ANN@example.com']);
				yield;
			},
		);
		expect(decided).toEqual({
			...nothing,
			rows: [
				rowOf(source, ['Bonn', 'b@example.com'], { item: 0, row: 3 }),
				rowOf(source, ['Nice', 'ANN@example.com'], { item: 1, row: 2 }),
			],
			size: 2,
			duplicates: [
				{
					item: 0,
					row: 2,
					email: 'Ann@example.com',
					message: 'row 4 has the same address and was sent instead',
				},
				{
					item: 0,
					row: 4,
					email: 'ann@Example.com',
					message: 'row 2 of item 1 has the same address and was sent instead',
				},
			],
		});
	});

	it('does not count one that is invalid', async () => {
		const { rows, duplicates } = await tableOf(['', 'a@b.c'], ['\ud83d', 'a@b.c']);
		expect(rows).toEqual([rowOf(source, ['', 'a@b.c'])]);
		expect(duplicates).toEqual([]);
	});

	it.each([
		['a@b.c', 'a@b.d'],
		['maß@example.com', 'mass@example.com'],
	])('does not take %s for %s', async (first, second) => {
		expect((await tableOf(['', first], ['', second])).size).toBe(2);
	});

	it('takes letters for the same however they are composed', async () => {
		const { rows } = await tableOf(['', 'zoe\u0308@example.com'], ['', 'ZO\u00cb@example.com']);
		expect(rows.map(({ item }) => item)).toEqual([1]);
	});

	it('finds them among any number', async () => {
		const emails = Array.from({ length: 5000 }, (_, index) => `p${index % 3000}@example.com`);
		const { rows, duplicates } = await tableOf(...emails.map((email) => ['', email]));
		expect(rows.map(({ item }) => item)).toEqual(
			Array.from({ length: 3000 }, (_, index) => index + 2000),
		);
		expect(duplicates.map(({ item }) => item)).toEqual(
			Array.from({ length: 2000 }, (_, index) => index),
		);
	});
});

/** What is wrong with a row. */
const problemsOf = async (values: string[]) =>
	(await tableOf(values)).invalid.map(({ message }) => message);

describe('addresses', () => {
	it.each([
		'a@b.c',
		'ann@example.com',
		'ann.lee+x@mail.example.co.uk',
		"o'neil@example.com",
		'zoë@exämple.com',
	])('%s is one', async (email) => {
		expect(await problemsOf(['', email])).toEqual([]);
	});

	const forbidden = [' ', '\n', '\u00a0', '@', ',', ';', '<', '>', '"'];
	it.each([
		'ann',
		'@',
		'ann@',
		'@b.c',
		'ann@example',
		'a@b.',
		'a@b..c',
		'a@.b.c',
		'.a@b.c',
		'a..b@c.d',
		'a@.c',
		' a@b.c',
		'a@b.c ',
		'Ann <a@b.c>',
		'<a@b.c>',
		...forbidden.flatMap((sign) => [
			`a${sign}a@b.c`,
			`${sign}a@b.c`,
			`a@${sign}b.c`,
			`a@b${sign}b.c`,
			`a@b.c${sign}c`,
			`a@b.c${sign}`,
		]),
	])('%j is none', async (email) => {
		expect(await tableOf(['Rome', email])).toEqual({
			...nothing,
			invalid: [
				{ item: 0, email, message: expect.stringContaining(`'${email}' isn't an email address`) },
			],
		});
	});

	it.each([
		['empty', ['Rome', '']],
		['not there', ['Rome']],
	])('are missed if they are %s', async (_, values) => {
		const decided = await decide(function* (sink) {
			sink.add({ item: 2, row: 5 }, source, values);
			yield;
		});
		const message = 'has no email address';
		expect(decided).toEqual({
			...nothing,
			invalid: [{ item: 2, row: 5, email: '', message }],
		});
	});

	it('are shown by their first 80 characters if they are invalid', async () => {
		const long = 'x'.repeat(81);
		expect(await problemsOf(['', long])).toEqual([`'${long.slice(1)}' isn't an email address`]);
		expect((await tableOf(['', long])).invalid[0]?.email).toBe(long);
	});
});

it.each([
	[99_995, []],
	[99_996, ['is too long, with 100001 characters']],
])(
	'a row may have 100,000 characters, an address of 5 and %i others too',
	async (length, problems) => {
		expect(await problemsOf(['x'.repeat(length), 'a@b.c'])).toEqual(problems);
	},
);

it.each([
	['\ud83d', 'a@b.c'],
	['\ude42x', 'a@b.c'],
	['Rome', 'a\ud83d@b.c'],
])('half a character is refused in %j', async (...values) => {
	expect(await problemsOf(values)).toEqual(['contains a character that was cut in half']);
});

it.each<[RowPosition, string]>([
	[{ item: 0 }, 'item 0'],
	[{ item: 3 }, 'item 3'],
	[{ item: 0, row: 7 }, 'row 7'],
	[{ item: 3, row: 7 }, 'row 7 of item 3'],
])('the place %j is called %s', (place, words) => {
	expect(describePlace(place)).toBe(words);
});

it.each<RowPosition>([{ item: 3 }, { item: 0, row: 7 }])('the place alone is %j', (place) => {
	const known = toRowPosition(rowOf(source, ['Rome', 'a@b.c'], place));
	expect(Object.entries(known)).toEqual(Object.entries(place));
});

it.each([
	[
		['Rome', 'Ann@b.c'],
		{
			email: 'Ann@b.c',
			values: { CITY: 'Rome', EMAIL: 'Ann@b.c' },
			contact: { CITY: 'Rome', EMAIL: 'Ann@b.c' },
		},
	],
	[
		['', 'a@b.c'],
		{
			email: 'a@b.c',
			values: { CITY: '', EMAIL: 'a@b.c' },
			contact: { EMAIL: 'a@b.c' },
		},
	],
	[
		['Rome'],
		{
			email: '',
			values: { CITY: 'Rome', EMAIL: '' },
			contact: { CITY: 'Rome' },
		},
	],
])('reads the row %j', (cells, expected) => {
	const row = rowOf(source, cells);
	expect({
		email: getEmail(row),
		values: Object.fromEntries(readValues(row)),
		contact: toContactRecord(row),
	}).toEqual(expected);
});
