import { connectContacts, form, fromItem, payloadOf, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;

beforeEach(async () => (node = await connectContacts()));
afterEach(async () => await node.close());

const upsert = async (value: Record<string, unknown>, more: Record<string, unknown> = {}) =>
	await node.run('contact', 'upsert', {
		contactFields: form(value),
		lists: ['2'],
		simplify: false,
		...more,
	});

describe('contact: upsert', () => {
	it('creates a contact that does not exist', async () => {
		const { json } = await upsert({ email_address: 'new@example.com', city: 'Rome' });
		expect(node.requests()).toEqual(['POST /contacts']);
		expect(json[0]).toMatchObject({ email_address: 'new@example.com', city: 'Rome' });
	});

	it('on 409 searches, reads, merges and puts; lists are added', async () => {
		const id = node.put({
			email: 'old@example.com',
			fields: { FirstName: 'Ann', City: 'Oslo' },
			lists: [1],
		});
		const { json } = await upsert(
			{ email_address: 'OLD@example.com', city: 'Rome' },
			{ lists: ['1', '2'], optInSource: 'ACTION_BY_CONTACT' },
		);
		expect(node.requests()).toEqual([
			'POST /contacts',
			'GET /contacts',
			`GET /contacts/${id}`,
			`PUT /contacts/${id}`,
		]);
		expect(node.sandbox.log.entries[1]?.query).toEqual({ email: 'old@example.com' });
		expect(payloadOf(node.sent('PUT'))).toContain(
			`<ContactLists><ContactList id="${node.listUri(1)}"><OptInSource>ACTION_BY_CUSTOMER</OptInSource></ContactList>` +
				`<ContactList id="${node.listUri(2)}"></ContactList></ContactLists>`,
		);
		expect(node.hub.contact('old@example.com')).toMatchObject({
			fields: { FirstName: 'Ann', City: 'Rome' },
			memberships: [
				{ listId: 1, optInSource: 'ACTION_BY_CUSTOMER' },
				{ listId: 2, optInSource: 'ACTION_BY_CONTACT' },
			],
		});
		expect(json[0]).toMatchObject({ id, first_name: 'Ann', city: 'Rome', status: 'Active' });
	});

	it('sends two items about the same person in their order', async () => {
		const { json } = await node.run(
			'contact',
			'upsert',
			{ contactFields: fromItem, lists: ['1'], simplify: false },
			[
				{ email: 'same@example.com', city: 'Rome', note: 'first' },
				{ email: 'SAME@example.com', city: 'Oslo' },
			],
		);
		expect(json.map(({ city }) => city)).toEqual(['Rome', 'Oslo']);
		expect(node.hub.contact('same@example.com')?.fields).toMatchObject({
			City: 'Oslo',
			Note: 'first',
		});
	});

	it('says that a person who unsubscribed can only come back by their own action', async () => {
		node.put({ email: 'gone@example.com', doNotMail: true });
		const refused = await upsert({ email_address: 'gone@example.com' });
		expect(refused.error).toMatchObject({
			message:
				'Could not create or update contact: Contact gone@example.com has opted out and may only be added by the contact [item 0]',
			httpCode: '403',
		});
		expect(refused.error?.description).toMatch(
			/^The person has unsubscribed\. Only the person can resubscribe/,
		);
		const { json } = await upsert(
			{ email_address: 'gone@example.com' },
			{ optInSource: 'ACTION_BY_CONTACT' },
		);
		expect(json[0]).toMatchObject({ status: 'Active' });
		expect(json[0]).not.toHaveProperty('opt_out_time');
		expect(node.hub.contact('gone@example.com')).toMatchObject({ status: 'Active' });
	});

	it('shows the conflict when the contact still cannot be found', async () => {
		node.put({ email: 'old@example.com' });
		node.sandbox.faults.add({
			when: { method: 'POST' },
			do: { kind: 'status', status: 409, body: 'It exists' },
		});
		const { error } = await upsert({ email_address: 'unknown@example.com' });
		expect(error?.message).toBe('Could not create or update contact: It exists [item 0]');
		expect(node.requests()).toEqual(['POST /contacts', 'GET /contacts']);
	});

	it("passes on what isn't a conflict", async () => {
		const { error } = await upsert({ email_address: 'a@example.com' }, { lists: ['999'] });
		expect(error).toMatchObject({ httpCode: '400' });
		expect(node.requests()).toEqual(['POST /contacts']);
	});
});

it('returns the short form of a contact unless the user wants all of it', async () => {
	const fields = { email_address: 'short@example.com', first_name: 'Ann' };
	const { json } = await upsert(fields, { simplify: true });
	const whole = await upsert(fields);
	expect(Object.keys(json[0] ?? {}).length).toBeLessThan(Object.keys(whole.json[0] ?? {}).length);
	expect(json[0]).toMatchObject({ id: whole.json[0]?.id, first_name: 'Ann' });
});
