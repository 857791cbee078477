import { startAccount, type TestAccount } from '../testAccount';

let account: TestAccount;
let lists: string[];
beforeEach(async () => {
	account = await startAccount();
	lists = account.v3.lists().map(({ id }) => id);
});
afterEach(async () => await account.close());

const signUp = async (changes: object = {}) =>
	await account.client.post('/contacts/sign_up_form', {
		email_address: 'Ann@Example.com',
		list_memberships: [lists[0]],
		...changes,
	});
const ann = () => account.v3.contact('ann@example.com')!;

describe('POST /contacts/sign_up_form (V3 API 4)', () => {
	it('creates a contact with its consent', async () => {
		const { status, body } = await signUp({
			first_name: 'Ann',
			phone_number: '1',
			street_address: { kind: 'work', city: 'Cork' },
		});
		expect([status, body]).toEqual([201, { contact_id: ann().id, action: 'created' }]);
		expect(ann()).toMatchObject({
			createSource: 'Contact',
			email: { permission: 'explicit', optInSource: 'Contact' },
			phones: [{ number: '1', kind: 'other' }],
			addresses: [{ kind: 'work', texts: { city: 'Cork' } }],
			lists: [lists[0]],
		});
		expect(account.v3.mails).toMatchObject([{ kind: 'welcome', to: 'ann@example.com' }]);
	});

	it('changes only what it names, and adds lists and fields', async () => {
		const [card, , other] = account.v3.customFields();
		account.v3.putContact({
			email: 'ann@example.com',
			permission: 'implicit',
			texts: { first_name: 'Ann', last_name: 'Bay' },
			lists: [lists[1]!],
			fields: { [card!.id]: 'old' },
		});
		const { status, body } = await signUp({
			last_name: 'Sea',
			custom_fields: [{ custom_field_id: other!.id, value: 'new' }],
		});
		expect([status, body.action]).toEqual([200, 'updated']);
		expect(ann()).toMatchObject({
			texts: { first_name: 'Ann', last_name: 'Sea' },
			lists: [lists[1], lists[0]],
			email: { permission: 'explicit' },
			fields: [{ value: 'old' }, { value: 'new' }],
		});
		expect(account.v3.mails).toEqual([]);
	});

	it('waits for the confirmation of new people when the account wants it', async () => {
		account.v3.options.confirmedOptIn = true;
		await signUp();
		expect(ann().email).toMatchObject({
			permission: 'pending_confirmation',
			confirmStatus: 'pending',
		});
		expect(account.v3.mails).toMatchObject([{ kind: 'optInConfirmation' }]);
	});

	it('brings deleted people back', async () => {
		const { id } = account.v3.putContact({ email: 'ann@example.com', isDeleted: true });
		const { status } = await signUp();
		expect(status).toBe(200);
		expect(ann()).toMatchObject({ id, lists: [lists[0]] });
		expect(ann().deletedTime).toBeUndefined();
	});

	it('makes people who have unsubscribed explicit again, by default (pains 3)', async () => {
		account.v3.putContact({ email: 'ann@example.com', permission: 'unsubscribed' });
		account.v3.options.signUpOfUnsubscribed = 'refuse';
		expect((await signUp()).status).toBe(400);
		expect(ann().email!.permission).toBe('unsubscribed');
		account.v3.options.signUpOfUnsubscribed = 'explicit';
		expect((await signUp()).body.action).toBe('updated');
		expect(ann().email).toMatchObject({ permission: 'explicit' });
		expect(ann().email!.optOut).toBeUndefined();
	});

	it('refuses two at the same moment, and one address too often (pains 20, 30)', async () => {
		account.v3.options.signUpConflictMs = 1000;
		await signUp();
		expect((await signUp()).status).toBe(409);
		account.clock.advance(1000);
		expect((await signUp()).status).toBe(200);
		account.v3.options.signUpConflictMs = 0;
		account.v3.options.signUpLimit = 5;
		for (let n = 0; n < 3; n++) expect((await signUp()).status).toBe(200);
		const sixth = await signUp();
		expect([sixth.status, sixth.message]).toEqual([
			400,
			'email_address is not a valid email address',
		]);
		account.clock.advance(47 * 3_600_000);
		const { accessToken: token } = account.v3.grant();
		const body = { email_address: 'ann@example.com', list_memberships: [lists[0]] };
		const send = async () =>
			(await account.client.post('/contacts/sign_up_form', body, { token })).status;
		expect(await send()).toBe(400);
		account.clock.advance(3_600_000);
		expect(await send()).toBe(200);
	});

	it('takes a number for text messages', async () => {
		const sms_channel = {
			sms_address: '7815551212',
			dial_code: '1',
			country_code: 'US',
			sms_channel_consents: [
				{
					sms_consent_permission: 'explicit',
					consent_type: 'promotional_sms',
					consent_medium_type: 'web_form',
					consent_medium_url: 'https://www.example.com',
					consent_medium_details: 'phone',
					advertised_frequency: 2,
					advertised_interval: 'monthly',
				},
			],
		};
		const created = await signUp({ email_address: undefined, sms_channel });
		expect([created.status, created.body.action]).toEqual([201, 'created']);
		const again = await signUp({ email_address: undefined, sms_channel, first_name: 'Ann' });
		expect(again.body).toEqual({ ...created.body, action: 'updated' });
	});

	it.each([
		['no list', { list_memberships: undefined }],
		['an empty array of lists', { list_memberships: [] }],
		['an unknown list', { list_memberships: ['6d7b1b52-0f3a-4a53-9d7c-0a6b1c2d3e4f'] }],
		[
			'more than 50 lists',
			{
				list_memberships: Array.from({ length: 51 }, () => '6d7b1b52-0f3a-4a53-9d7c-0a6b1c2d3e4f'),
			},
		],
		['neither address nor number', { email_address: undefined }],
		['an address of 51 characters', { email_address: `${'x'.repeat(41)}@a.example` }],
		['an address object', { email_address: { address: 'ann@example.com' } }],
		['several phones', { phone_numbers: [{ phone_number: '1' }] }],
		['several addresses', { street_addresses: [{ kind: 'home' }] }],
		['tags', { taggings: [] }],
		['a source', { create_source: 'Contact' }],
		['a day first', { anniversary: '31.12.2020' }],
	])('refuses %s', async (_name, changes) => {
		expect((await signUp(changes)).status).toBe(400);
		expect(account.v3.contact('ann@example.com')).toBeUndefined();
	});
});
