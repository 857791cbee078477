import { startAccount, type TestAccount } from '../testAccount';

let account: TestAccount;
beforeEach(async () => {
	account = await startAccount();
});
afterEach(async () => await account.close());

const post = async (body: object) => await account.client.post('/contact_custom_fields', body);

describe('the custom fields (V3 API 5)', () => {
	it('are of all types; two labels may differ in case alone', async () => {
		const { body } = await account.client.get('/contact_custom_fields');
		const fields = body.custom_fields as unknown as Array<Record<string, unknown>>;
		expect(new Set(fields.map(({ type }) => type)).size).toBeGreaterThan(7);
		expect(fields.map(({ label }) => label)).toEqual(
			expect.arrayContaining(['Customer Card', 'customer card']),
		);
		expect(fields[1]).toMatchObject({
			name: 'Favourite_Flower',
			type: 'single_select',
			metadata: { display_type: 'dropdown' },
			version: 1,
			choices: [
				{ choice_id: 1, choice_label: 'Rose', display_order: 0 },
				{ choice_id: 2, choice_label: 'Tulip', display_order: 1 },
				{ choice_id: 3, choice_label: 'Lily & Fern', display_order: 2 },
			],
		});
		expect((await account.client.get('/contact_custom_fields', { limit: 101 })).status).toBe(400);
	});

	it('can be created, changed and deleted with their values', async () => {
		const created = await post({ label: 'Shoe size', type: 'string' });
		expect(created.status).toBe(201);
		expect(created.body).toMatchObject({ label: 'Shoe size', name: 'Shoe_size', version: 1 });
		const id = String(created.body.custom_field_id);
		const path = `/contact_custom_fields/${id}`;
		const changed = await account.client.put(path, { label: 'Size' });
		expect([changed.status, changed.body.label]).toEqual([200, 'Size']);
		const contact = account.v3.putContact({ email: 'x@example.com', fields: { [id]: '44' } });
		expect((await account.client.delete(path)).status).toBe(204);
		expect((await account.client.get(path)).status).toBe(404);
		expect(account.v3.contact(contact.id)!.fields).toEqual([]);
	});

	it('keep the ids of their choices', async () => {
		const created = await post({
			label: 'Colour',
			type: 'single_select',
			metadata: { display_type: 'radio' },
			choices: [{ choice_label: 'Red' }, { choice_label: 'Blue' }],
		});
		const path = `/contact_custom_fields/${String(created.body.custom_field_id)}`;
		const [red] = created.body.choices as unknown as Array<{ choice_id: number }>;
		const { body } = await account.client.put(path, {
			choices: [{ choice_id: red!.choice_id, choice_label: 'Crimson' }, { choice_label: 'Green' }],
		});
		expect(body.choices).toMatchObject([
			{ choice_id: red!.choice_id, choice_label: 'Crimson' },
			{ choice_label: 'Green' },
		]);
		const unknown = { choices: [{ choice_id: 999, choice_label: 'x' }] };
		expect((await account.client.put(path, unknown)).status).toBe(400);
	});

	it.each([
		['no label', { type: 'string' }, 400],
		['a long label', { label: 'x'.repeat(51), type: 'string' }, 400],
		['another type', { label: 'x', type: 'text' }, 400],
		['a label that exists', { label: 'Points', type: 'string' }, 409],
		['a selection without choices', { label: 'x', type: 'multi_select' }, 400],
		['choices of a text', { label: 'x', type: 'string', choices: [{ choice_label: 'a' }] }, 400],
		[
			'more than 20 radio buttons',
			{
				label: 'x',
				type: 'single_select',
				metadata: { display_type: 'radio' },
				choices: Array.from({ length: 21 }, (_, n) => ({ choice_label: `${n}` })),
			},
			400,
		],
		[
			'decimals without a number',
			{ label: 'x', type: 'number', metadata: { integer: false } },
			400,
		],
	])('refuse %s', async (_name, body, status) => {
		expect((await post(body)).status).toBe(status);
	});

	it('never change their type', async () => {
		const [field] = account.v3.customFields();
		const path = `/contact_custom_fields/${field!.id}`;
		expect((await account.client.put(path, { label: 'x', type: 'number' })).status).toBe(400);
		expect((await account.client.put(path, { label: 'x', type: 'string' })).status).toBe(200);
	});

	it('are a hundred at most', async () => {
		for (let n = 10; n < 100; n++) {
			expect((await post({ label: `Field ${n}`, type: 'string' })).status).toBe(201);
		}
		expect((await post({ label: 'x', type: 'string' })).status).toBe(400);
	});
});
