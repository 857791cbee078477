import {
	describeActivity,
	describeLeftOut,
	describeRows,
	getItems,
	toReport,
} from '../../../../nodes/constantContactShared/bulk/reports';
import type { LeftOut, RowPosition } from '../../../../nodes/constantContactShared/bulk/rows';
import { rowOf, rowsOf, tableWith } from './setup';

const rows = rowsOf('a@b.c', 'b@b.c', 'c@b.c');

const ends = {
	first: { item: 0, email_address: 'a@b.c' },
	last: { item: 2, email_address: 'c@b.c' },
};

it('tells of an activity how many rows it was sent, and the first and the last of them', () => {
	expect(describeActivity({ id: '7', status: 'COMPLETE' }, [], rows)).toEqual({
		id: '7',
		status: 'COMPLETE',
		rows_sent: 3,
		...ends,
	});
});

it('reports a single row as the first and the last', () => {
	const row = rowOf(tableWith('EMAIL'), ['a@b.c'], { item: 1, row: 9 });
	const place = { item: 1, row: 9, email_address: 'a@b.c' };
	expect(describeActivity({}, [], [row])).toEqual({ rows_sent: 1, first: place, last: place });
});

it.each([[[]], [2], [null]])('traces what was refused if the errors are %j', (errors) => {
	const refused = [{ email_address: 'b@b.c', message: 'no' }];
	const traced = { item: 1, email_address: 'b@b.c', message: 'no', contact: { EMAIL: 'b@b.c' } };
	expect(describeActivity({ id: '7', errors }, refused, rows)).toEqual({
		id: '7',
		errors: [traced],
		rows_sent: 3,
		...ends,
	});
});

it("leaves out errors that the server didn't report", () => {
	expect(describeActivity({ id: '7', errors: undefined }, [], rows)).not.toHaveProperty('errors');
	expect(describeActivity({ id: '7', errors: [] }, [], rows)).toHaveProperty('errors', []);
});

it.each<[LeftOut, object]>([
	[
		{ item: 2, email: 'x', message: "'x' isn't an email address" },
		{ item: 2, email_address: 'x', message: "'x' isn't an email address" },
	],
	[
		{ item: 0, row: 4, email: '', message: 'has no email address' },
		{ item: 0, row: 4, email_address: '', message: 'has no email address' },
	],
])('passes on the row that was left out: %j', (row, report) => {
	expect(toReport(row)).toEqual(report);
});

const placed = (...places: RowPosition[]) =>
	places.map((place) => rowOf(tableWith('EMAIL'), ['a@b.c'], place));

it.each([
	[placed({ item: 4 }), 'item 4'],
	[placed({ item: 0, row: 2 }), 'row 2'],
	[placed({ item: 0 }, { item: 1 }, { item: 2 }), '3 rows from item 0 to item 2'],
	[placed({ item: 0, row: 2 }, { item: 1, row: 2 }), '2 rows from row 2 to row 2 of item 1'],
])('%#: describes rows in words', (described, words) => {
	expect(describeRows(described)).toBe(words);
});

const leftOut = (count: number): LeftOut[] =>
	Array.from({ length: count }, (_, index) => ({
		item: 0,
		row: index + 2,
		email: '',
		message: `problem ${index + 1}`,
	}));

const FIVE =
	'row 2: problem 1; row 3: problem 2; row 4: problem 3; row 5: problem 4; row 6: problem 5';

it.each([
	[0, ''],
	[1, 'row 2: problem 1'],
	[2, 'row 2: problem 1; row 3: problem 2'],
	[5, FIVE],
	[6, `${FIVE}; and 1 more`],
	[12, `${FIVE}; and 7 more`],
])('names the first five of %i rows that were left out', (count, words) => {
	expect(describeLeftOut(leftOut(count))).toBe(words);
});

it('names each input item of rows once, in order of number', () => {
	const places = [{ item: 10 }, { item: 9, row: 2 }, { item: 9, row: 3 }, { item: 0 }, { item: 1 }];
	expect(getItems(places)).toEqual([0, 1, 9, 10]);
	expect(getItems([])).toEqual([]);
});
