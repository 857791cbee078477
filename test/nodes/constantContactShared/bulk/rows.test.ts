import {
	cellsOf,
	contactOf,
	describePlace,
	emailOf,
	placeOf,
	RowTable,
	valuesOf,
	type Place,
} from '../../../../nodes/constantContactShared/bulk/rows';
import { rowOf, tableWith } from './setup';

const source = tableWith('CITY', 'EMAIL');

/** A table of rows, an input item each. */
function tableOf(...rows: string[][]): RowTable {
	const table = new RowTable();
	rows.forEach((values, item) => table.add({ item }, source, values));
	return table;
}

/** What a table holds. */
const contentOf = ({ rows, size, invalid, duplicates }: RowTable) => ({
	rows,
	size,
	invalid,
	duplicates,
});

const nothing = { rows: [], size: 0, invalid: [], duplicates: [] };

it('holds nothing at first', () => {
	expect(contentOf(new RowTable())).toEqual(nothing);
});

it('keeps the rows in their order, with their places, values and tables', () => {
	const table = new RowTable();
	const other = tableWith('EMAIL');
	table.add({ item: 0, row: 2 }, source, ['Zoë "Z", 🙂', 'b@example.com']);
	table.add({ item: 1 }, other, ['A@example.com']);
	expect(contentOf(table)).toEqual({
		...nothing,
		rows: [
			{ item: 0, row: 2, json: '["Zoë \\"Z\\", 🙂","b@example.com"]', source },
			{ item: 1, json: '["A@example.com"]', source: other },
		],
		size: 2,
	});
});

describe('of several rows with the same address', () => {
	it('sends the last one, in its place', () => {
		const table = new RowTable();
		table.add({ item: 0, row: 2 }, source, ['Rome', 'Ann@example.com']);
		table.add({ item: 0, row: 3 }, source, ['Bonn', 'b@example.com']);
		table.add({ item: 0, row: 4 }, source, ['Oslo', 'ann@Example.com']);
		table.add({ item: 1, row: 2 }, source, ['Nice', 'ANN@example.com']);
		expect(contentOf(table)).toEqual({
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

	it('does not count one that is invalid', () => {
		const { rows, duplicates } = tableOf(['', 'a@b.c'], ['\ud83d', 'a@b.c']);
		expect(rows).toEqual([rowOf(source, ['', 'a@b.c'])]);
		expect(duplicates).toEqual([]);
	});

	it.each([
		['a@b.c', 'a@b.d'],
		['maß@example.com', 'mass@example.com'],
	])('does not take %s for %s', (first, second) => {
		expect(tableOf(['', first], ['', second]).size).toBe(2);
	});
});

/** What is wrong with a row. */
const problemsOf = (values: string[]) => tableOf(values).invalid.map(({ message }) => message);

describe('addresses', () => {
	it.each([
		'a@b.c',
		'ann@example.com',
		'ann.lee+x@mail.example.co.uk',
		"o'neil@example.com",
		'zoë@exämple.com',
		'a@b..c',
		'a@.b.c',
	])('%s is one', (email) => {
		expect(problemsOf(['', email])).toEqual([]);
	});

	const forbidden = [' ', '\n', '\u00a0', '@', ',', ';', '<', '>', '"'];
	it.each([
		'ann',
		'@',
		'ann@',
		'@b.c',
		'ann@example',
		'a@b.',
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
	])('%j is none', (email) => {
		expect(contentOf(tableOf(['Rome', email]))).toEqual({
			...nothing,
			invalid: [{ item: 0, email, message: `'${email}' is no e-mail address` }],
		});
	});

	it.each([
		['empty', ['Rome', '']],
		['not there', ['Rome']],
	])('are missed where they are %s', (_, values) => {
		const table = new RowTable();
		table.add({ item: 2, row: 5 }, source, values);
		const message = 'has no e-mail address';
		expect(contentOf(table)).toEqual({
			...nothing,
			invalid: [{ item: 2, row: 5, email: '', message }],
		});
	});

	it('are shown by their first 80 characters where they are none', () => {
		const long = 'x'.repeat(81);
		expect(problemsOf(['', long])).toEqual([`'${long.slice(1)}' is no e-mail address`]);
		expect(tableOf(['', long]).invalid[0]?.email).toBe(long);
	});
});

it.each([
	[99_995, []],
	[99_996, ['is too long, with 100001 characters']],
])('a row may have 100,000 characters, an address of 5 and %i others too', (length, problems) => {
	expect(problemsOf(['x'.repeat(length), 'a@b.c'])).toEqual(problems);
});

it.each([
	['\ud83d', 'a@b.c'],
	['\ude42x', 'a@b.c'],
	['Rome', 'a\ud83d@b.c'],
])('half a character is refused in %j', (...values) => {
	expect(problemsOf(values)).toEqual(['holds a character that was cut in half']);
});

it.each<[Place, string]>([
	[{ item: 0 }, 'item 0'],
	[{ item: 3 }, 'item 3'],
	[{ item: 0, row: 7 }, 'row 7'],
	[{ item: 3, row: 7 }, 'row 7 of item 3'],
])('the place %j is called %s', (place, words) => {
	expect(describePlace(place)).toBe(words);
});

it.each<Place>([{ item: 3 }, { item: 0, row: 7 }])('the place alone is %j', (place) => {
	const known = placeOf(rowOf(source, ['Rome', 'a@b.c'], place));
	expect(Object.entries(known)).toEqual(Object.entries(place));
});

it.each([
	[
		['Rome', 'Ann@b.c'],
		{
			cells: ['Rome', 'Ann@b.c'],
			email: 'Ann@b.c',
			values: { CITY: 'Rome', EMAIL: 'Ann@b.c' },
			contact: { CITY: 'Rome', EMAIL: 'Ann@b.c' },
		},
	],
	[
		['', 'a@b.c'],
		{
			cells: ['', 'a@b.c'],
			email: 'a@b.c',
			values: { CITY: '', EMAIL: 'a@b.c' },
			contact: { EMAIL: 'a@b.c' },
		},
	],
	[
		['Rome'],
		{
			cells: ['Rome'],
			email: '',
			values: { CITY: 'Rome', EMAIL: '' },
			contact: { CITY: 'Rome' },
		},
	],
])('reads the row %j', (cells, expected) => {
	const row = rowOf(source, cells);
	expect({
		cells: cellsOf(row),
		email: emailOf(row),
		values: Object.fromEntries(valuesOf(row)),
		contact: contactOf(row),
	}).toEqual(expected);
});
