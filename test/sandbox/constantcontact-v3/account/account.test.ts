import { startAccount, type TestAccount } from '../testAccount';

let account: TestAccount;
beforeEach(async () => {
	account = await startAccount();
});
afterEach(async () => await account.close());

describe('the account', () => {
	it('describes itself, with more on request', async () => {
		const { client } = account;
		const { body } = await client.get('/account/summary');
		expect(body).toEqual(account.v3.accountSummary);
		const extra = await client.get('/account/summary', {
			extra_fields: 'physical_address,company_logo',
		});
		expect(extra.body.physical_address).toMatchObject({ city: 'Waltham', country_code: 'US' });
		expect(extra.body.company_logo).toHaveProperty('url');
		expect((await client.get('/account/summary', { extra_fields: 'logo' })).status).toBe(400);
	});

	it('can be changed, but not its id', async () => {
		const { client, v3 } = account;
		const id = v3.accountSummary.encoded_account_id;
		const { status, body } = await client.put('/account/summary', {
			first_name: 'Carol',
			website: null,
			encoded_account_id: 'other',
		});
		expect(status).toBe(200);
		expect(body).toMatchObject({ first_name: 'Carol', encoded_account_id: id, last_name: 'Adams' });
		expect(body).not.toHaveProperty('website');
		const long = await client.put('/account/summary', { contact_phone: '1'.repeat(26) });
		expect(long.status).toBe(400);
	});

	it('has one postal address', async () => {
		const { client, v3 } = account;
		const path = '/account/summary/physical_address';
		const address = { address_line1: '1 Elm Avenue', city: 'Cork', country_code: 'IE' };
		expect((await client.post(path, address)).status).toBe(409);
		expect((await client.put(path, address)).body).toEqual(address);
		v3.physicalAddress = undefined;
		expect((await client.get(path)).body).toEqual({});
		expect((await client.post(path, address)).status).toBe(201);
		expect((await client.get(path)).body).toEqual(address);
		for (const wrong of [
			{ ...address, city: undefined },
			{ ...address, address_line1: 'x'.repeat(81) },
			{ ...address, state_code: 'MAS' },
			{ ...address, country_code: 'US' },
		]) {
			expect((await client.put(path, wrong)).status).toBe(400);
		}
	});
});

describe('the addresses of the account', () => {
	const addresses = async (query: Record<string, string> = {}) =>
		((await account.client.get('/account/emails', query)).body as unknown as object[]).map(
			(email) => (email as { email_address: string }).email_address,
		);

	it('are filtered by status, role and address', async () => {
		expect(await addresses()).toEqual(['owner@example.com', 'news@example.com', 'new@example.com']);
		expect(await addresses({ confirm_status: 'CONFIRMED' })).toHaveLength(2);
		expect(await addresses({ confirm_status: 'U' })).toEqual(['new@example.com']);
		expect(await addresses({ role_code: 'BILLING' })).toEqual(['owner@example.com']);
		expect(await addresses({ role_code: 'R' })).toEqual(['owner@example.com']);
		expect(await addresses({ email_address: 'news@example.com' })).toHaveLength(1);
		expect((await account.client.get('/account/emails', { role_code: 'X' })).status).toBe(400);
	});

	it('show their times with an offset of four digits', async () => {
		const { body } = await account.client.get('/account/emails');
		expect(body[0]).toMatchObject({
			email_id: 1,
			confirm_status: 'CONFIRMED',
			confirm_time: '2020-05-04T12:30:00.000+0000',
			roles: ['CONTACT', 'BILLING', 'REPLY_TO'],
			pending_roles: [],
		});
		expect(body[2]).not.toHaveProperty('confirm_time');
	});

	it('wait for their confirmation, which a mail asks for', async () => {
		const added = await account.client.post('/account/emails', {
			email_address: 'Shop@Example.com',
		});
		expect(added.status).toBe(201);
		expect(added.body).toEqual({
			email_address: 'shop@example.com',
			email_id: 4,
			confirm_status: 'UNCONFIRMED',
		});
		expect(account.v3.mails).toEqual([
			{ kind: 'senderConfirmation', to: 'shop@example.com', time: account.clock.now() },
		]);
		const again = await account.client.post('/account/emails', {
			email_address: 'shop@example.com',
		});
		expect(again.status).toBe(409);
		const wrong = await account.client.post('/account/emails', { email_address: 'shop' });
		expect([wrong.status, wrong.key]).toEqual([400, 'account.api.validation.error']);
	});
});
