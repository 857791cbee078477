import { connectNode, byId, type ConnectedNode } from '../setup';
import { form, fromItem, wholeContact } from './contacts';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const NUMBER = '+17815550100';
const consent = (permission: string) => [
	{ sms_consent_permission: permission, consent_type: 'promotional_sms' },
];
const channel = (permission: string, number = NUMBER) => ({
	full_sms_address: number,
	sms_channel_consents: consent(permission),
});
/** The body of the PUT. */
const written = () => node.sandbox.log.entries.find(({ method }) => method === 'PUT')?.body;
const update = async (values: object) =>
	await node.run('contact', 'update', {
		contact: byId(wholeContact(node).id),
		contactFields: form(values as never),
	});
/** Creates a contact with a phone number, as another program might. */
async function personWith(permission: string) {
	const contactFields = form({
		email_address: 'bo@example.com',
		sms_number: NUMBER,
		sms_permission: permission,
	});
	const { json } = await node.run('contact', 'create', { contactFields });
	node.sandbox.log.clear();
	return byId(String(json[0]?.contact_id));
}

it('creates a contact by its number alone, which allows no text messages', async () => {
	const contactFields = form({ sms_number: '+1 (781) 555-0100' });
	const { json } = await node.run('contact', 'create', { contactFields, simplify: false });
	expect(node.requests()).toEqual(['POST /contacts']);
	expect(node.lastBody()).toEqual({ create_source: 'Account', sms_channel: channel('not_set') });
	expect(json[0]).toMatchObject({ sms_channel: { sms_address: '7815550100', dial_code: '1' } });
});

it('reads the number and the permission from columns with any usual name', async () => {
	const items = [{ email: 'new@example.com', SMS: NUMBER, 'SMS Permission': 'Explicit' }];
	const { error } = await node.run('contact', 'upsert', { contactFields: fromItem }, items);
	expect(error).toBeUndefined();
	expect(node.lastBody()).toMatchObject({ sms_channel: channel('explicit') });
});

describe('a change', () => {
	it('gives a contact a number', async () => {
		const { error } = await update({ sms_number: NUMBER });
		expect(error).toBeUndefined();
		expect(written()).toMatchObject({ sms_channel: channel('not_set') });
	});

	it('sends nothing of it if nothing of it is named', async () => {
		await update({ job_title: 'Chef' });
		expect(written()).not.toHaveProperty('sms_channel');
	});

	it('keeps the permission of an unchanged number, and can change just the permission', async () => {
		const contact = await personWith('explicit');
		const change = async (values: object) =>
			await node.run('contact', 'update', { contact, contactFields: form(values as never) });
		await change({ sms_number: NUMBER });
		expect(node.lastBody()).toMatchObject({ sms_channel: channel('explicit') });
		await change({ sms_permission: 'unsubscribed' });
		expect(node.lastBody()).toMatchObject({ sms_channel: channel('unsubscribed') });
	});

	it("isn't a permission for another number", async () => {
		const contact = await personWith('explicit');
		const contactFields = form({ sms_number: '+17815550199' });
		await node.run('contact', 'update', { contact, contactFields });
		expect(node.lastBody()).toMatchObject({ sms_channel: channel('not_set', '+17815550199') });
	});
});

describe('a person who has unsubscribed from text messages', () => {
	it('is refused by an update', async () => {
		const contact = await personWith('unsubscribed');
		const contactFields = form({ sms_permission: 'explicit' });
		const { error } = await node.run('contact', 'update', { contact, contactFields });
		expect(error?.message).toContain('The person has unsubscribed from text messages');
		expect(node.requests()).toEqual([expect.stringMatching(/^GET/)]);
	});

	it('remains unsubscribed in an upsert, even with another number', async () => {
		await personWith('unsubscribed');
		const contactFields = form({
			email_address: 'bo@example.com',
			sms_number: '+17815550199',
			sms_permission: 'explicit',
		});
		const { error, hints } = await node.run('contact', 'upsert', { contactFields });
		expect(error).toBeUndefined();
		expect(written()).toMatchObject({
			sms_channel: channel('unsubscribed', '+17815550199'),
		});
		expect(hints.map(({ message }) => message)).toContain(
			'The person has unsubscribed from text messages, and remains unsubscribed',
		);
	});
});

it('does not change somebody else who has the number', async () => {
	await personWith('explicit');
	const contactFields = form({
		email_address: 'other@example.com',
		first_name: 'Other',
		sms_number: NUMBER,
	});
	const { error } = await node.run('contact', 'upsert', { contactFields });
	expect(error?.message).toContain('SMS number already exists');
	expect(error?.description).toContain('has the address or the SMS number already');
	expect(node.account.contact('bo@example.com')?.texts.first_name).toBeUndefined();
});

describe('a sign-up', () => {
	const signUp = async (values: object, options = {}) =>
		await node.run('contact', 'signUp', {
			contactFields: form({ email_address: 'new@example.com', ...values }),
			lists: [node.account.lists()[0]!.id],
			options,
		});

	it('sends number, country and where the person has agreed', async () => {
		const smsConsentUrl = 'https://www.example.com/sign-up';
		const values = { sms_number: NUMBER, sms_permission: 'explicit' };
		expect((await signUp(values, { smsConsentUrl })).error).toBeUndefined();
		expect(node.lastBody()).toMatchObject({
			sms_channel: {
				sms_address: '7815550100',
				dial_code: '1',
				country_code: 'US',
				sms_channel_consents: [
					{
						sms_consent_permission: 'explicit',
						consent_type: 'promotional_sms',
						consent_medium_type: 'LF',
						consent_medium_url: smsConsentUrl,
						consent_medium_details: 'Sign-up form',
					},
				],
			},
		});
	});

	it.each([
		{ sms_number: NUMBER },
		{ sms_number: NUMBER, sms_permission: 'explicit' },
		{ sms_number: '+17815550199', sms_permission: 'explicit' },
	])("doesn't bring back who has left text messages: %j", async (values) => {
		const email_address = 'bo@example.com';
		await personWith('unsubscribed');
		const smsConsentUrl = 'https://www.example.com/sign-up';
		const { error } = await signUp({ email_address, ...values }, { smsConsentUrl });
		expect(error?.message).toContain(`'${email_address}' has unsubscribed from text messages`);
		expect(error?.description).toContain("'Subscribe Again'");
		expect(node.requests()).toEqual(['GET /contacts']);
		expect(node.account.contact(email_address)?.sms?.permission).toBe('unsubscribed');
		const again = { smsConsentUrl, subscribeAgain: true };
		expect((await signUp({ email_address, ...values }, again)).error).toBeUndefined();
	});

	it('by email is accepted from who has left text messages', async () => {
		await personWith('unsubscribed');
		expect((await signUp({ email_address: 'bo@example.com' })).error).toBeUndefined();
		expect(node.account.contact('bo@example.com')?.sms?.permission).toBe('unsubscribed');
	});

	it('keeps the permission that a number has if it names none', async () => {
		await personWith('explicit');
		const values = { email_address: 'bo@example.com', sms_number: NUMBER };
		const { error } = await signUp(values, { smsConsentUrl: 'https://www.example.com' });
		expect(error).toBeUndefined();
		expect(node.account.contact('bo@example.com')?.sms?.permission).toBe('explicit');
	});

	it('accepts numbers of other countries', async () => {
		const options = {
			smsConsentUrl: 'https://www.example.com',
			smsConsentDetails: 'Footer',
			smsCountryCode: 'gb',
			smsDialCode: '+44',
		};
		expect((await signUp({ sms_number: '+44 7700 900123' }, options)).error).toBeUndefined();
		expect(node.lastBody()).toMatchObject({
			sms_channel: {
				sms_address: '7700900123',
				dial_code: '44',
				country_code: 'GB',
				sms_channel_consents: [
					{ sms_consent_permission: 'not_set', consent_medium_details: 'Footer' },
				],
			},
		});
	});

	it.each([
		[{ sms_permission: 'explicit' }, {}, "'SMS Number' is empty"],
		[{ sms_number: NUMBER }, {}, "'SMS Consent URL' is empty"],
		[{ sms_number: NUMBER, sms_permission: 'unsubscribed' }, {}, "which a sign-up doesn't accept"],
		[{ sms_number: '+447700900123' }, { smsConsentUrl: 'https://a.example' }, 'dial code is not 1'],
	])('refuses %j', async (values, options, message) => {
		expect((await signUp(values, options)).error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});
});

it.each([
	[{ sms_number: '781 555 0100' }, "'SMS Number' isn't a number with the code of its country"],
	[{ sms_number: '+1781555010X' }, "'SMS Number' isn't a number"],
	[{ sms_number: NUMBER, sms_permission: 'yes' }, "'SMS Permission' is 'yes'"],
	[{ email_address: 'a@b.example', sms_permission: 'explicit' }, "has no 'SMS Number'"],
])('refuses %j before anything is sent', async (values, message) => {
	const { error } = await node.run('contact', 'create', { contactFields: form(values as never) });
	expect(error?.message).toContain(message);
	expect(node.requests()).toEqual([]);
});

it("refuses a permission for a number that the service doesn't return", async () => {
	const { id } = wholeContact(node);
	for (const sms_channel of [{ sms_channel_id: 'a' }, { dial_code: null, sms_address: null }]) {
		node.sandbox.faults.add({
			when: { method: 'GET', path: /contacts\/[^/]+$/ },
			times: 1,
			do: { kind: 'status', status: 200, body: { contact_id: id, sms_channel } },
		});
		const { error } = await node.run('contact', 'update', {
			contact: byId(id),
			contactFields: form({ sms_permission: 'unsubscribed' }),
		});
		expect(error?.message).toContain("but the contact has no 'SMS Number'");
	}
	expect(written()).toBeUndefined();
});
