import { byId } from '../setup';
import { connectContacts, form, payloadOf, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;
let id: string;

beforeEach(async () => {
	node = await connectContacts();
	id = node.put({
		email: 'ann@example.com',
		emailType: 'Text',
		fields: {
			FirstName: 'Ann',
			Note: 'old note',
			StateCode: 'MA',
			StateName: 'Massachusetts',
			CountryCode: 'us',
			CountryName: 'United States',
		},
		lists: [1, 3],
	});
});
afterEach(async () => await node.close());

const update = async (
	value: Record<string, unknown>,
	updateFields: Record<string, unknown> = {},
	contact = id,
) =>
	await node.run('contact', 'update', {
		contact: byId(contact),
		contactFields: form(value),
		updateFields,
	});

const after = () => node.hub.contact(Number(id));

describe('contact: update', () => {
	it('lets the last of several items about a contact win, even if its look-up is faster', async () => {
		node.sandbox.faults.add({
			when: { path: /contacts$/ },
			times: 1,
			do: { kind: 'slowBody', bytesPerSecond: 5000 },
		});
		const items = ['first', 'second'].map((name) => ({ name }));
		const { error } = await node.run(
			'contact',
			'update',
			{ contact: byId('ann@example.com'), contactFields: form({ last_name: '={{ $json.name }}' }) },
			items,
		);
		expect(error).toBeUndefined();
		expect(JSON.stringify(after())).toContain('second');
	});

	it('reads, merges and puts: the other fields and the lists stay', async () => {
		const { json } = await update({ last_name: 'Berg', note: '' });
		expect(node.requests()).toEqual([`GET /contacts/${id}`, `PUT /contacts/${id}`]);
		const uri = `http://api.constantcontact.com/ws/customers/joesflowers/contacts/${id}`;
		expect(node.sent('PUT')).toContain(`<id>${uri}</id>`);
		expect(node.sent('PUT')).toContain(
			`<Contact xmlns="http://ws.constantcontact.com/ns/1.0/" id="${uri}">`,
		);
		const kept = (list: number) =>
			`<ContactList id="${node.listUri(list)}"><OptInSource>ACTION_BY_CUSTOMER</OptInSource></ContactList>`;
		expect(payloadOf(node.sent('PUT'))).toBe(
			'<EmailAddress>ann@example.com</EmailAddress>' +
				'<OptInSource>ACTION_BY_CUSTOMER</OptInSource><EmailType>Text</EmailType>' +
				'<FirstName>Ann</FirstName><LastName>Berg</LastName>' +
				'<StateCode>MA</StateCode><StateName>Massachusetts</StateName>' +
				'<CountryCode>us</CountryCode><CountryName>United States</CountryName>' +
				`<Note>old note</Note><ContactLists>${kept(1)}${kept(3)}</ContactLists>`,
		);
		expect(after()).toMatchObject({
			emailType: 'Text',
			fields: { FirstName: 'Ann', LastName: 'Berg', Note: 'old note' },
			memberships: [{ listId: 1 }, { listId: 3 }],
		});
		const { json: read } = await node.run('contact', 'get', { contact: byId(id), simplify: false });
		const { last_update_time: _time, updated: _updated, ...expected } = read[0] ?? {};
		expect(json).toEqual([expect.objectContaining(expected)]);
		expect(Object.keys(json[0] ?? {})).not.toContain('updated');
	});

	it('finds the contact by email address and changes the address', async () => {
		await update({ email_address: 'New@Example.com' }, {}, ' ANN@example.com ');
		expect(node.requests()).toEqual([
			'GET /contacts',
			`GET /contacts/${id}`,
			`PUT /contacts/${id}`,
		]);
		expect(node.sandbox.log.entries[0]?.query).toEqual({ email: 'ann@example.com' });
		expect(after()?.email).toBe('new@example.com');
	});

	it('empties fields', async () => {
		const { json } = await update({}, { fieldsToClear: ['note', 'state_code', 'state_name'] });
		expect(after()?.fields).toEqual({
			FirstName: 'Ann',
			CountryCode: 'us',
			CountryName: 'United States',
		});
		expect(json[0]).toMatchObject({ note: '', first_name: 'Ann' });
	});

	it('updates the name when a code changes, unless it is given', async () => {
		await update({ state_code: 'on', country_code: 'CA' });
		expect(after()?.fields).toMatchObject({
			StateCode: 'ON',
			StateName: 'Ontario',
			CountryCode: 'ca',
			CountryName: 'Canada',
		});
		await update({ state_code: 'QC', state_name: 'Québec' });
		expect(after()?.fields).toMatchObject({ StateCode: 'QC', StateName: 'Québec' });
	});

	it('sends the opt-in source that is chosen', async () => {
		await update({ city: 'Rome' }, { optInSource: 'ACTION_BY_CONTACT' });
		expect(payloadOf(node.sent('PUT'))).toContain(
			'</EmailAddress><OptInSource>ACTION_BY_CONTACT</OptInSource>',
		);
	});

	it("updates a contact without lists, which is possible only by the contact's own action", async () => {
		id = node.put({ email: 'out@example.com', doNotMail: true });
		const { error, json } = await update({ city: 'Rome' }, { optInSource: 'ACTION_BY_CONTACT' });
		expect(error).toBeUndefined();
		expect(payloadOf(node.sent('PUT'))).toMatch(
			/<OptInSource>ACTION_BY_CUSTOMER<.*<ContactLists><\/ContactLists>$/,
		);
		expect(json[0]).toMatchObject({ status: 'Do Not Mail', city: 'Rome', contact_lists: [] });
		expect(after()).toMatchObject({ status: 'Do Not Mail', fields: { City: 'Rome' } });
	});

	it("refuses a state that doesn't belong to the contact's country, without writing", async () => {
		const { error } = await update({ country_code: 'it' });
		expect(error).toMatchObject({
			message: "'State Code' MA (Massachusetts) doesn't belong to 'Country Code' it [item 0]",
			description:
				"Set 'Country Code' to us, or give 'State Name' instead of 'State Code'. In an update, list the old 'State Code' under 'Fields to Clear'.",
		});
		expect(node.requests()).toEqual([`GET /contacts/${id}`]);
		await update({ country_code: 'it' }, { fieldsToClear: ['state_code', 'state_name'] });
		expect(after()?.fields).toMatchObject({ CountryCode: 'it', CountryName: 'Italy' });
	});

	it.each([
		[{}, {}, 'There is nothing to update [item 0]'],
		[
			{ note: 'x' },
			{ fieldsToClear: ['note'] },
			"'Note' is both filled in and listed under 'Fields to Clear' [item 0]",
		],
		[
			{},
			{ fieldsToClear: ['email_address'] },
			"'Fields to Clear' names 'email_address', which can't be emptied [item 0]",
		],
		[
			{ note: 'x' },
			{ optInSource: '={{ "ACTION_BY_customer" }}' },
			"'Opt-In Source' is 'ACTION_BY_customer' [item 0]",
		],
	])('refuses %j %j before anything is sent', async (value, updateFields, message) => {
		const { error } = await update(value, updateFields);
		expect(error?.message).toBe(message);
		expect(node.requests()).toEqual([]);
	});

	it('keeps lists whose IDs have line breaks, under a user name that is an address', async () => {
		await node.close();
		node = await connectContacts({ idLineBreaks: true, username: 'joe@flowers.example' });
		id = node.put({ email: 'ann@example.com', lists: [1, 3] });
		const uri = node.listUri(1).replace('lists/1', `contacts/${id}`);
		expect((await update({ city: 'Rome' }, {}, uri)).error).toBeUndefined();
		expect(after()).toMatchObject({
			fields: { City: 'Rome' },
			memberships: [{ listId: 1 }, { listId: 3 }],
		});
	});

	it('keeps both changes when two items change the same contact', async () => {
		await node.run(
			'contact',
			'update',
			{
				contact: byId(id),
				contactFields: { mappingMode: 'autoMapInputData', value: null, schema: [] },
			},
			[{ city: 'Rome' }, { company: 'Elm' }],
		);
		expect(after()?.fields).toMatchObject({ City: 'Rome', CompanyName: 'Elm' });
	});

	it("shows the service's own message: unknown contact, address of somebody else", async () => {
		const unknown = await update({ city: 'Rome' }, {}, '999999999');
		expect(unknown.error).toMatchObject({ httpCode: '404' });
		node.put({ email: 'taken@example.com' });
		const taken = await update({ email_address: 'taken@example.com' });
		expect(taken.error?.message).toBe(
			'Could not update contact: Contact with email address taken@example.com already exists [item 0]',
		);
	});
});
