import { byId } from '../setup';
import { connectContacts, form, fromItem, FULL, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;
let id: string;

beforeEach(async () => {
	node = await connectContacts();
	id = node.put(FULL);
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

const after = () => node.account.contact(Number(id));

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

	it('reads, merges and puts: other fields, lists and the IDs of nested records are kept', async () => {
		const before = after();
		const { json, items } = await update({
			last_name: 'Berg',
			addr2: 'Floor 3',
			custom_field2: 'new',
			home_phone: '',
		});
		expect(node.requests()).toEqual([`GET /contacts/${id}`, `PUT /contacts/${id}`]);
		expect(node.query('PUT')).toEqual({ action_by: 'ACTION_BY_OWNER' });
		expect(node.sent('PUT')).toEqual({
			source: 'Website',
			source_details: 'form 7',
			first_name: 'Ann',
			last_name: 'Berg',
			home_phone: '0781 555',
			email_addresses: [{ id, email_address: 'ann@example.com' }],
			addresses: [
				{
					id: '701',
					address_type: 'PERSONAL',
					line1: 'Elm 1',
					line2: 'Floor 3',
					city: 'Waltham',
					state_code: 'MA',
					country_code: 'us',
				},
				{ id: '702', address_type: 'BUSINESS', line1: 'Main 2', city: 'Boston' },
			],
			notes: [{ id: '801', note: 'old note' }],
			custom_fields: [
				{ name: 'CustomField1', value: 'Card 9' },
				{ name: 'CustomField2', value: 'new' },
				{ name: 'CustomField15', value: 'blue' },
			],
			lists: [{ id: '1' }, { id: '3' }],
		});
		expect(after()).toEqual({
			...before,
			texts: { ...before?.texts, last_name: 'Berg' },
			customFields: { ...before?.customFields, CustomField2: 'new' },
			addresses: [
				{
					...before?.addresses[0],
					texts: { ...before?.addresses[0]?.texts, line2: 'Floor 3' },
				},
				before?.addresses[1],
			],
			modifiedTime: expect.any(Number) as number,
		});
		expect(json[0]).toMatchObject({ id, first_name: 'Ann', last_name: 'Berg', status: 'ACTIVE' });
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('finds the contact by email address and changes the address', async () => {
		await update({ email_address: 'New@Example.com' }, {}, ' ANN@example.com ');
		expect(node.requests()).toEqual([
			'GET /contacts',
			`GET /contacts/${id}`,
			`PUT /contacts/${id}`,
		]);
		expect(node.sandbox.log.entries[0]?.query).toMatchObject({ email: 'ann@example.com' });
		expect(node.sent('PUT')).toMatchObject({
			email_addresses: [{ id, email_address: 'new@example.com' }],
		});
		expect(after()?.email).toBe('new@example.com');
	});

	it('empties fields, and whole addresses', async () => {
		const { json } = await update(
			{},
			{
				fieldsToClear: ['note', 'home_phone', 'custom_field1', 'business_addr1', 'business_city'],
			},
		);
		expect(after()).toMatchObject({
			texts: { first_name: 'Ann' },
			customFields: { CustomField15: 'blue' },
			notes: [],
			addresses: [{ id: '701' }],
			lists: [1, 3],
		});
		expect(node.sent('PUT')).not.toHaveProperty('notes');
		expect(json[0]).toMatchObject({ notes: [], home_phone: '' });
	});

	it('drops the name of the old state when the code changes, unless one is given', async () => {
		id = node.put({
			...FULL,
			addresses: [
				{
					id: '701',
					type: 'PERSONAL',
					texts: { state_code: 'MA', state: 'Massachusetts', country_code: 'US' },
				},
			],
		});
		await update({ state_code: 'ny' });
		expect(after()?.addresses[0]?.texts).toEqual({ state_code: 'NY', country_code: 'US' });
		await update({ state_code: 'QC', state_name: 'Québec', country_code: 'ca' });
		expect(after()?.addresses[0]?.texts).toEqual({
			state_code: 'QC',
			state: 'Québec',
			country_code: 'ca',
		});
	});

	it("refuses a state that doesn't belong to the contact's country, without writing", async () => {
		const { error } = await update({ country_code: 'it' });
		expect(error?.message).toBe(
			"'State Code' MA (Massachusetts) doesn't belong to 'Country Code' it [item 0]",
		);
		expect(node.requests()).toEqual([`GET /contacts/${id}`]);
	});

	it("sends 'Action By', and leaves a contact who has opted out without lists", async () => {
		id = node.put({ email: 'out@example.com', optOut: true });
		const { json } = await update({ city: 'Rome' }, { actionBy: 'ACTION_BY_VISITOR' });
		expect(node.query('PUT')).toEqual({ action_by: 'ACTION_BY_VISITOR' });
		expect(node.sent('PUT')).toMatchObject({ lists: [] });
		expect(json[0]).toMatchObject({ status: 'OPTOUT', lists: [] });
	});

	it('refuses a contact with three addresses, which no PUT may send back', async () => {
		const [home] = FULL.addresses ?? [];
		id = node.put({
			...FULL,
			addresses: [...(FULL.addresses ?? []), { ...home!, id: '703' }],
		});
		const { error } = await update({ city: 'Rome' });
		expect(error).toMatchObject({
			message:
				'The contact has 3 postal addresses, but the API takes at most 2 and would refuse the change [item 0]',
			description:
				'Delete one of them on the website of Constant Contact, then run again. Nothing was changed.',
		});
		expect(node.requests()).toEqual([`GET /contacts/${id}`]);
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
	])('refuses %j %j before anything is sent', async (value, updateFields, message) => {
		const { error } = await update(value, updateFields);
		expect(error?.message).toBe(message);
		expect(node.requests()).toEqual([]);
	});

	it('works with the numeric IDs of old responses', async () => {
		node.account.options.idType = 'number';
		const { json } = await update({ city: 'Rome' });
		expect(node.sent('PUT')).toMatchObject({ lists: [{ id: '1' }, { id: '3' }] });
		expect(json[0]).toMatchObject({ id, lists: [{ id: '1' }, { id: '3' }] });
	});

	it('keeps both changes when two items change the same contact', async () => {
		await node.run('contact', 'update', { contact: byId(id), contactFields: fromItem }, [
			{ job_title: 'Boss' },
			{ company: 'Elm' },
		]);
		expect(after()?.texts).toMatchObject({ job_title: 'Boss', company_name: 'Elm' });
	});

	it("shows the API's own message: unknown contact, address of somebody else", async () => {
		const unknown = await update({ city: 'Rome' }, {}, '999999999');
		expect(unknown.error).toMatchObject({
			httpCode: '404',
			message:
				"Could not update contact: No persons found using 'contact ids (999999999)' [item 0]",
		});
		const nobody = await update({ city: 'Rome' }, {}, 'nobody@example.com');
		expect(nobody.error?.message).toBe(
			"No contact has the email address 'nobody@example.com' [item 0]",
		);
		node.put({ email: 'taken@example.com' });
		const taken = await update({ email_address: 'taken@example.com' });
		expect(taken.error).toMatchObject({ httpCode: '409' });
		expect(taken.error?.description).toMatch(/^The address already belongs to a contact/);
	});
});
