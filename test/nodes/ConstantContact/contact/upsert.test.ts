import type { IDataObject } from 'n8n-workflow';

import { byId, connectNode, type ConnectedNode } from '../setup';
import { contentOf, form, fromItem, wholeContact } from './contacts';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const upsert = async (value: object, more: object = {}, items = [{}]) =>
	await node.run('contact', 'upsert', { contactFields: form({ ...value }), ...more }, items);

const email_address = 'ann@example.com';
const lists = () => node.account.lists().map(({ id }) => id);

describe('contact: upsert', () => {
	it('creates a new contact', async () => {
		const { json } = await upsert(
			{ email_address: 'New@example.com', first_name: 'New' },
			{ additionalFields: { lists: [lists()[0]] } },
		);
		expect(node.requests()).toEqual(['GET /contacts', 'POST /contacts']);
		expect(node.sandbox.log.entries[0]?.query).toMatchObject({
			email: 'new@example.com',
			status: 'all',
		});
		expect(node.lastBody()).toEqual({
			email_address: { address: 'new@example.com' },
			first_name: 'New',
			list_memberships: [lists()[0]],
			create_source: 'Account',
		});
		expect(json[0]).toMatchObject({ action: 'created', first_name: 'New' });
	});

	it('changes one that exists, and keeps the rest', async () => {
		const { id } = wholeContact(node);
		const before = contentOf(node);
		const { json } = await upsert(
			{ email_address: ' ANN@example.com', job_title: 'Chef' },
			{ additionalFields: { lists: [lists()[2]] } },
		);
		expect(node.requests().slice(0, 3)).toEqual([
			'GET /contacts',
			`GET /contacts/${id}`,
			`PUT /contacts/${id}`,
		]);
		expect(contentOf(node)).toEqual({
			...before,
			texts: { ...before.texts, job_title: 'Chef' },
			lists: lists().slice(0, 3),
		});
		expect(json[0]).toMatchObject({ action: 'updated', contact_id: id, first_name: 'Ann' });
	});

	it.each(['upsert', 'update'])(
		'%s of a contact as it was read keeps its phone numbers and addresses',
		async (operation) => {
			const times = { createdTime: 0, updatedTime: 0 };
			const { id } = node.account.putContact({
				email: 'ann@example.com',
				phones: [
					{
						id: '11111111-1111-4111-8111-111111111111',
						number: '555-0100',
						kind: 'mobile',
						createSource: 'Account',
						updateSource: 'Account',
						...times,
					},
				],
				addresses: [
					{
						id: '22222222-2222-4222-8222-222222222222',
						kind: 'work',
						texts: { street: '1 Elm Street', city: 'Rome' },
						...times,
					},
				],
			});
			const before = node.account.contact(id);
			const { json } = await node.run('contact', 'get', { contact: byId(id) });
			expect(json[0]).toMatchObject({ phone_number: '555-0100', city: 'Rome' });
			const write = async (changes: IDataObject) =>
				await node.run(
					'contact',
					operation,
					{ contactFields: fromItem, ...(operation === 'update' && { contact: byId(id) }) },
					[{ ...json[0], ...changes }],
				);
			const { error, hints } = await write({ company_name: 'Oak' });
			expect(error).toBeUndefined();
			const after = node.account.contact(id)!;
			expect(after.texts).toMatchObject({ company_name: 'Oak' });
			expect(after.phones).toEqual(before?.phones);
			expect(after.addresses).toEqual(before?.addresses);
			await write({ home_city: 'Milan' });
			const { addresses } = node.account.contact(id)!;
			expect(addresses.map(({ kind, texts: { city } }) => [kind, city])).toEqual([
				['work', 'Rome'],
				['home', 'Milan'],
			]);
			expect(hints.map(({ message }) => message).join()).toContain(
				"Left out 'phone_number' and 'city' of contacts as this node returns them",
			);
		},
	);

	it.each(['upsert', 'update', 'signUp'])(
		'%s takes a contact as it was read in full',
		async (operation) => {
			const { id } = wholeContact(node);
			const before = contentOf(node);
			const { json } = await node.run('contact', 'get', { contact: byId(id), simplify: false });
			const { error } = await node.run(
				'contact',
				operation,
				{
					contactFields: fromItem,
					...(operation === 'update' && { contact: byId(id) }),
					...(operation === 'signUp' && { lists: [lists()[0]] }),
				},
				[{ ...json[0], company_name: 'Oak' }],
			);
			expect(error).toBeUndefined();
			expect(contentOf(node)).toEqual({
				...before,
				texts: { ...before.texts, company_name: 'Oak' },
			});
		},
	);

	it('adds nobody to a list whom a full record calls unsubscribed', async () => {
		const { id } = wholeContact(node);
		node.account.optOut(id);
		const { json } = await node.run('contact', 'get', { contact: byId(id), simplify: false });
		const { error } = await node.run('contact', 'upsert', { contactFields: fromItem }, json);
		expect(error?.message).toContain("'email_address.permission_to_send' is 'unsubscribed'");
	});

	it('lets the last of several items about a person win, even if only the first has a custom field', async () => {
		const { label } = node.account.customFields().find(({ type }) => type === 'string')!;
		node.sandbox.faults.add({
			when: { path: /custom_fields/ },
			times: 1,
			do: { kind: 'slowBody', bytesPerSecond: 5000 },
		});
		const { error } = await node.run('contact', 'upsert', { contactFields: fromItem }, [
			{ email_address, company_name: 'first', [label]: 'blue' },
			{ email_address, company_name: 'second' },
		]);
		expect(error).toBeUndefined();
		expect(node.account.contact(email_address)?.texts.company_name).toBe('second');
	});

	it('keeps out people who have unsubscribed', async () => {
		const { id } = wholeContact(node);
		node.account.optOut(id);
		const { json, hints } = await upsert(
			{ email_address, job_title: 'Chef' },
			{ additionalFields: { lists: [lists()[0]] } },
		);
		expect(json[0]).toMatchObject({
			action: 'updated',
			lists_skipped: [lists()[0]],
			permission_to_send: 'unsubscribed',
			list_memberships: [],
		});
		expect(hints.map(({ message }) => message)).toContain(
			'The person has unsubscribed, and was not added to any list',
		);
		expect(node.account.contact(id)?.email?.permission).toBe('unsubscribed');
	});

	it('keeps out people who have unsubscribed, deleted or found by the conflict alone', async () => {
		const { id } = wholeContact(node);
		node.account.optOut(id);
		node.account.putContact({ id, isDeleted: true });
		// The filter finds no contact, and the response to the creation names the existing one.
		node.sandbox.faults.add({
			when: { path: /\/contacts$/, method: 'GET' },
			times: 1,
			do: { kind: 'status', status: 200, body: { contacts: [] } },
		});
		const { json } = await upsert(
			{ email_address: email_address.toUpperCase(), first_name: 'Anna' },
			{ additionalFields: { restoreDeleted: true, lists: [lists()[0]] }, simplify: false },
		);
		expect(json[0]).toMatchObject({
			action: 'restored',
			lists_skipped: [lists()[0]],
			email_address: { permission_to_send: 'unsubscribed' },
		});
		expect(node.account.contact(id)).toMatchObject({
			lists: [],
			email: { permission: 'unsubscribed' },
		});
	});

	it("doesn't mention lists if nobody has unsubscribed", async () => {
		const { json } = await upsert(
			{ email_address: 'new@example.com' },
			{ additionalFields: { lists: [lists()[0]] } },
		);
		expect(json[0]).not.toHaveProperty('lists_skipped');
	});

	it('brings a deleted contact back only on request', async () => {
		const { id } = wholeContact(node);
		node.account.putContact({ id, isDeleted: true });
		const refused = await upsert({ email_address, first_name: 'Anna' });
		expect(refused.error?.message).toContain(`The contact ${id} was deleted on`);
		expect(node.requests().some((request) => request.startsWith('PUT'))).toBe(false);
		const { json } = await upsert(
			{ email_address, first_name: 'Anna' },
			{ additionalFields: { restoreDeleted: true, lists: [lists()[1]] } },
		);
		expect(json[0]).toMatchObject({
			action: 'restored',
			contact_id: id,
			first_name: 'Anna',
			list_memberships: [lists()[1]],
		});
		expect(json[0]).not.toHaveProperty('deleted_at');
		expect(node.account.contact(id)?.deletedTime).toBeUndefined();
	});

	it('updates one that the search did not show', async () => {
		const { id } = wholeContact(node);
		// As if somebody else had created it between the two requests.
		node.sandbox.faults.add({
			when: { method: 'GET', path: /contacts$/ },
			times: 1,
			do: { kind: 'status', status: 200, body: { contacts: [] } },
		});
		const { json, error } = await upsert({ email_address, job_title: 'Chef' });
		expect(error).toBeUndefined();
		expect(node.requests().slice(1, 4)).toEqual([
			'POST /contacts',
			`GET /contacts/${id}`,
			`PUT /contacts/${id}`,
		]);
		expect(json[0]).toMatchObject({ action: 'updated', contact_id: id });
	});

	it('makes one contact of items with the same address', async () => {
		const items = ['first', 'second', 'third'].map((name) => ({ name }));
		const { json, error } = await upsert(
			{ email_address: 'new@example.com', first_name: '={{ $json.name }}' },
			{},
			items,
		);
		expect(error).toBeUndefined();
		expect(json.map(({ action }) => action)).toEqual(['created', 'updated', 'updated']);
		expect(node.account.contact('new@example.com')?.texts.first_name).toBe('third');
	});

	it('needs an address', async () => {
		const { error } = await upsert({ first_name: 'Ann' });
		expect(error?.message).toContain("'Email Address' is empty");
		expect(node.requests()).toEqual([]);
	});
});

describe('contact: signUp', () => {
	const signUp = async (value: object, more: object = {}) =>
		await node.run('contact', 'signUp', {
			contactFields: form({ email_address, ...value }),
			lists: [lists()[0]],
			...more,
		});

	it('records a new sign-up, in the form of that endpoint', async () => {
		const { json } = await signUp({
			first_name: 'Ann',
			mobile_phone: '555-0100',
			home_city: 'Rome',
		});
		expect(node.requests()).toEqual(['GET /contacts', 'POST /contacts/sign_up_form']);
		expect(node.lastBody()).toEqual({
			email_address,
			first_name: 'Ann',
			phone_number: '555-0100',
			street_address: { kind: 'home', city: 'Rome' },
			list_memberships: [lists()[0]],
		});
		expect(json).toEqual([
			{ contact_id: node.account.contact(email_address)?.id, action: 'created', email_address },
		]);
		expect(node.account.contact(email_address)?.email?.permission).toBe('explicit');
	});

	it("doesn't resubscribe anybody by accident", async () => {
		const { id } = wholeContact(node);
		node.account.optOut(id);
		const { error } = await signUp({});
		expect(error?.message).toContain(`'${email_address}' has unsubscribed`);
		expect(error?.description).toContain("'Subscribe Again'");
		expect(node.requests()).toEqual(['GET /contacts']);
		const { json } = await signUp({}, { options: { subscribeAgain: true } });
		expect(json[0]).toMatchObject({ action: 'updated', contact_id: id });
		expect(node.account.contact(id)?.email?.permission).toBe('explicit');
	});

	it('waits until the search for the person is ready', async () => {
		node.account.optOut(wholeContact(node).id);
		node.sandbox.faults.add({
			when: { method: 'GET' },
			times: 1,
			do: { kind: 'status', status: 202, body: { contacts: [], status: 'processing' } },
		});
		const { error } = await signUp({});
		expect(error?.message).toContain(`'${email_address}' has unsubscribed`);
		expect(node.requests()).toEqual(['GET /contacts', 'GET /contacts']);
	});

	it("doesn't bring back a person who unsubscribed and was deleted later", async () => {
		const { id } = wholeContact(node);
		node.account.optOut(id);
		node.account.putContact({ id, isDeleted: true });
		const { error } = await signUp({});
		expect(error?.message).toContain(`'${email_address}' has unsubscribed`);
		expect(node.requests()).toEqual(['GET /contacts']);
		expect(node.account.contact(id)?.email?.permission).toBe('unsubscribed');
		await signUp({}, { options: { subscribeAgain: true } });
		expect(node.account.contact(id)?.email?.permission).toBe('explicit');
	});

	it('brings back a person who was deleted, and has not unsubscribed', async () => {
		const { id } = wholeContact(node);
		node.account.putContact({ id, isDeleted: true });
		const { json } = await signUp({});
		expect(json[0]).toMatchObject({ action: 'updated', contact_id: id });
		expect(node.account.contact(id)?.deletedTime).toBeUndefined();
	});

	it('records several sign-ups of the same person in one run', async () => {
		node.account.options.signUpConflictMs = 300;
		const items = ['Ann', 'Anne', 'Anna', 'Annie'].map((name) => ({ name }));
		const { json, error } = await node.run(
			'contact',
			'signUp',
			{
				contactFields: form({ email_address, first_name: '={{ $json.name }}' }),
				lists: [lists()[0]],
			},
			items,
		);
		expect(error).toBeUndefined();
		expect(json.map(({ action }) => action).sort()).toEqual([
			'created',
			'updated',
			'updated',
			'updated',
		]);
	});

	it('tries again after another sign-up of the same person', async () => {
		node.sandbox.faults.add({
			when: { path: /sign_up_form/ },
			times: 1,
			do: { kind: 'status', status: 409 },
		});
		const { error } = await signUp({});
		expect(error).toBeUndefined();
		expect(node.requests().filter((request) => request.startsWith('POST'))).toHaveLength(2);
	});

	it('names an address that was tried too often', async () => {
		node.account.options.signUpLimit = 1;
		await signUp({});
		const { error } = await signUp({});
		expect(error).toMatchObject({ httpCode: '400' });
		expect(error?.description).toContain('more than five times in a day');
	});

	it.each([
		[
			{ home_phone: '1', work_phone: '2' },
			'A sign-up accepts only one phone number, but home and work',
		],
		[{ home_city: 'a', work_city: 'b' }, 'A sign-up accepts only one street address'],
		[{ email_address: `${'x'.repeat(40)}@example.com` }, 'the maximum for a sign-up is 50'],
	])('refuses %j before anything is sent', async (value, message) => {
		const { error } = await signUp(value);
		expect(error?.message).toContain(message);
		expect(node.requests()).toEqual([]);
	});

	it('gives choices by their names', async () => {
		const created = await node.run('customField', 'create', {
			label: 'Color',
			type: 'single_select',
			choices: 'Red\nBlue',
		});
		const fieldId = String(created.json[0]?.custom_field_id);
		const { error } = await signUp({ [`cf:${fieldId}`]: 'blue' });
		expect(error).toBeUndefined();
		expect(node.lastBody()).toMatchObject({
			custom_fields: [{ custom_field_id: fieldId, value: 'Blue' }],
		});
	});
});
