import Papa from 'papaparse';
import { startAccount, type TestAccount } from '../testAccount';

let account: TestAccount;
beforeEach(async () => {
	account = await startAccount({ contacts: 200 });
});
afterEach(async () => await account.close());

const post = async (body: object) => await account.client.post('/activities/contact_exports', body);

async function exported(body: object) {
	const accepted = await post(body);
	expect(accepted.status).toBe(201);
	account.clock.advance(60);
	const path = accepted.body._links!.results!.href as unknown as string;
	const { status, text, headers } = await account.client.get(path);
	expect([status, headers.get('content-type')]).toEqual([200, 'text/csv;charset=UTF-8']);
	return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
}

const all = () => [...account.v3.contacts()];
const present = () => all().filter(({ deletedTime }) => deletedTime === undefined);

describe('an export (V3 API 6)', () => {
	it('has a file once it is done', async () => {
		const { body } = await post({});
		const path = `/contact_exports/${String(body.activity_id)}`;
		expect(body._links).toMatchObject({ results: { href: `/v3${path}` } });
		expect((await account.client.get(path)).status).toBe(404);
		account.clock.advance(60);
		expect((await account.client.get(path, {}, { token: null })).status).toBe(401);
		const { text } = await account.client.get(path);
		expect(text.split('\r\n')).toHaveLength(present().length + 2);
	});

	it("has everything of everybody who isn't deleted, by default", async () => {
		const { data, meta } = await exported({});
		expect(data.map((row) => row['Email address'])).toEqual(
			present().map(({ email }) => email!.address),
		);
		expect(meta.fields).toEqual(
			expect.arrayContaining(['First name', 'Email opt-out date', 'Customer Card', 'Tags']),
		);
	});

	it('has only the fields that were asked for, opt-out columns together with the address (pains 29)', async () => {
		const fields = ['first_name', 'email_optout_date', 'email_optin_source'];
		expect((await exported({ fields })).meta.fields).toEqual(['First name']);
		expect((await exported({ fields: [...fields, 'email_address'] })).meta.fields).toEqual([
			'First name',
			'Email opt-out date',
			'Email opt-in source',
			'Email address',
			'Email permission status',
		]);
	});

	it('is of contacts, of members of lists with exceptions, or of a status', async () => {
		const [list] = account.v3.lists();
		const [tag] = account.v3.tags();
		const members = all().filter(({ lists }) => lists.includes(list!.id));
		const left = members[0]!.id;
		const count = async (body: object) =>
			(await exported({ fields: ['email_address'], ...body })).data.length;
		expect(await count({ contact_ids: [left] })).toBe(1);
		expect(await count({ list_ids: [list!.id] })).toBe(members.length);
		expect(await count({ list_ids: [list!.id], exclude: { contact_ids: [left] } })).toBe(
			members.length - 1,
		);
		expect(await count({ tag_ids: [tag!.id] })).toBe(
			all().filter(({ tags }) => tags.includes(tag!.id)).length,
		);
		expect(await count({ status: 'removed' })).toBe(200 - present().length);
		expect(await count({ status: 'unsubscribed' })).toBe(
			present().filter(({ email }) => email?.permission === 'unsubscribed').length,
		);
		account.v3.putContact({ email: 'fresh@example.com' });
		expect(await count({ new_subscriber: true })).toBe(1);
		expect(await count({ segment_id: 1 })).toBeGreaterThan(10);
	});

	it.each([
		['contacts and lists', { contact_ids: ['ID'], list_ids: ['LIST'] }],
		['a status and a tag', { status: 'active', tag_ids: ['TAG'] }],
		['exceptions of contacts', { contact_ids: ['ID'], exclude: { contact_ids: ['ID'] } }],
		['new people and a segment', { new_subscriber: true, segment_id: 1 }],
		['an unknown field', { fields: ['shoe_size'] }],
		['too many contacts', { contact_ids: Array.from({ length: 501 }, () => 'ID') }],
		['too many exceptions', { exclude: { contact_ids: Array.from({ length: 51 }, () => 'ID') } }],
	])('refuses %s', async (_name, body) => {
		const [contact, list, tag] = [all()[0]!, account.v3.lists()[0]!, account.v3.tags()[0]!];
		const text = JSON.stringify(body)
			.replaceAll('"ID"', `"${contact.id}"`)
			.replaceAll('LIST', list.id)
			.replaceAll('TAG', tag.id);
		expect((await post(JSON.parse(text) as object)).status).toBe(400);
	});
});
