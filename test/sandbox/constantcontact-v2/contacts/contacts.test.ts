import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { constantContactV2Client, type V2Client } from '../testClient';

let sandbox: Sandbox;
let client: V2Client;
let clock: ManualClock;

beforeAll(async () => {
	clock = new ManualClock();
	sandbox = await startSandbox({ clock, constantContactV2: { contacts: 300 } });
	client = constantContactV2Client(sandbox);
});
afterAll(async () => await sandbox.close());
beforeEach(() => clock.advance(1000));

const v2 = () => sandbox.constantContactV2;

describe('the contacts (V2 API 2.1)', () => {
	it('look as recorded', async () => {
		const contact = v2().putContact({
			email: 'Joe@example.com',
			texts: { first_name: 'Joe', home_phone: '0781' },
			customFields: { CustomField2: 'x' },
			addresses: [{ id: '1', type: 'PERSONAL', texts: { city: 'Waltham' } }],
			notes: [{ id: '9', note: 'n', createdTime: clock.now(), modifiedTime: clock.now() }],
			lists: [2, 1],
		});
		const date = new Date(clock.now()).toISOString();
		const { status, body } = await client.get(`/contacts/${contact.id}`);
		expect(status).toBe(200);
		expect(body).toEqual({
			id: String(contact.id),
			status: 'ACTIVE',
			fax: '',
			addresses: [
				{
					id: '1',
					line1: '',
					line2: '',
					line3: '',
					city: 'Waltham',
					state_code: '',
					state: '',
					country_code: '',
					postal_code: '',
					sub_postal_code: '',
					address_type: 'PERSONAL',
				},
			],
			notes: [{ id: '9', note: 'n', created_date: date, modified_date: date }],
			confirmed: false,
			lists: [
				{ id: '1', status: 'ACTIVE' },
				{ id: '2', status: 'ACTIVE' },
			],
			source: '',
			email_addresses: [
				{
					id: String(contact.id),
					status: 'ACTIVE',
					confirm_status: 'NO_CONFIRMATION_REQUIRED',
					opt_in_source: 'ACTION_BY_OWNER',
					opt_in_date: date,
					opt_out_date: '1969-12-31T19:00:00.000Z',
					email_address: 'joe@example.com',
				},
			],
			prefix_name: '',
			first_name: 'Joe',
			middle_name: '',
			last_name: '',
			job_title: '',
			company_name: '',
			home_phone: '0781',
			work_phone: '',
			cell_phone: '',
			custom_fields: [{ name: 'CustomField2', label: 'Custom Field 2', value: 'x' }],
			source_details: '',
			created_date: date,
			modified_date: date,
		});
	});

	it('have numbers as ids on request', async () => {
		v2().options.idType = 'number';
		const { body } = await client.get(`/contacts/${v2().contact('joe@example.com')!.id}`);
		expect([typeof body.id, typeof body.lists![0]!.id]).toEqual(['number', 'number']);
		v2().options.idType = 'string';
	});

	it('have the id of v3 on request', async () => {
		const { results } = await client.get('/contacts', { include_contact_id: 'true', limit: 1 });
		expect(String(results[0]!.contact_id)).toMatch(/^[0-9a-f-]{36}$/);
		expect((await client.get('/contacts', { limit: 1 })).results[0]!.contact_id).toBeUndefined();
		expect((await client.get('/contacts', { include_contact_id: 'yes' })).status).toBe(400);
	});

	it('are found by address', async () => {
		const { results, next } = await client.get('/contacts', { email: 'JOE@example.com' });
		expect([results.length, next]).toEqual([1, undefined]);
		expect((await client.get('/contacts', { email: 'nobody@example.com' })).results).toEqual([]);
	});

	it('are found by status', async () => {
		for (const status of ['ACTIVE', 'UNCONFIRMED', 'OPTOUT', 'REMOVED']) {
			const pages = await client.getAll('/contacts', { status, limit: 50 });
			const expected = [...v2().contacts()].filter((contact) => contact.status === status);
			expect(expected.length).toBeGreaterThan(0);
			expect(pages.flat().map(({ id }) => String(id))).toEqual(
				expected.map(({ id }) => String(id)),
			);
		}
		expect((await client.get('/contacts', { status: 'VISITOR' })).results).toEqual([]);
		expect((await client.get('/contacts', { status: 'active' })).status).toBe(400);
	});

	it('are found by the time of their last change, inclusively (V2 API 1.6)', async () => {
		const since = clock.now();
		const { id } = v2().putContact({ email: 'late@example.com' });
		const found = async (modified_since: string) => {
			const pages = await client.getAll('/contacts', { modified_since, limit: 100 });
			return pages.flat().map((one) => Number(one.id));
		};
		expect(await found(new Date(since).toISOString())).toEqual([id]);
		expect(await found(new Date(since + 1).toISOString())).toEqual([]);
		expect(await found(new Date(since).toISOString().replace('Z', '+00:00'))).toEqual([id]);
		const recent = [...v2().contacts()].filter(
			({ modifiedTime }) => modifiedTime >= Date.UTC(2020, 0, 1),
		);
		expect(recent.length).toBeGreaterThan(100);
		expect(await found('2020-01-01')).toEqual(recent.map((contact) => contact.id));
		for (const bad of ['01/01/2020', '2020-02-30', '2020-01-01T00:00:00', 'x', '']) {
			const response = await client.get('/contacts', { modified_since: bad });
			expect([bad, response.status, response.key]).toEqual([bad, 400, 'http.status.bad_request']);
		}
	});

	it('unknown are 404', async () => {
		for (const id of ['1', '999999', 'abc', '0x1']) {
			const { status, body } = await client.get(`/contacts/${id}`);
			expect(status).toBe(404);
			expect(body[0]!.error_message).toBe(`No persons found using 'contact ids (${id})'`);
		}
	});

	it('can vanish', async () => {
		const { id, email } = v2().putContact({ email: 'brief@example.com' });
		const before = v2().counts.contacts;
		v2().removeContact(id);
		v2().removeContact(40);
		expect((await client.get(`/contacts/${id}`)).status).toBe(404);
		expect((await client.get('/contacts', { email })).results).toEqual([]);
		expect((await client.get('/contacts', { limit: 500 })).results).toHaveLength(before - 2);
		expect(v2().counts.contacts).toBe(before - 2);
		expect(v2().putContact({ email }).id).toBeGreaterThan(id);
	});
});

describe('putContact', () => {
	it('changes the given fields', () => {
		const before = [...v2().contacts()].find(({ texts }) => texts.home_phone !== undefined)!;
		const after = v2().putContact({
			id: before.id,
			email: 'other@example.com',
			texts: { fax: '1' },
		});
		expect(after).toEqual({
			...before,
			email: 'other@example.com',
			texts: { ...before.texts, fax: '1' },
			modifiedTime: clock.now(),
		});
		expect(v2().contact(before.email)).toBeUndefined();
		expect(v2().putContact({ id: before.id, texts: { fax: '' } }).texts).toEqual(before.texts);
		expect(() => v2().putContact({ id: 5 })).toThrow('no contact 5');
		expect(() => v2().putContact({})).toThrow('email is missing');
	});
});
