import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { listSearch } from '../../../support';
import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const run = async (operation: string, parameters = {}) =>
	await node.run('customField', operation, parameters);

const field = (id: unknown) => node.account.customFields().find((one) => one.id === id);

describe('customField: create', () => {
	it.each([
		[{ type: 'string' }, { type: 'string' }],
		[{ type: 'date' }, { type: 'date', version: 2 }],
		[
			{ type: 'number', additionalFields: { decimalPlaces: 2, allowNegative: true } },
			{
				type: 'number',
				metadata: { integer: false, decimal_places: 2, allow_negative: true },
			},
		],
		[
			{ type: 'number', additionalFields: { decimalPlaces: 0 } },
			{ type: 'number', metadata: { integer: true } },
		],
		[
			{ type: 'currency', additionalFields: { currencyCode: 'eur' } },
			{ type: 'currency', metadata: { currency_code: 'EUR' } },
		],
		[
			{ type: 'single_select', choices: 'Red\n Green \n\nRed' },
			{
				type: 'single_select',
				metadata: { display_type: 'dropdown' },
				choices: [
					{ choice_label: 'Red', display_order: 0 },
					{ choice_label: 'Green', display_order: 1 },
				],
			},
		],
		[
			{ type: 'multi_select', choices: '={{ ["Red", 7] }}' },
			{
				type: 'multi_select',
				metadata: { display_type: 'checkbox' },
				choices: [
					{ choice_label: 'Red', display_order: 0 },
					{ choice_label: '7', display_order: 1 },
				],
			},
		],
	])('sends %j', async (parameters, expected) => {
		const { json, error } = await run('create', { label: 'Shoe size', ...parameters });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual(['POST /contact_custom_fields']);
		expect(node.lastBody()).toEqual({ label: 'Shoe size', ...expected });
		expect(json[0]).toMatchObject({ label: 'Shoe size', type: expected.type });
		expect(field(json[0]?.custom_field_id)).toBeDefined();
	});

	it.each([
		[{ label: '={{ "" }}' }, "'Label' is empty"],
		[{ label: 'x'.repeat(51) }, "'Label' has 51 characters; the maximum is 50"],
		[{ type: 'single_select', choices: '={{ [] }}' }, "'Choices' is empty"],
		[
			{ type: 'multi_select', choices: Array.from({ length: 21 }, (_, n) => n).join('\n') },
			"'Choices' has 21 choices; the maximum is 20",
		],
		[{ type: 'single_select', choices: 'x'.repeat(256) }, 'a choice of 256 characters'],
		[
			{ type: 'string', additionalFields: { currencyCode: 'EUR' } },
			"'Currency Code' applies only to the types Currency",
		],
		[
			{ type: 'number', additionalFields: { decimalPlaces: 5 } },
			"'Decimal Places' is 5, out of range",
		],
	])('refuses %j before anything is sent', async (parameters, message) => {
		const { error } = await run('create', { label: 'Shoe size', ...parameters });
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});
});

describe('customField: update', () => {
	it('keeps the choices and their IDs when the label changes', async () => {
		const created = await run('create', {
			label: 'Color',
			type: 'single_select',
			choices: 'Red\nGreen',
		});
		const id = String(created.json[0]?.custom_field_id);
		const before = field(id)?.choices.map(({ choiceId, label }) => [choiceId, label]);
		node.sandbox.log.clear();
		await run('update', { customField: byId(id), updateFields: { label: 'Colour' } });
		expect(node.requests()).toEqual([
			`GET /contact_custom_fields/${id}`,
			`PUT /contact_custom_fields/${id}`,
		]);
		expect(field(id)?.label).toBe('Colour');
		expect(field(id)?.choices.map(({ choiceId, label }) => [choiceId, label])).toEqual(before);
		await run('update', {
			customField: byId(id),
			updateFields: { addChoices: 'Blue\nRed', removeChoices: 'Green' },
		});
		expect(field(id)?.choices.map(({ label }) => label)).toEqual(['Red', 'Blue']);
		expect(field(id)?.choices[0]?.choiceId).toBe(before?.[0]?.[0]);
	});

	it('leaves out choices that were deleted, and adds one again by its label', async () => {
		const id = '6d1f3c80-7e1b-11ee-9a5c-fa163e7b09ea';
		const choices = [
			{ choice_id: 1, choice_label: 'Red', display_order: 0, deleted_at: null },
			{ choice_id: 2, choice_label: 'Green', display_order: 1, deleted_at: '2026-01-01' },
		];
		const body = { custom_field_id: id, label: 'Color', type: 'single_select', choices };
		node.sandbox.faults.add({
			when: { path: /custom_fields/ },
			do: { kind: 'status', status: 200, body },
		});
		const update = async (updateFields: object) =>
			await run('update', { customField: byId(id), updateFields });
		await update({ label: 'Colour' });
		expect(node.lastBody()).toEqual({
			label: 'Colour',
			choices: [{ choice_id: 1, choice_label: 'Red', display_order: 0 }],
		});
		await update({ addChoices: 'Green' });
		expect(node.lastBody()).toMatchObject({
			choices: [{ choice_id: 1 }, { choice_label: 'Green', display_order: 1 }],
		});
		const { error } = await update({ removeChoices: 'Green' });
		expect(error?.message).toContain("has no choice 'Green'");
	});

	it.each([{ label: 'Colour' }, { addChoices: 'Blue' }])(
		'keeps the order in which choices are shown, whatever that of the response: %j',
		async (updateFields) => {
			const sent = {
				label: 'Color',
				type: 'single_select',
				choices: [
					{ choice_label: 'Last', display_order: 1 },
					{ choice_label: 'First', display_order: 0 },
				],
			};
			const { baseUrl, accessToken } = node.account.credentials;
			const response = await fetch(`${baseUrl}/contact_custom_fields`, {
				method: 'POST',
				headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
				body: JSON.stringify(sent),
			});
			const { custom_field_id: id } = (await response.json()) as { custom_field_id: string };
			await run('update', { customField: byId(id), updateFields });
			const shown = field(id)?.choices.toSorted((one, other) => one.order - other.order);
			expect(shown?.map(({ label }) => label).slice(0, 2)).toEqual(['First', 'Last']);
		},
	);

	it('reports an unknown choice, and fields without choices', async () => {
		const created = await run('create', { label: 'Color', type: 'single_select', choices: 'Red' });
		const customField = byId(String(created.json[0]?.custom_field_id));
		const missing = await run('update', { customField, updateFields: { removeChoices: 'Blue' } });
		expect(missing.error?.message).toContain("'Color' has no choice 'Blue'");
		const last = await run('update', { customField, updateFields: { removeChoices: 'Red' } });
		expect(last.error?.message).toContain('would have 0 choices');
		const plain = await run('create', { label: 'Plain', type: 'string' });
		const without = await run('update', {
			customField: byId(String(plain.json[0]?.custom_field_id)),
			updateFields: { addChoices: 'Red' },
		});
		expect(without.error?.message).toContain("'Plain' has no choices: its type is string");
		expect(node.requests().some((request) => request.startsWith('PUT'))).toBe(false);
	});

	it('refuses an update without changes', async () => {
		const [first] = node.account.customFields();
		const { error } = await run('update', { customField: byId(String(first?.id)) });
		expect(error?.message).toBe('There is nothing to update [item 0]');
	});
});

describe('customField: get, getAll, delete', () => {
	it('reads and deletes', async () => {
		const { json } = await run('getAll', { returnAll: true });
		expect(node.requests()).toEqual(['GET /contact_custom_fields']);
		expect(node.sandbox.log.entries[0]?.query).toEqual({ limit: '100' });
		expect(json.map(({ label }) => label)).toEqual(
			node.account.customFields().map(({ label }) => label),
		);
		const id = String(json[0]?.custom_field_id);
		expect((await run('get', { customField: byId(id) })).json[0]).toMatchObject({
			custom_field_id: id,
		});
		const deleted = await run('delete', { customField: byId(id) });
		expect(deleted.json).toEqual([{ deleted: true, custom_field_id: id }]);
		expect(node.requests().at(-1)).toBe(`DELETE /contact_custom_fields/${id}`);
		expect(field(id)).toBeUndefined();
	});

	it('offers fields by label, with their type', async () => {
		const [first] = node.account.customFields();
		const { results } = await listSearch(ConstantContact, 'searchCustomFields', {
			credentials: node.credentials,
		});
		expect(results).toContainEqual({
			name: `${String(first?.label)} (${String(first?.type)})`,
			value: first?.id,
		});
	});
});
