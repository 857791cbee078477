import { byId } from '../setup';
import { connectContacts, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;

beforeEach(async () => (node = await connectContacts({ contacts: 1200 })));
afterEach(async () => await node.close());

const getAll = async (parameters: Record<string, unknown> = {}) =>
	await node.run('contact', 'getAll', { returnAll: true, simplify: false, ...parameters });

/** IDs of the contacts in the sandbox that match a condition. */
const idsOf = (
	isWanted: (contact: ReturnType<ConnectedContacts['account']['contact']> & object) => boolean,
) =>
	[...node.account.contacts()].filter((contact) => isWanted(contact)).map(({ id }) => String(id));

const ids = (json: Array<Record<string, unknown>>) => json.map(({ id }) => id);

describe('contact: getAll', () => {
	it('reads all in pages of 500; a cursor is sent alone', async () => {
		const { json, items } = await getAll();
		expect(ids(json)).toEqual(idsOf(() => true));
		const queries = node.sandbox.log.entries.map(({ query: { api_key: _key, ...query } }) => query);
		expect(queries).toEqual([
			{ limit: '500' },
			{ next: expect.any(String) as string },
			{ next: expect.any(String) as string },
		]);
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
	});

	it('requests no more than needed, and simplifies', async () => {
		const { json } = await getAll({ returnAll: false, limit: 7, simplify: true });
		expect(node.requests()).toEqual(['GET /contacts']);
		expect(node.query('GET')).toEqual({ limit: '7' });
		expect(json).toHaveLength(7);
		expect(Object.keys(json[0] ?? {})).toEqual([
			'id',
			'email_address',
			'name',
			'first_name',
			'last_name',
			'company_name',
			'work_phone',
			'city',
			'status',
			'contact_lists',
		]);
	});

	it.each(['ACTIVE', 'OPTOUT', 'REMOVED', 'UNCONFIRMED'])('narrows to %s', async (status) => {
		const { json } = await getAll({ filters: { status } });
		expect(node.sandbox.log.entries[0]?.query).toMatchObject({ status, limit: '500' });
		expect(ids(json)).toEqual(idsOf((contact) => contact.status === status));
	});

	it('narrows by time and by address, and adds the ID of v3', async () => {
		const since = '2024-05-01T10:00:00+02:00';
		const { json } = await getAll({ filters: { modifiedSince: since, status: 'ALL' } });
		expect(node.sandbox.log.entries[0]?.query).toMatchObject({
			modified_since: '2024-05-01T08:00:00.000Z',
		});
		expect(node.sandbox.log.entries[0]?.query).not.toHaveProperty('status');
		expect(ids(json)).toEqual(idsOf(({ modifiedTime }) => modifiedTime >= Date.parse(since)));
		node.put({ email: 'ann@example.com' });
		const one = await getAll({
			filters: { email: ' ANN@example.com ' },
			additionalFields: { includeContactId: true },
		});
		expect(node.query('GET')).toEqual({ email: 'ann@example.com', include_contact_id: 'true' });
		expect(one.json).toEqual([
			expect.objectContaining({ contact_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string }),
		]);
	});

	it('reads a list, and filters the results by status', async () => {
		const all = await getAll({ filters: { list: byId('2') } });
		expect(ids(all.json)).toEqual(idsOf(({ lists }) => lists.includes(2)));
		expect(new Set(node.requests())).toEqual(new Set(['GET /lists/2/contacts']));
		node.sandbox.log.clear();
		const some = await getAll({
			filters: { list: byId('2'), status: 'UNCONFIRMED', modifiedSince: '2013-01-01' },
			additionalFields: { includeContactId: true },
			returnAll: false,
			limit: 3,
		});
		expect(ids(some.json)).toEqual(
			idsOf(
				({ lists, status, modifiedTime }) =>
					lists.includes(2) && status === 'UNCONFIRMED' && modifiedTime >= Date.UTC(2013, 0),
			).slice(0, 3),
		);
		expect(node.sandbox.log.entries[0]?.query).toMatchObject({
			limit: '500',
			modified_since: '2013-01-01T00:00:00.000Z',
		});
		expect(some.hints?.map(({ message }) => message)).toEqual([
			"Days without a time in 'Modified Since' begin at 00:00 UTC: 2013-01-01",
			"The API doesn't return contact_id if contacts are filtered by 'List'",
		]);
	});

	it('combines an address with a list', async () => {
		node.put({ email: 'ann@example.com', lists: [1] });
		const email = 'ann@example.com';
		expect((await getAll({ filters: { email, list: byId('1') } })).json).toHaveLength(1);
		expect((await getAll({ filters: { email, list: byId('2') } })).json).toHaveLength(0);
		expect(node.requests()).toEqual(['GET /contacts', 'GET /contacts']);
	});

	it('writes a file', async () => {
		const { json } = await getAll({ output: 'file', fileOptions: { format: 'jsonl' } });
		expect(json).toEqual([
			{ fileName: expect.any(String) as string, format: 'jsonl', records: 1200 },
		]);
	});

	it('refuses an invalid address, and an invalid time', async () => {
		const wrong = await getAll({ filters: { email: 'nobody' } });
		expect(wrong.error?.message).toBe("'Email Address' isn't an email address: 'nobody' [item 0]");
		const time = await getAll({ filters: { modifiedSince: '={{ "yesterday" }}' } });
		expect(time.error?.message).toMatch(/^'Modified Since' isn't a date/);
		expect(node.requests()).toEqual([]);
	});

	it('says what to do about a list that does not exist', async () => {
		const { error } = await getAll({ filters: { list: byId('999') } });
		expect(error).toMatchObject({ httpCode: '404' });
	});
});
