import { connectNode, type ConnectedNode } from '../setup';
import { customField, form, fromItem } from './contacts';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const create = async (value: object, more: object = {}, items = [{}]) =>
	await node.run('contact', 'create', { contactFields: form({ ...value }), ...more }, items);

const email_address = 'new@example.com';

it('writes core, phones and addresses by kind, lists and tags by name or ID, and a note', async () => {
	const [list, second] = node.account.lists();
	const [tag] = node.account.tags();
	const { json, error } = await create(
		{
			email_address: ' New@Example.com ',
			first_name: 'Ann',
			mobile_phone: '555-0100',
			work_street: '1 Elm Street',
			work_postal_code: '00100',
			birthday_month: 2,
			birthday_day: '29',
			anniversary: '2020-05-31T23:30:00+02:00',
			last_name: '',
		},
		{
			additionalFields: {
				lists: [list!.id, second!.name.toUpperCase()],
				createSource: 'Contact',
				permissionToSend: 'explicit',
				tags: [tag!.name],
				note: 'Met at the fair',
			},
			simplify: false,
		},
	);
	expect(error).toBeUndefined();
	expect(node.requests()).toEqual(['GET /contact_lists', 'GET /contact_tags', 'POST /contacts']);
	expect(node.lastBody()).toEqual({
		email_address: { address: email_address, permission_to_send: 'explicit' },
		first_name: 'Ann',
		birthday_month: 2,
		birthday_day: 29,
		anniversary: '2020-05-31',
		phone_numbers: [{ kind: 'mobile', phone_number: '555-0100' }],
		street_addresses: [{ kind: 'work', street: '1 Elm Street', postal_code: '00100' }],
		list_memberships: [list!.id, second!.id],
		taggings: [tag!.id],
		notes: [{ content: 'Met at the fair' }],
		create_source: 'Contact',
	});
	expect(json[0]).toMatchObject({ email_address: { address: email_address } });
	expect(node.account.mails.map(({ kind }) => kind)).toEqual(['welcome']);
});

it("sends IDs without looking anything up, and warns about a contact that isn't in any list", async () => {
	const { json, hints } = await create({ email_address });
	expect(node.requests()).toEqual(['POST /contacts']);
	expect(node.lastBody()).toEqual({
		email_address: { address: email_address },
		create_source: 'Account',
	});
	expect(json[0]).toMatchObject({ email_address, name: '', list_memberships: [] });
	expect(hints.map(({ message }) => message)).toEqual([
		'The contact is in no list, so no campaign reaches it',
	]);
	expect(node.account.mails).toEqual([]);
});

describe('custom fields', () => {
	it.each([
		['text_area', {}, 'Long', { value: 'Long' }],
		['number', { additionalFields: { decimalPlaces: 2 } }, 12.5, { value: '12.5' }],
		['currency', { additionalFields: { currencyCode: 'USD' } }, '7.25', { value: '7.25' }],
		['boolean', {}, 'Yes', { value: 'true' }],
		['date', {}, '2024/2/9', { value: '2024-02-09' }],
		['datetime', {}, '2024-02-09T08:30:00+01:00', { value: '2024-02-09T07:30:00Z' }],
	])('of type %s take what users have', async (type, more, given, expected) => {
		const key = await customField(node, { label: 'My field', type, ...more });
		const { error, json } = await create({ email_address, [key]: given });
		expect(error).toBeUndefined();
		expect(node.requests()[0]).toBe('GET /contact_custom_fields');
		expect(node.lastBody()).toMatchObject({
			custom_fields: [{ custom_field_id: key.slice(3), ...expected }],
		});
		expect(json[0]).toMatchObject({ custom_fields: { 'My field': expected.value } });
	});

	it('with choices take them by name, in any case, several at once', async () => {
		const choices = 'Red\nGreen, light\nBlue';
		const one = await customField(node, { label: 'Color', type: 'single_select', choices });
		const many = await customField(node, { label: 'Colors', type: 'multi_select', choices });
		const { error, json } = await create({
			email_address,
			[one]: 'green, LIGHT',
			[many]: 'red; Blue',
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			custom_fields: { Color: ['Green, light'], Colors: ['Red', 'Blue'] },
		});
	});

	it.each(['[]', ' ; ', '[""]', []])('with choices take %j for none', async (none) => {
		const choices = 'Red\nGreen';
		const one = await customField(node, { label: 'Color', type: 'single_select', choices });
		const many = await customField(node, { label: 'Colors', type: 'multi_select', choices });
		const { error } = await create({ email_address, [one]: none, [many]: none });
		expect(error).toBeUndefined();
		expect(node.lastBody()).not.toHaveProperty('custom_fields');
	});

	it('are found in an item by label, and read once for all items', async () => {
		await customField(node, { label: 'Shoe size', type: 'number' });
		const items = [
			{ Email: 'a@example.com', 'shoe size': 42, Firstname: 'Ann', nonsense: 1 },
			{ Email: 'b@example.com', SHOE_SIZE: '43', Mobile: '555' },
		];
		const { json, hints, error } = await node.run(
			'contact',
			'create',
			{ contactFields: fromItem },
			items,
		);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([
			{ email_address: 'a@example.com', custom_fields: { 'Shoe size': '42' }, first_name: 'Ann' },
			{
				email_address: 'b@example.com',
				custom_fields: { 'Shoe size': '43' },
				phone_number: '555',
			},
		]);
		const reads = node.requests().filter((request) => request.startsWith('GET'));
		expect(reads).toEqual(['GET /contact_custom_fields']);
		expect(hints.map(({ message }) => message)).toContain(
			"The column 'nonsense' matches no contact field and was left out",
		);
	});
});

describe('bad input is refused before anything is written', () => {
	it.each([
		[{ first_name: '' }, "'Email Address', 'First Name', 'Last Name' and 'SMS Number' are empty"],
		[{ email_address: 'ann' }, "'Email Address' isn't an email address: 'ann'"],
		[
			{ email_address: `${'x'.repeat(70)}@example.com` },
			"'Email Address' has 82 characters; the maximum is 80",
		],
		[
			{ email_address, first_name: 'x'.repeat(51) },
			"'First Name' has 51 characters; the maximum is 50",
		],
		[
			{ email_address, home_phone: '1'.repeat(26) },
			"'Home Phone' has 26 characters; the maximum is 25",
		],
		[{ email_address, home_street: 'x'.repeat(256) }, "'Home Street' has 256 characters"],
		[{ email_address, birthday_month: 2 }, "'Birthday Month' and 'Birthday Day' belong together"],
		[{ email_address, birthday_month: 2, birthday_day: 30 }, 'month 2 has fewer days'],
		[{ email_address, birthday_month: 13, birthday_day: 1 }, "'Birthday Month' is 13"],
		[{ email_address, birthday_month: '0x2', birthday_day: 1 }, "'Birthday Month' is '0x2'"],
		[{ email_address, anniversary: '31.05.2020' }, "'Anniversary' isn't a date"],
		[{ email_address, anniversary: '04/11/2020' }, "'Anniversary' isn't a date"],
		[{ email_address, anniversary: '2021-02-31' }, "'Anniversary' isn't a date"],
		[
			{ email_address, home_phone: '1', work_phone: '2', mobile_phone: '3', other_phone: '4' },
			'The contact would have 4 phone numbers',
		],
		[{ email_address, first_name: { a: 1 } }, "'First Name' is"],
		[{ email_address, first_name: '={{ $json.missing * 2 }}' }, "'First Name' is NaN"],
		[
			{ email_address, 'cf:00000000-0000-4000-8000-000000000000': 'x' },
			'The account has no custom field with the ID',
		],
	])('%j', async (value, message) => {
		const { error } = await create(value);
		expect(error?.message).toContain(message);
		expect(error?.message).toContain('[item 0]');
		expect(node.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
	});

	it.each([0, '0', '00', '0,0', 'n/a', '-'])('no month and day are %j', async (none) => {
		const birthday = { birthday_month: none, birthday_day: none };
		const { error } = await create({ email_address, ...birthday });
		expect(error).toBeUndefined();
		const [request] = node.sandbox.log.entries.filter(({ method }) => method === 'POST');
		expect(Object.keys(request?.body as object)).not.toContain('birthday_month');
		expect(Object.keys(request?.body as object)).not.toContain('birthday_day');
	});

	it.each([
		['number', 'twelve', "'My field' isn't a number: 'twelve'"],
		['boolean', 'maybe', "'My field' is 'maybe'"],
		['date', '9.2.2024', "'My field' isn't a date"],
		['string', 'x'.repeat(256), "'My field' has 256 characters; the maximum is 255"],
	])('a custom field of type %s that is %s', async (type, value, message) => {
		const key = await customField(node, { label: 'My field', type });
		const { error } = await create({ email_address, [key]: value });
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual(['GET /contact_custom_fields']);
	});

	it('an invalid choice, naming those that are', async () => {
		const choices = 'Red\nBlue';
		const key = await customField(node, { label: 'Color', type: 'single_select', choices });
		const { error } = await create({ email_address, [key]: 'green' });
		expect(error?.message).toContain("'Color' has no choice 'green'");
		expect(error?.description).toContain('Red, Blue');
		const two = await create({ email_address, [key]: 'Red,Blue' });
		expect(two.error?.message).toContain("'Color' accepts one choice, but has 2");
	});

	it('an unknown list, and too many of them', async () => {
		const wrong = await create({ email_address }, { additionalFields: { lists: ['Nowhere'] } });
		expect(wrong.error?.message).toContain("The account has no list named 'Nowhere'");
		const many = Array.from(
			{ length: 51 },
			(_, n) => `00000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`,
		);
		const { error } = await create({ email_address }, { additionalFields: { lists: many } });
		expect(error?.message).toContain('51 lists are chosen, and at most 50 are allowed');
		expect(node.requests()).toEqual(['GET /contact_lists']);
	});
});

it('says who has an address already', async () => {
	const { id } = node.account.putContact({ email: email_address, isDeleted: true });
	const { error } = await create({ email_address });
	expect(error).toMatchObject({ httpCode: '409' });
	expect(error?.message).toContain(id);
	expect(error?.description).toContain("'Restore Deleted'");
});

describe('a person who may not be mailed', () => {
	it.each(['Account', 'Contact'])(
		'is created unsubscribed, without an email, by %s',
		async (by) => {
			const { json, error } = await node.run(
				'contact',
				'create',
				{
					contactFields: fromItem,
					additionalFields: { permissionToSend: 'unsubscribed', createSource: by },
				},
				// What the item says of the person is what is written.
				[{ email_address, status: 'OPTOUT' }],
			);
			expect(error).toBeUndefined();
			expect(node.lastBody()).toEqual({
				email_address: { address: email_address, permission_to_send: 'unsubscribed' },
				create_source: by,
			});
			expect(json).toMatchObject([{ permission_to_send: 'unsubscribed', list_memberships: [] }]);
			expect(node.account.contact(email_address)?.email?.permission).toBe('unsubscribed');
			expect(node.account.mails).toEqual([]);
		},
	);

	it('is created as pending confirmation, in a list, without an email', async () => {
		const [list] = node.account.lists();
		const { json, error, hints } = await create(
			{ email_address },
			{ additionalFields: { permissionToSend: 'pending_confirmation', lists: [list!.id] } },
		);
		expect(error).toBeUndefined();
		expect(hints).toEqual([]);
		expect(node.lastBody()).toEqual({
			email_address: { address: email_address, permission_to_send: 'pending_confirmation' },
			list_memberships: [list!.id],
			create_source: 'Account',
		});
		expect(json).toMatchObject([{ permission_to_send: 'pending_confirmation' }]);
		expect(node.account.contact(email_address)?.email?.permission).toBe('pending_confirmation');
		expect(node.account.mails).toEqual([]);
	});

	it('is in no list, which is said before anything is sent, by a preview too', async () => {
		const [list] = node.account.lists();
		const more = { additionalFields: { permissionToSend: 'unsubscribed', lists: [list!.id] } };
		const message = expect.stringContaining(
			"'Permission to Send' is Unsubscribed, and 'List Names or IDs' isn't empty",
		) as string;
		const { error } = await create({ email_address }, more);
		expect(error?.message).toEqual(message);
		const { json } = await create({ email_address }, { ...more, preview: true });
		expect(json).toMatchObject([{ rows_to_send: 0, rows_skipped: [{ item: 0, message }] }]);
		expect(node.requests()).toEqual([]);
	});

	it('is asked for no list by a hint', async () => {
		const { hints } = await create(
			{ email_address },
			{ additionalFields: { permissionToSend: 'unsubscribed' } },
		);
		expect(hints).toEqual([]);
	});
});

it('says that a permission to send needs an address', async () => {
	const { error, hints } = await create(
		{ first_name: 'Ann' },
		{ additionalFields: { permissionToSend: 'unsubscribed' } },
	);
	expect(error).toBeUndefined();
	expect(node.lastBody()).toEqual({ first_name: 'Ann', create_source: 'Account' });
	expect(hints.map(({ message }) => message)).toEqual([
		"'Permission to Send' was left out: the contact has no email address",
	]);
});
