import type { V3Response } from '../testClient';
import { startAccount, type TestAccount } from '../testAccount';

const EVERYTHING = 'custom_fields,list_memberships,phone_numbers,street_addresses,taggings,notes';

let account: TestAccount;
let lists: string[];
let tags: string[];
beforeEach(async () => {
	account = await startAccount();
	lists = account.v3.lists().map(({ id }) => id);
	tags = account.v3.tags().map(({ id }) => id);
});
afterEach(async () => await account.close());

const post = async (body: object) => await account.client.post('/contacts', body);
const put = async (id: string, body: object) => await account.client.put(`/contacts/${id}`, body);
const fieldId = (label: string) =>
	account.v3.customFields().find((field) => field.label === label)!.id;
const idOf = ({ body }: V3Response) => String(body.contact_id);

const whole = () => ({
	email_address: { address: 'Ann@Example.com', permission_to_send: 'implicit' },
	first_name: 'Ann',
	last_name: 'Bay',
	job_title: 'Buyer',
	company_name: 'Elm & Sons',
	create_source: 'Account',
	birthday_month: 2,
	birthday_day: 29,
	anniversary: '11/15/2006',
	custom_fields: [{ custom_field_id: fieldId('Customer Card'), value: 'Card 1' }],
	phone_numbers: [{ phone_number: '+1-781-555-0100', kind: 'home' }],
	street_addresses: [{ kind: 'home', street: '1 Main Street', city: 'Waltham' }],
	list_memberships: [lists[0]],
	taggings: [tags[0]],
	notes: [{ content: 'First' }],
});

describe('POST /contacts', () => {
	it('creates a contact', async () => {
		const created = await post(whole());
		expect(created.status).toBe(201);
		expect(created.body).toMatchObject({
			email_address: {
				address: 'ann@example.com',
				permission_to_send: 'implicit',
				opt_in_source: 'Account',
				confirm_status: 'off',
			},
			first_name: 'Ann',
			birthday_month: 2,
			anniversary: '2006-11-15',
			create_source: 'Account',
			created_at: '2026-01-01T00:00:00Z',
			list_memberships: [lists[0]],
			taggings: [tags[0]],
			notes: [{ content: 'First' }],
		});
		const read = await account.client.get(`/contacts/${idOf(created)}`, { include: EVERYTHING });
		expect(read.body).toEqual(created.body);
		expect(account.v3.mails).toEqual([]);
	});

	it('tells both faults of a source that is missing', async () => {
		const { status, message } = await post({ first_name: 'Ann' });
		expect([status, message.split(', ')]).toEqual([
			400,
			[
				'create_source is required',
				'create_source is not valid, it must be one of Account Contact',
			].flatMap((text) => text.split(', ')),
		]);
	});

	it('needs a name, an address or a number', async () => {
		expect((await post({ create_source: 'Account', company_name: 'Elm' })).status).toBe(400);
		expect((await post({ create_source: 'Account', last_name: 'Bay' })).status).toBe(201);
	});

	it('refuses an address that exists, a deleted one too, and names the contact', async () => {
		const known = [...account.v3.contacts()].find(({ deletedTime }) => deletedTime === undefined)!;
		const body = {
			create_source: 'Account',
			email_address: { address: known.email!.address.toUpperCase() },
		};
		const taken = await post(body);
		expect([taken.status, taken.key]).toEqual([409, 'contacts.api.conflict']);
		expect(taken.message.endsWith(known.id)).toBe(true);
		await account.client.delete(`/contacts/${known.id}`);
		expect((await post(body)).status).toBe(409);
	});

	it('greets who added themselves, or asks them to confirm', async () => {
		const contact = (address: string) => ({
			create_source: 'Contact',
			email_address: { address },
		});
		const first = await post(contact('a@example.com'));
		account.v3.options.confirmedOptIn = true;
		const second = await post(contact('b@example.com'));
		expect(
			[first, second].map(({ body }) => String(body.email_address!.permission_to_send)),
		).toEqual(['explicit', 'pending_confirmation']);
		expect(account.v3.mails.map(({ kind, to }) => [kind, to])).toEqual([
			['welcome', 'a@example.com'],
			['optInConfirmation', 'b@example.com'],
		]);
		account.v3.confirmOptIn(idOf(second));
		expect(account.v3.contact('b@example.com')!.email).toMatchObject({
			permission: 'explicit',
			confirmStatus: 'confirmed',
		});
	});

	it("doesn't ask people who are created unsubscribed to confirm", async () => {
		account.v3.options.confirmedOptIn = true;
		const { body } = await post({
			create_source: 'Contact',
			email_address: { address: 'out@example.com', permission_to_send: 'unsubscribed' },
			list_memberships: [lists[0]],
		});
		expect(body).toMatchObject({
			email_address: { permission_to_send: 'unsubscribed', opt_out_source: 'Contact' },
		});
		expect(account.v3.contact('out@example.com')!.lists).toEqual([]);
		expect(account.v3.mails).toEqual([]);
	});

	it.each([
		['a long name', { first_name: 'x'.repeat(51) }],
		['a long address', { email_address: { address: `${'x'.repeat(75)}@a.example` } }],
		['an address that is none', { email_address: { address: 'ann at example.com' } }],
		[
			'another permission',
			{ email_address: { address: 'x@example.com', permission_to_send: 'yes' } },
		],
		['an address as a text', { email_address: 'x@example.com' }],
		['a birthday without its day', { birthday_month: 2 }],
		['a birthday that never is', { birthday_month: 2, birthday_day: 30 }],
		['a day first', { anniversary: '15/11/2006' }],
		['a day first with hyphens', { anniversary: '15-11-2006' }],
		['an anniversary that never was', { anniversary: '2006-02-30' }],
		['the phone of a sign-up', { phone_number: '+1-781-555-0100' }],
		['an unknown list', { list_memberships: ['6d7b1b52-0f3a-4a53-9d7c-0a6b1c2d3e4f'] }],
		['a list that is no id', { list_memberships: ['1'] }],
		[
			'too many tags',
			{ taggings: Array.from({ length: 51 }, () => '6d7b1b52-0f3a-4a53-9d7c-0a6b1c2d3e4f') },
		],
		[
			'a fourth phone',
			{ phone_numbers: Array.from({ length: 4 }, (_, n) => ({ phone_number: `${n}` })) },
		],
		[
			'two phones of a kind',
			{ phone_numbers: [1, 2].map((n) => ({ phone_number: `${n}`, kind: 'home' })) },
		],
		['another kind', { phone_numbers: [{ phone_number: '1', kind: 'fax' }] }],
		['an address without a kind', { street_addresses: [{ city: 'Cork' }] }],
		['a long note', { notes: [{ content: 'x'.repeat(2001) }] }],
		[
			'an unknown field',
			{ custom_fields: [{ custom_field_id: '6d7b1b52-0f3a-4a53-9d7c-0a6b1c2d3e4f', value: 'x' }] },
		],
	])('refuses %s', async (_name, changes) => {
		const { status, key } = await post({ create_source: 'Account', first_name: 'Ann', ...changes });
		expect([status, key]).toEqual([400, 'contacts.api.validation.error']);
		expect(account.v3.counts.contacts).toBe(60);
	});

	it.each([
		['Points', '12.5'],
		['Points', '-1'],
		['Turnover', '1.234'],
		['Wants Catalogue', 'yes'],
		['Member Since', '31.12.2020'],
		['Favourite Flower', 'Daisy'],
		['Customer Card', 'x'.repeat(256)],
	])('refuses for the field %s the value %s', async (label, value) => {
		const custom_fields = [{ custom_field_id: fieldId(label), value }];
		expect(
			(await post({ create_source: 'Account', first_name: 'Ann', custom_fields })).status,
		).toBe(400);
	});

	it.each([
		['Points', '12'],
		['Turnover', '1.23'],
		['Wants Catalogue', 'true'],
		['Member Since', '2020-12-31'],
		['Last Visit', 'before Easter'],
		['Favourite Flower', 'Rose'],
	])('takes for the field %s the value %s', async (label, value) => {
		const custom_fields = [{ custom_field_id: fieldId(label), value }];
		const created = await post({ create_source: 'Account', first_name: 'Ann', custom_fields });
		expect(created.status).toBe(201);
		expect(created.body.custom_fields).toEqual(custom_fields);
	});

	it('accepts choices by their ids', async () => {
		const field = account.v3.customFields().find(({ label }) => label === 'Interests')!;
		const choice_ids = field.choices.slice(0, 2).map(({ choiceId }) => choiceId);
		const body = (ids: Array<number | string>) => ({
			create_source: 'Account',
			first_name: 'Ann',
			custom_fields: [{ custom_field_id: field.id, choice_ids: ids }],
		});
		expect((await post(body(choice_ids))).body.custom_fields).toEqual([
			{ custom_field_id: field.id, choice_ids: choice_ids.map(String) },
		]);
		expect((await post(body(['999']))).status).toBe(400);
	});
});

describe('PUT /contacts/{contact_id}', () => {
	let id: string;
	beforeEach(async () => {
		id = idOf(await post(whole()));
		account.clock.advance(60_000);
	});

	it('empties the core that it lacks, and keeps the parts that it lacks (pains 5, 6)', async () => {
		const { status, body } = await put(id, { update_source: 'Account', first_name: 'Ann' });
		expect(status).toBe(200);
		for (const name of [
			'last_name',
			'job_title',
			'company_name',
			'birthday_month',
			'anniversary',
		]) {
			expect(body).not.toHaveProperty(name);
		}
		expect(body).toMatchObject({
			email_address: { address: 'ann@example.com' },
			updated_at: '2026-01-01T00:01:00Z',
			list_memberships: [lists[0]],
			taggings: [tags[0]],
			phone_numbers: [{ kind: 'home' }],
			street_addresses: [{ city: 'Waltham' }],
			custom_fields: [{ value: 'Card 1' }],
			notes: [{ content: 'First' }],
		});
	});

	it('replaces the parts that it has, and empties them by an empty array', async () => {
		const { body } = await put(id, {
			update_source: 'Account',
			list_memberships: [lists[1]],
			taggings: [],
			custom_fields: [],
			phone_numbers: [{ phone_number: '2', kind: 'work' }],
		});
		expect(body).toMatchObject({
			list_memberships: [lists[1]],
			taggings: [],
			custom_fields: [],
			phone_numbers: [{ phone_number: '2', kind: 'work' }],
		});
	});

	it('takes a response back with its read-only properties', async () => {
		const read = await account.client.get(`/contacts/${id}`, { include: EVERYTHING });
		const again = await put(id, { ...read.body, update_source: 'Account' });
		expect(again.status).toBe(200);
		const { updated_at: _new, ...rest } = again.body;
		const { updated_at: _old, ...before } = read.body;
		expect(rest).toEqual(before);
	});

	it('may add notes and tags instead, as the options say', async () => {
		account.v3.options.putNotes = 'append';
		account.v3.options.putTaggings = 'append';
		const { body } = await put(id, {
			update_source: 'Account',
			notes: [{ content: 'Second' }],
			taggings: [tags[1]],
		});
		expect(body).toMatchObject({
			notes: [{ content: 'Second' }, { content: 'First' }],
			taggings: [tags[0], tags[1]],
		});
	});

	it('needs a source, and refuses the address of another contact', async () => {
		expect((await put(id, { first_name: 'Ann' })).message).toContain('update_source is required');
		expect((await put(id, { update_source: 'account' })).status).toBe(400);
		const other = [...account.v3.contacts()][0]!;
		const taken = await put(id, {
			update_source: 'Account',
			email_address: { address: other.email!.address },
		});
		expect([taken.status, taken.message.endsWith(other.id)]).toEqual([409, true]);
	});

	it('changes the address of the same contact', async () => {
		const moved = await put(id, {
			update_source: 'Account',
			email_address: { address: 'ann.bay@example.com' },
		});
		expect(moved.body).toMatchObject({
			contact_id: id,
			email_address: { address: 'ann.bay@example.com', permission_to_send: 'implicit' },
		});
		expect(account.v3.contact('ann@example.com')).toBeUndefined();
	});

	it('brings a deleted contact back for the account alone (pains 2)', async () => {
		expect((await account.client.delete(`/contacts/${id}`)).status).toBe(204);
		const gone = await account.client.get(`/contacts/${id}`, { include: 'list_memberships' });
		expect(gone.body).toMatchObject({ deleted_at: '2026-01-01', list_memberships: [] });
		expect((await put(id, { update_source: 'Contact', first_name: 'Ann' })).status).toBe(400);
		const back = await put(id, {
			update_source: 'Account',
			first_name: 'Ann',
			list_memberships: [lists[2]],
		});
		expect(back.body).toMatchObject({ contact_id: id, list_memberships: [lists[2]] });
		expect(back.body).not.toHaveProperty('deleted_at');
	});

	it('unsubscribes on the wish of the person, without moving the time of change', async () => {
		const before = account.v3.contact(id)!;
		const { body } = await put(id, {
			...whole(),
			create_source: undefined,
			notes: undefined,
			update_source: 'Contact',
			email_address: {
				address: 'ann@example.com',
				permission_to_send: 'unsubscribed',
				opt_out_reason: 'Too many',
			},
		});
		expect(body).toMatchObject({
			updated_at: '2026-01-01T00:00:00Z',
			list_memberships: [],
			email_address: {
				permission_to_send: 'unsubscribed',
				updated_at: '2026-01-01T00:01:00Z',
				opt_out_source: 'Contact',
				opt_out_reason: 'Too many',
			},
		});
		expect(account.v3.contact(id)!.updatedTime).toBe(before.updatedTime);
	});
});

describe('PUT /contacts/resubscribe/{contact_id}', () => {
	it('sends one mail, after which the person is back once they confirm', async () => {
		const { id, email } = account.v3.putContact({
			email: 'x@example.com',
			permission: 'unsubscribed',
		});
		const send = async () =>
			await account.client.put(`/contacts/resubscribe/${id}`, { list_ids: [lists[0]] });
		const { status, text } = await send();
		expect([status, text]).toEqual([200, '']);
		expect(account.v3.mails.at(-1)).toMatchObject({ kind: 'resubscribe', to: email!.address });
		expect(account.v3.contact(id)!.email!.permission).toBe('unsubscribed');
		expect((await send()).status).toBe(409);
		account.v3.confirmOptIn(id);
		expect(account.v3.contact(id)).toMatchObject({
			lists: [lists[0]],
			email: { permission: 'explicit' },
		});
		expect((await send()).status).toBe(400);
	});
});

describe('consent for text messages', () => {
	const channel = (permission: string) => ({
		full_sms_address: '17815551212',
		sms_channel_consents: [{ sms_consent_permission: permission, consent_type: 'promotional_sms' }],
	});

	it('is kept with its history', async () => {
		const created = await post({ create_source: 'Contact', sms_channel: channel('explicit') });
		expect(created.body.sms_channel).toMatchObject({
			sms_address: '7815551212',
			dial_code: '1',
			country_code: 'US',
			sms_channel_consents: [
				{ sms_consent_permission: 'explicit', opt_in_date: '2026-01-01T00:00:00Z' },
			],
		});
		const id = idOf(created);
		await put(id, { update_source: 'Contact', sms_channel: channel('unsubscribed') });
		const { body } = await account.client.get(`/contacts/sms_engagement_history/${id}`);
		expect(body).toMatchObject([
			{ contact_id: id, history_details: { state: 'explicit', consent_action_type: 'opt_in' } },
			{
				contact_id: id,
				history_details: { state: 'unsubscribed', consent_action_type: 'opt_out' },
			},
		]);
		const taken = await post({ create_source: 'Contact', sms_channel: channel('explicit') });
		expect(taken.status).toBe(409);
		const wrong = { ...channel('explicit'), full_sms_address: '12' };
		expect((await post({ create_source: 'Contact', sms_channel: wrong })).status).toBe(400);
	});
});
