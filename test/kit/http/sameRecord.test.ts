import { requireSameRecord, type Collection } from '../../../nodes/kit';

const COLLECTIONS: Collection[] = [
	{
		path: /^\/contacts$/,
		id: 'contact_id',
		known: ({ name, title }) => [name ?? title],
		others: ['counts'],
		parts: ['rates'],
	},
];

const check = (request: string, record: object, sent?: object) =>
	requireSameRecord(record as never, { request, mayHaveActed: false }, COLLECTIONS, sent as never);

it('passes the record that was requested, by the ID of its path, and those that belong to no collection', () => {
	expect(check('GET /contacts/7', { contact_id: 7 })).toEqual({ contact_id: 7 });
	expect(check('PUT /contacts/a%20b', { contact_id: 'A B' })).toEqual({ contact_id: 'A B' });
	expect(check('GET /contacts/counts', { total: 1 })).toEqual({ total: 1 });
	expect(check('GET /account/summary', { website: 'x' })).toEqual({ website: 'x' });
});

it.each([
	[
		'GET /contacts/7',
		{ contact_id: 8 },
		'the server sent a different record than requested (ID 8)',
	],
	['GET /contacts/7', { name: 'Ann' }, 'the server sent a record without an ID'],
	['POST /contacts', { name: 'Ann' }, 'the server sent a record without an ID'],
])('refuses %s with %j', (request, record, message) => {
	expect(() => check(request, record)).toThrow(message);
});

it('refuses a part of another record, by the ID that it carries', () => {
	expect(check('GET /contacts/7/rates', { contact_id: 7, rate: 1 })).toMatchObject({ rate: 1 });
	expect(() => check('GET /contacts/7/rates', { contact_id: 8, rate: 1 })).toThrow(
		'the server sent a different record than requested (ID 8)',
	);
	expect(() => check('GET /contacts/7/rates', { rate: 1 })).toThrow(
		'the server sent a record without an ID',
	);
});

it('refuses a new record whose name differs from the one that was sent', () => {
	expect(check('POST /contacts', { contact_id: 1, name: 'ANN ' }, { title: 'Ann' })).toBeDefined();
	expect(() => check('POST /contacts', { contact_id: 1, name: 'Bea' }, { name: 'Ann' })).toThrow(
		'the server returned a different record than was sent (Bea, not Ann)',
	);
});
