import type { IDataObject } from 'n8n-workflow';

import { traceErrors } from '../../../../nodes/constantContactShared/bulk/rowErrors';
import { rowOf, rowsOf, tableWith } from './setup';

const rows = rowsOf('A@example.com', 'b@example.com', 'c@example.com', 'd@example.com');

/** An error with the address of a row, and possibly its line. */
const of = (name: string, line_number?: number): IDataObject => ({
	email_address: `${name}@example.com`,
	...(line_number !== undefined && { line_number }),
});

/** An error with just a line. */
const at = (line_number: unknown) => ({ line_number }) as IDataObject;

it.each<[string, IDataObject[], Array<number | undefined>]>([
	['the address, whatever the line', [of('c', 2), of('a', 9)], [2, 0]],
	['the address without a line', [of('c'), of('a')], [2, 0]],
	['the address in other letters and with blanks', [{ email_address: ' B@EXAMPLE.com\n' }], [1]],
	['the line below a header', [at(2), at(5)], [0, 3]],
	['the line as text', [at('3')], [1]],
	['no line above the rows', [at(1), at(0), at(-1)], [undefined, undefined, undefined]],
	['no line below the rows', [at(6)], [undefined]],
	['no line that is none', [at(undefined), at('x'), at(2.5)], [undefined, undefined, undefined]],
	['no line that is empty', [at(null), at(''), of('b', 1)], [undefined, undefined, 1]],
	['nothing', [{}, { email_address: null }, { email_address: '' }], Array(3).fill(undefined)],
	['neither an address that is unknown', [of('x')], [undefined]],
	['nor the line of an address that was not sent', [of('x', 3)], [undefined]],
	['lines that count without a header', [at(1), of('b', 2), at(3)], [0, 1, 2]],
	['lines from 0', [at(0), of('b', 1), at(3)], [0, 1, 3]],
	['lines far below', [at(100), of('b', 101), at(103)], [0, 1, 3]],
	['lines that drift apart', [of('a', 2), at(3), of('c', 5), at(6)], [0, 1, 2, 3]],
	['lines beside an address without one', [of('c'), at(3), of('d', 4), at(1)], [2, 2, 3, 0]],
	['lines beside an address whose line is none', [of('c', NaN), at(3)], [2, 1]],
])('traces errors by %s', (_, errors, items) => {
	expect(traceErrors(errors, rows).map(({ item }) => item)).toEqual(items);
});

it("names the row as the user knows it, and quotes the server's error", () => {
	const source = tableWith('FIRST NAME', 'EMAIL', 'CITY');
	const traced = traceErrors(
		[{ line_number: 2, email_address: 'ANN@example.com', message: 'Unknown state' }],
		[rowOf(source, ['Ann', 'Ann@example.com', ''], { item: 3, row: 7 })],
	);
	expect(traced).toEqual([
		{
			line_number: 2,
			message: 'Unknown state',
			item: 3,
			row: 7,
			email_address: 'Ann@example.com',
			contact: { 'FIRST NAME': 'Ann', EMAIL: 'Ann@example.com' },
		},
	]);
});

it('leaves an error as it is that belongs to no row', () => {
	const errors = [
		{ line_number: 99, message: 'Who?' },
		{ line_number: 2, email_address: ' X@example.com', message: 'Who?' },
	];
	expect(traceErrors(errors, rows)).toEqual(errors);
});

it('traces nothing if there are no errors, and does not look at the rows', () => {
	const unread = rowsOf('a@example.com').map((row) => ({ ...row, json: 'no JSON' }));
	expect(traceErrors([], unread)).toEqual([]);
});
