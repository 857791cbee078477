import { connectContacts, form, fromItem, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;

beforeEach(async () => (node = await connectContacts()));
afterEach(async () => await node.close());

const create = async (value: Record<string, unknown>, more: Record<string, unknown> = {}) =>
	await node.run('contact', 'create', { contactFields: form(value), lists: ['1'], ...more });

describe('contact: create', () => {
	it('posts JSON and returns the contact as stored', async () => {
		const { json, items } = await create(
			{
				email_address: ' New.One@Example.com ',
				first_name: 'Ann',
				prefix_name: 'Dr.',
				addr1: 'Elm 1',
				state_code: 'ma',
				country_code: 'US',
				business_city: 'Rome',
				business_state_name: 'Lazio',
				note: 'likes roses',
				custom_field15: 'x',
				city: '',
			},
			{ lists: ['1', '2'], actionBy: 'ACTION_BY_VISITOR' },
		);
		const [request] = node.sandbox.log.entries;
		expect(request).toMatchObject({ method: 'POST', path: '/v2/contacts', status: 201 });
		expect(request?.headers).toMatchObject({
			accept: 'application/json',
			'content-type': 'application/json',
			authorization: `Bearer ${node.account.credentials.accessToken}`,
		});
		expect(request?.query).toEqual({
			api_key: node.account.credentials.apiKey,
			action_by: 'ACTION_BY_VISITOR',
		});
		expect(node.sent('POST')).toEqual({
			prefix_name: 'Dr.',
			first_name: 'Ann',
			email_addresses: [{ email_address: 'new.one@example.com' }],
			addresses: [
				{ address_type: 'PERSONAL', line1: 'Elm 1', state_code: 'MA', country_code: 'us' },
				{ address_type: 'BUSINESS', city: 'Rome', state: 'Lazio' },
			],
			notes: [{ note: 'likes roses' }],
			custom_fields: [{ name: 'CustomField15', value: 'x' }],
			lists: [{ id: '1' }, { id: '2' }],
		});
		const contact = node.account.contact('new.one@example.com');
		expect(contact).toMatchObject({ status: 'ACTIVE', lists: [1, 2] });
		expect(json).toEqual([
			expect.objectContaining({
				id: String(contact?.id),
				first_name: 'Ann',
				status: 'ACTIVE',
				lists: [
					{ id: '1', status: 'ACTIVE' },
					{ id: '2', status: 'ACTIVE' },
				],
			}),
		]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('sends only the given fields, with the owner acting', async () => {
		await create({ email_address: 'short@example.com' });
		expect(node.sent('POST')).toEqual({
			email_addresses: [{ email_address: 'short@example.com' }],
			lists: [{ id: '1' }],
		});
		expect(node.query('POST')).toEqual({ action_by: 'ACTION_BY_OWNER' });
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
					'Address Line 1': 'Elm 1',
					ZIP: 12345,
					'State/Province (US/Canada)': 'ma',
					'Business Street': 'Main 2',
					'CUSTOM FIELD 3': true,
					Notes: 'a note',
					status: 'ACTIVE',
					lists: [{ id: '9' }],
					shoeSize: 38,
				},
			],
		);
		expect(node.sent('POST')).toEqual({
			first_name: 'Ann',
			email_addresses: [{ email_address: 'auto@example.com' }],
			addresses: [
				{ address_type: 'PERSONAL', line1: 'Elm 1', state_code: 'MA', postal_code: '12345' },
				{ address_type: 'BUSINESS', line1: 'Main 2' },
			],
			notes: [{ note: 'a note' }],
			custom_fields: [{ name: 'CustomField3', value: 'true' }],
			lists: [{ id: '1' }],
		});
		expect(hints?.map(({ message }) => message)).toEqual(
			['status', 'lists', 'shoeSize'].map(
				(column) => `The column '${column}' matches no contact field and was left out`,
			),
		);
	});

	it('accepts a contact as returned by the API, e.g. from another account', async () => {
		const { json } = await create({
			email_address: 'first@example.com',
			city: 'Rome',
			note: 'n',
			custom_field2: 'c',
		});
		const [response = {}] = json;
		const item = { ...response, email_addresses: [{ email_address: 'second@example.com' }] };
		const { hints } = await node.run(
			'contact',
			'create',
			{ contactFields: fromItem, lists: ['2'] },
			[item],
		);
		expect(hints ?? []).toEqual([]);
		expect(node.sent('POST')).toEqual({
			email_addresses: [{ email_address: 'second@example.com' }],
			addresses: [{ address_type: 'PERSONAL', city: 'Rome' }],
			notes: [{ note: 'n' }],
			custom_fields: [{ name: 'CustomField2', value: 'c' }],
			lists: [{ id: '2' }],
		});
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
			{ email_address: 'a@b.example', custom_field7: 'x'.repeat(51) },
			{},
			"'Custom Field 7' has 51 characters; the maximum is 50 [item 0]",
		],
		[
			{ email_address: 'a@b.example', business_postal_code: 'x'.repeat(26) },
			{},
			"'Business Postal Code' has 26 characters; the maximum is 25 [item 0]",
		],
		[
			{ email_address: 'a@b.example', business_state_code: 'XX' },
			{},
			"'Business State Code' is 'XX', which isn't a state of the United States or province of Canada [item 0]",
		],
		[
			{ email_address: 'a@b.example', business_state_code: 'ON', business_country_code: 'us' },
			{},
			"'Business State Code' ON (Ontario) doesn't belong to 'Business Country Code' us [item 0]",
		],
		[{ email_address: 'a@b.example', note: ['x'] }, {}, "'Note' isn't text [item 0]"],
		[
			{ email_address: 'a@b.example' },
			{ lists: '={{ [] }}' },
			"'List Names or IDs' is empty: its expression returns nothing [item 0]",
		],
		[
			{ email_address: 'a@b.example' },
			{ lists: ['General Interest'] },
			"'List Names or IDs' contains 'General Interest', which isn't the ID of a list [item 0]",
		],
		[
			{ email_address: 'a@b.example' },
			{ actionBy: '={{ "ACTION_BY_contact" }}' },
			"'Action By' is 'ACTION_BY_contact' [item 0]",
		],
	])('refuses %j %j before anything is sent', async (value, more, message) => {
		const { error } = await create(value, more);
		expect(error?.message).toBe(message);
		expect(node.requests()).toEqual([]);
	});

	it('shows what the API refuses: an address that exists, an unknown list', async () => {
		node.put({ email: 'old@example.com', lists: [], optOut: true });
		const conflict = await create({ email_address: 'old@example.com' });
		expect(conflict.error).toMatchObject({
			httpCode: '409',
			message: 'Could not create contact: Email address old@example.com already exists. [item 0]',
		});
		expect(conflict.error?.description).toMatch(
			/^The address already belongs to a contact, who may have unsubscribed or been deleted\. 'Create or Update' changes/,
		);
		const unknown = await create({ email_address: 'new@example.com' }, { lists: ['999'] });
		expect(unknown.error).toMatchObject({ httpCode: '400' });
		expect(unknown.error?.description).toMatch(/^Choose an existing list/);
	});

	it('continues with the other items and pairs what is output', async () => {
		const { items } = await node.run(
			'contact',
			'create',
			{ contactFields: fromItem, lists: ['1'] },
			[{ email: 'a@example.com' }, { email: 'nobody' }, { email: 'c@example.com' }],
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(items[1]?.json).toEqual({
			error:
				"'Email Address' isn't an email address: 'nobody' [item 1]. Use one address, e.g. ann@example.com.",
		});
	});
});
