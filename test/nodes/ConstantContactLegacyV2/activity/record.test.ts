import { toActivity } from '../../../../nodes/ConstantContactLegacyV2/activity/record';

it.each([
	[
		'a text with a line',
		'Line 2: Invalid birthday',
		{ line_number: 2, message: 'Invalid birthday' },
	],
	['a text of several lines', 'line 12: a:\nb', { line_number: 12, message: 'a:\nb' }],
	['another text', 'Too late', { message: 'Too late' }],
	[
		'a text with an address',
		'a@example.com (not found)',
		{ message: 'a@example.com (not found)', email_address: 'a@example.com' },
	],
	['a record', { message: 'x', line_number: 3 }, { message: 'x', line_number: 3 }],
	[
		'a record with an address',
		{ message: 'b@example.com (x)', email_address: 'a@example.com' },
		{ message: 'b@example.com (x)', email_address: 'a@example.com' },
	],
])('reads %s as an error', (_, error, expected) => {
	expect(toActivity({ id: '1', errors: [error] as never[] }).errors).toEqual([expected]);
});

it('leaves out errors that are no list', () => {
	expect(toActivity({ id: '1', errors: null })).toEqual({ id: '1' });
});
