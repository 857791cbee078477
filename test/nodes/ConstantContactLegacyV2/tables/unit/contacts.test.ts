import { contacts } from '../../../../../nodes/ConstantContactLegacyV2/tables/contacts';
import { inTurn, readAll, refusal } from './setup';

const FIRST = '/contacts?status=ALL&limit=500';
const itemsOf = (...ids: string[]) => ids.map((id) => ({ id }));

it('are read in all statuses, with where to continue after each page', async () => {
	const { pages, asked } = await readAll(contacts, {
		[FIRST]: { items: itemsOf('1', '9'), next: 'b' },
		b: { items: itemsOf('10', '11'), next: 'c' },
		c: { items: itemsOf('12') },
	});
	expect(pages).toEqual([
		{ records: itemsOf('1', '9'), cursor: { next: 'b', after: '9' } },
		{ records: itemsOf('10', '11'), cursor: { next: 'c', after: '11' } },
		{ records: itemsOf('12'), cursor: undefined },
	]);
	expect(asked).toEqual([FIRST, 'b', 'c']);
});

it('are those that changed since the last run', async () => {
	const since = '2026-03-01T11:50:00.000Z';
	const request = `${FIRST}&modified_since=${since}`;
	const { pages, asked } = await readAll(contacts, { [request]: { items: [] } }, { since });
	expect(pages).toEqual([{ records: [], cursor: undefined }]);
	expect(asked).toEqual([request]);
});

it('continue after an earlier run, without repeating its records where its cursor expired', async () => {
	const { pages, asked } = await readAll(
		contacts,
		{
			old: refusal(400),
			[FIRST]: { items: itemsOf('1', '7', '8'), next: 'b' },
			b: { items: itemsOf('9') },
		},
		{ from: { next: 'old', after: '7' } },
	);
	expect(pages).toEqual([
		{ records: itemsOf('8'), cursor: { next: 'b', after: '8' } },
		{ records: itemsOf('9'), cursor: undefined },
	]);
	expect(asked).toEqual(['old', FIRST, 'b']);
});

it('are not repeated after a cursor was refused', async () => {
	const { pages } = await readAll(contacts, {
		[FIRST]: inTurn({ items: itemsOf('1', '3'), next: 'b' }, { items: itemsOf('1', '3', '4') }),
		b: refusal(400),
	});
	expect(pages.flatMap(({ records }) => records)).toEqual(itemsOf('1', '3', '4'));
});

it('have the time of their last change as the key', () => {
	expect(contacts.changedAt?.({ modified_date: 'now', created_date: 'then' })).toBe('now');
});

it.each<[unknown, unknown]>([
	[[{ email_address: 'a@example.com' }, { email_address: 'b@example.com' }], 'a@example.com'],
	[[{}], undefined],
	[[], undefined],
	[['a@example.com'], undefined],
	[[null], undefined],
	['a@example.com', undefined],
	[undefined, undefined],
])('of the addresses %j have %j in a column of its own', (addresses, expected) => {
	const column = contacts.columns.find(({ name }) => name === 'email_address');
	expect(column?.from?.({ email_addresses: addresses as string[] })).toBe(expected);
});

it.each([
	[0, 1],
	[500, 1],
	[501, 2],
])('%i are expected to take %i requests', (count, requests) => {
	const size = { contacts: count, sentCampaigns: 99, files: 99_999 };
	expect(contacts.expectedRequests(size, { trackingBy: 'contact' })).toBe(requests);
});
