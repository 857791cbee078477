import { connectContacts, form, fromItem, payloadOf, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;

beforeEach(async () => (node = await connectContacts()));
afterEach(async () => await node.close());

const create = async (value: Record<string, unknown>, more: Record<string, unknown> = {}) =>
	await node.run('contact', 'create', { contactFields: form(value), lists: ['1'], ...more });

describe('contact: create', () => {
	it('posts an Atom entry and returns the contact as stored', async () => {
		const { json, items } = await create(
			{ email_address: ' New.One@Example.com ', first_name: 'Ann', custom_field15: 'x', city: '' },
			{ lists: ['1', '2'], optInSource: 'ACTION_BY_CONTACT' },
		);
		const [request] = node.sandbox.log.entries;
		expect(request).toMatchObject({
			method: 'POST',
			path: '/ws/customers/joesflowers/contacts',
			query: {},
			status: 201,
		});
		expect(request?.headers['content-type']).toBe('application/atom+xml');
		const entry = node.sent('POST');
		expect(entry).toContain('<id>data:,none</id>');
		expect(entry).toContain('<Contact xmlns="http://ws.constantcontact.com/ns/1.0/">');
		expect(payloadOf(entry)).toBe(
			'<EmailAddress>new.one@example.com</EmailAddress>' +
				'<OptInSource>ACTION_BY_CONTACT</OptInSource>' +
				'<FirstName>Ann</FirstName><CustomField15>x</CustomField15>' +
				`<ContactLists><ContactList id="${node.listUri(1)}"></ContactList>` +
				`<ContactList id="${node.listUri(2)}"></ContactList></ContactLists>`,
		);
		const contact = node.hub.contact('new.one@example.com');
		expect(contact).toMatchObject({
			status: 'Active',
			fields: { FirstName: 'Ann', CustomField15: 'x' },
			memberships: [{ listId: 1, optInSource: 'ACTION_BY_CONTACT' }, { listId: 2 }],
		});
		expect(json).toEqual([
			expect.objectContaining({
				id: String(contact?.id),
				email_address: 'new.one@example.com',
				first_name: 'Ann',
				status: 'Active',
			}),
		]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('finds the fields of an item by name and says which columns match none', async () => {
		const { hints } = await node.run(
			'contact',
			'create',
			{ contactFields: fromItem, lists: '={{ 1 }}' },
			[
				{
					'EMAIL ADDRESS': 'auto@example.com',
					FirstName: 'Ann',
					last_name: 'Berg',
					'Address Line 1': 'Elm 1',
					ZIP: 12345,
					'State/Province (US/Canada)': 'ma',
					'CUSTOM FIELD 3': true,
					status: 'Active',
					contact_lists: [{ id: '9' }],
					shoeSize: 38,
				},
			],
		);
		expect(node.hub.contact('auto@example.com')?.fields).toEqual({
			FirstName: 'Ann',
			LastName: 'Berg',
			Addr1: 'Elm 1',
			PostalCode: '12345',
			StateCode: 'MA',
			CustomField3: 'true',
		});
		expect(hints?.map(({ message }) => message)).toEqual(
			['status', 'contact_lists', 'shoeSize'].map(
				(column) => `The column '${column}' matches no contact field and was left out`,
			),
		);
	});

	it('accepts lists by ID, by URI and with commas', async () => {
		await create({ email_address: 'a@example.com' }, { lists: `={{ "1, ${node.listUri(3)}" }}` });
		expect(node.hub.contact('a@example.com')?.memberships.map(({ listId }) => listId)).toEqual([
			1, 3,
		]);
	});

	it.each([
		[{}, {}, "'Email Address' is empty [item 0]"],
		[
			{ email_address: '={{ $json.mail }}' },
			{},
			"'Email Address' is empty: its expression returns nothing [item 0]",
		],
		[{ email_address: 'nobody' }, {}, "'Email Address' isn't an email address: 'nobody' [item 0]"],
		[
			{ email_address: 'a@b.example', note: 'x'.repeat(501) },
			{},
			"'Note' has 501 characters; the maximum is 500 [item 0]",
		],
		[
			{ email_address: 'a@b.example', postal_code: 'x'.repeat(26) },
			{},
			"'Postal Code' has 26 characters; the maximum is 25 [item 0]",
		],
		[
			{ email_address: 'a@b.example', custom_field7: 'x'.repeat(51) },
			{},
			"'Custom Field 7' has 51 characters; the maximum is 50 [item 0]",
		],
		[
			{ email_address: `${'x'.repeat(72)}@b.example` },
			{},
			"'Email Address' has 82 characters; the maximum is 80 [item 0]",
		],
		[
			{ email_address: 'a@b.example', state_code: 'XX' },
			{},
			"'State Code' is 'XX', which isn't a state of the United States or province of Canada [item 0]",
		],
		[
			{ email_address: 'a@b.example', country_code: 'xx' },
			{},
			"'Country Code' is 'xx', which isn't a country's code [item 0]",
		],
		[
			{ email_address: 'a@b.example', state_code: 'ON', country_code: 'US' },
			{},
			"'State Code' ON (Ontario) doesn't belong to 'Country Code' us [item 0]",
		],
		[{ email_address: 'a@b.example', email_type: 'PDF' }, {}, "'Email Type' is 'PDF' [item 0]"],
		[
			{ email_address: 'a@b.example', note: 'a\u0000b' },
			{},
			"'Note' contains a control character, U+0000 [item 0]",
		],
		[{ email_address: 'a@b.example', note: ['x'] }, {}, "'Note' isn't text [item 0]"],
		[
			{ email_address: 'a@b.example' },
			{ lists: '={{ [] }}' },
			"'List Names or IDs' is empty: its expression returns nothing [item 0]",
		],
		[
			{ email_address: 'a@b.example' },
			{ lists: ['active'] },
			"'List Names or IDs' contains 'active', which isn't the ID of a list [item 0]",
		],
		[
			{ email_address: 'a@b.example' },
			{ optInSource: '={{ "action_by_contact" }}' },
			"'Opt-In Source' is 'action_by_contact' [item 0]",
		],
	])('refuses %j %j before anything is sent', async (value, more, message) => {
		const { error } = await create(value, more);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/\.$/);
		expect(node.requests()).toEqual([]);
	});

	it('says what to do about 409, 400 and 500', async () => {
		node.put({ email: 'old@example.com' });
		const conflict = await create({ email_address: 'old@example.com' });
		expect(conflict.error).toMatchObject({
			message:
				'Could not create contact: Contact with email address old@example.com already exists [item 0]',
			description:
				'It already exists: email addresses and the names of lists and campaigns must be unique. Update it instead. (POST /customers/joesflowers/contacts, status 409)',
			httpCode: '409',
		});
		const unknownList = await create({ email_address: 'x@example.com' }, { lists: ['999'] });
		expect(unknownList.error?.message).toBe(
			`Could not create contact: Unknown list '${node.listUri(999)}' [item 0]`,
		);
		node.sandbox.log.clear();
		node.sandbox.faults.add({ do: { kind: 'html', status: 500 } });
		const broken = await create({ email_address: 'x@example.com' });
		expect(broken.error?.description).toContain(
			'(POST /customers/joesflowers/contacts, status 500)',
		);
		// A POST is never retried: it may have been carried out.
		expect(node.requests()).toEqual(['POST /contacts']);
	});

	it('continues after an item that failed', async () => {
		const { json, items } = await node.run(
			'contact',
			'create',
			{ contactFields: fromItem, lists: ['1'] },
			[{ email: 'a@example.com' }, { email: 'nobody' }, { email: 'c@example.com' }],
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(json.map(({ email_address: email, error }) => email ?? error)).toEqual([
			'a@example.com',
			"'Email Address' isn't an email address: 'nobody' [item 1]. Use one address, e.g. ann@example.com.",
			'c@example.com',
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});
});
