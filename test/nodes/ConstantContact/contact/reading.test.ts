import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { listSearch, loadOptions, resourceMapperFields } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';
import { PARTS, wholeContact } from './contacts';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode({ constantContactV3: { contacts: 1200 } })));
afterEach(async () => await node.close());

const run = async (operation: string, parameters = {}) =>
	await node.run('contact', operation, parameters);

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const query = (at = 0) => node.sandbox.log.entries[at]?.query;

describe('contact: getAll', () => {
	it('reads all pages, with the parts that are usual', async () => {
		const { json } = await run('getAll', { returnAll: true, simplify: false });
		const pages = node.requests().filter((request) => request === 'GET /contacts');
		expect(pages).toHaveLength(3);
		expect(query()).toEqual({
			include: 'custom_fields,list_memberships,phone_numbers,street_addresses,taggings',
			limit: '500',
		});
		const expected = [...node.account.contacts()].filter(({ deletedTime }) => !deletedTime);
		expect(json).toHaveLength(expected.length);
		expect(new Set(json.map(({ contact_id: id }) => id)).size).toBe(expected.length);
		expect(json[0]).toHaveProperty('taggings');
		const reads = node.requests().filter((request) => request.includes('custom_fields'));
		expect(reads.length).toBeLessThanOrEqual(1);
	});

	it('narrows', async () => {
		const [list] = node.account.lists();
		const [tag] = node.account.tags();
		await run('getAll', {
			limit: 10,
			filters: {
				lists: [list!.name],
				tags: [tag!.id],
				status: ['active', 'unsubscribed'],
				updatedAfter: '2020-01-01T00:00:00+01:00',
				createdBefore: '2030-01-01',
				unsubscribedAfter: '2020-01-01',
			},
			listOptions: { include: [] },
		});
		expect(query(1)).toEqual({
			lists: list!.id,
			tags: tag!.id,
			status: 'active,unsubscribed',
			updated_after: '2019-12-31T23:00:00Z',
			created_before: '2030-01-01T00:00:00Z',
			optout_after: '2020-01-01T00:00:00Z',
			limit: '10',
		});
	});

	it('finds people who have unsubscribed, whom Updated After misses', async () => {
		const { id } = wholeContact(node);
		const since = new Date(Date.now() - 1000).toISOString();
		node.account.putContact({ id, updatedTime: Date.parse('2020-01-01') });
		node.account.optOut(id);
		const status = ['all'];
		const updated = await run('getAll', { filters: { status, updatedAfter: since } });
		expect(updated.json.map(({ contact_id }) => contact_id)).not.toContain(id);
		const gone = await run('getAll', { filters: { status, unsubscribedAfter: since } });
		expect(gone.json).toMatchObject([{ contact_id: id, permission_to_send: 'unsubscribed' }]);
	});

	it('finds an address with a plus sign', async () => {
		node.account.putContact({ email: 'ann+test@example.com' });
		const { json } = await run('getAll', { filters: { email: 'Ann+Test@example.com' } });
		expect(json).toMatchObject([{ email_address: 'ann+test@example.com' }]);
	});

	it.each([
		[{ lists: Array.from({ length: 26 }, (_, n) => uuid(n)) }, '26 lists are chosen'],
		[{ email: 'ann' }, "'Email Address' isn't an email address"],
		[{ lists: ['Nowhere'] }, "no list named 'Nowhere'"],
	])('refuses %j', async (filters, message) => {
		const { error } = await run('getAll', { filters });
		expect(error?.message).toContain(message);
		expect(node.requests().filter((request) => request === 'GET /contacts')).toEqual([]);
	});
});

describe('contactList: getMembers', () => {
	it('reads the contacts of a list', async () => {
		const [list] = node.account.lists();
		const { json } = await node.run('contactList', 'getMembers', {
			list: byId(list!.id),
			returnAll: true,
			filters: { updatedAfter: '2000-01-01' },
		});
		expect(query()).toMatchObject({
			lists: list!.id,
			updated_after: '2000-01-01T00:00:00Z',
		});
		expect(json.length).toBeGreaterThan(0);
		for (const { list_memberships: lists } of json) expect(lists).toContain(list!.id);
	});
});

describe('contact: get', () => {
	it('reads by ID and by address, deleted ones too', async () => {
		const { id } = wholeContact(node);
		const one = await run('get', { contact: byId(id) });
		expect(node.requests()[0]).toBe(`GET /contacts/${id}`);
		expect(query()).toEqual({ include: PARTS });
		expect(one.json[0]).toMatchObject({ contact_id: id, name: 'Ann Adams', city: 'Rome' });
		expect(Object.values(one.json[0]?.custom_fields as object)).toEqual(['blue']);
		node.account.putContact({ id, isDeleted: true });
		const other = await run('get', { contact: byId('Ann@example.com') });
		expect(other.json[0]).toMatchObject({
			contact_id: id,
			deleted_at: expect.any(String) as string,
		});
	});

	it('reports an unknown contact', async () => {
		const email = await run('get', { contact: byId('nobody@example.com') });
		expect(email.error?.message).toContain("No contact has the email address 'nobody@example.com'");
		const id = await run('get', { contact: byId(uuid(1)) });
		expect(id.error).toMatchObject({ httpCode: '404' });
		expect(id.error?.description).toMatch(/^Nothing has this ID/);
	});
});

describe('contact: getCounts, getSmsHistory', () => {
	it('counts in one request', async () => {
		const { json } = await node.run('contact', 'getCounts', {}, [{}, {}]);
		expect(node.requests()).toEqual(['GET /contacts/counts']);
		expect(query()).toEqual({ include: 'new_subscriber' });
		expect(json).toHaveLength(1);
		expect(json[0]).toMatchObject({ total: expect.any(Number) as number });
	});

	it('reads the history of text messages', async () => {
		const { id } = wholeContact(node);
		const { error } = await run('getSmsHistory', { contact: byId(id) });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`GET /contacts/sms_engagement_history/${id}`]);
	});
});

describe('the editor', () => {
	const editor = (operation: string) => ({
		credentials: node.credentials,
		parameters: { resource: 'contact', operation },
	});

	it('offers contacts, and finds any by its whole address', async () => {
		const { id } = wholeContact(node);
		const { results } = await listSearch(ConstantContact, 'searchContacts', {
			...editor('get'),
			filter: 'Ann@example.com',
		});
		expect(results).toEqual([{ name: 'Ann Adams (ann@example.com)', value: id }]);
		const first = await listSearch(ConstantContact, 'searchContacts', editor('get'));
		expect(first.results).toHaveLength(100);
	});

	it('offers custom fields by label, with their types and choices, in one request', async () => {
		await node.run('customField', 'create', {
			label: 'Color',
			type: 'single_select',
			choices: 'Red\nBlue',
		});
		node.sandbox.log.clear();
		const { fields } = await resourceMapperFields(
			ConstantContact,
			'getContactFields',
			editor('upsert'),
		);
		expect(node.requests()).toEqual(['GET /contact_custom_fields']);
		const labels = fields.map(({ displayName }) => displayName);
		expect(labels.slice(0, 3)).toEqual(['Email Address', 'First Name', 'Last Name']);
		expect(fields[0]?.required).toBe(true);
		expect(fields.find(({ displayName }) => displayName === 'Color')).toMatchObject({
			type: 'options',
			options: [
				{ name: 'Red', value: 'Red' },
				{ name: 'Blue', value: 'Blue' },
			],
		});
		const forUpdate = await resourceMapperFields(
			ConstantContact,
			'getContactFields',
			editor('update'),
		);
		expect(forUpdate.fields[0]?.required).toBe(false);
	});

	it('offers lists, tags and fields to clear', async () => {
		const lists = await loadOptions(ConstantContact, 'getLists', editor('create'));
		expect(lists.map(({ value }) => value)).toEqual(node.account.lists().map(({ id }) => id));
		const tags = await loadOptions(ConstantContact, 'getTags', editor('create'));
		expect(tags.map(({ value }) => value)).toEqual(node.account.tags().map(({ id }) => id));
		const fields = await loadOptions(ConstantContact, 'getClearableFields', editor('update'));
		const values = fields.map(({ value }) => String(value));
		expect(values).toContain('home_phone');
		expect(values).not.toContain('email_address');
		expect(values.some((value) => value.startsWith('cf:'))).toBe(true);
	});
});
