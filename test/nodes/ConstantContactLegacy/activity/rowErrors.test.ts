import { traceErrors } from '../../../../nodes/constantContactShared/bulk/rowErrors';

const source = { columns: ['EMAIL ADDRESS'], emailAt: 0 };
const rows = ['a@example.com', 'b@example.com', 'c@example.com'].map((email, item) => ({
	item,
	cells: [email],
	source,
}));

const traced = (errors: Array<{ line_number?: number; email_address?: string }>) =>
	traceErrors(errors, rows).map(({ item }) => item);

it.each([
	['by the address, whatever the line', [{ line_number: 9, email_address: ' B@Example.com' }], [1]],
	['by the line, the header being line 1', [{ line_number: 2 }, { line_number: 4 }], [0, 2]],
	[
		'by the line as other errors count it',
		[{ line_number: 1 }, { line_number: 2, email_address: 'b@example.com' }, { line_number: 3 }],
		[0, 1, 2],
	],
	['not at all', [{ line_number: 7 }, {}], [undefined, undefined]],
])('traces a row %s', (_, errors, items) => {
	expect(traced(errors)).toEqual(items);
});
