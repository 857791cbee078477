import type { IDataObject } from 'n8n-workflow';

import { byId, connectNode, type ConnectedNode } from '../setup';
import { contentOf, form, PARTS, wholeContact } from './contacts';

let node: ConnectedNode;
let id: string;

beforeEach(async () => {
	node = await connectNode();
	id = wholeContact(node).id;
});
afterEach(async () => await node.close());

const update = async (value: object, more: object = {}) =>
	await node.run('contact', 'update', {
		contact: byId(id),
		contactFields: form({ ...value }),
		...more,
	});

const field = () => node.account.customFields().find(({ type }) => type === 'string')!;

describe('contact: update', () => {
	it('changes one field and loses nothing', async () => {
		const before = contentOf(node);
		const { error, json } = await update({ company_name: 'Oak' }, { simplify: false });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([
			`GET /contacts/${id}`,
			`PUT /contacts/${id}`,
			'GET /contact_custom_fields',
		]);
		expect(node.sandbox.log.entries[0]?.query).toEqual({ include: PARTS });
		expect(node.sandbox.log.entries[1]?.body).toEqual({
			email_address: { address: 'ann@example.com', permission_to_send: 'implicit' },
			first_name: 'Ann',
			last_name: 'Adams',
			job_title: 'Cook',
			company_name: 'Oak',
			update_source: 'Account',
		});
		expect(contentOf(node)).toEqual({
			...before,
			texts: { ...before.texts, company_name: 'Oak' },
		});
		expect(json[0]).toMatchObject({
			company_name: 'Oak',
			custom_fields: [{ label: field().label, value: 'blue' }],
			notes: [{ content: 'Likes roses' }],
		});
	});

	it.each([[{ company_name: 'Oak' }], [{ email_address: 'bea@example.com' }]])(
		'keeps the reason why somebody unsubscribed: %j',
		async (value) => {
			node.account.optOut(id, 'Too many mails');
			await update(value);
			expect(node.sandbox.log.entries[1]?.body).toMatchObject({
				email_address: { permission_to_send: 'unsubscribed', opt_out_reason: 'Too many mails' },
			});
		},
	);

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
			{
				contact: byId('ann@example.com'),
				contactFields: form({ company_name: '={{ $json.name }}' }),
			},
			items,
		);
		expect(error).toBeUndefined();
		expect(contentOf(node).texts.company_name).toBe('second');
	});

	it('merges phones and addresses by kind', async () => {
		await update({ mobile_phone: '555-0199', home_city: 'Milan', work_city: 'Turin' });
		const { phones, addresses } = contentOf(node);
		expect(phones).toEqual([
			{ number: '555-0100', kind: 'home' },
			{ number: '555-0199', kind: 'mobile' },
		]);
		expect(addresses).toEqual([
			{ kind: 'home', parts: { street: '1 Elm Street', city: 'Milan', country: 'Italy' } },
			{ kind: 'work', parts: { city: 'Turin' } },
		]);
	});

	it("doesn't lose numbers of the same kind, or of none", async () => {
		const phone_numbers = [
			{ phone_number: '555-0101' },
			{ phone_number: '555-0102', kind: null },
			{ phone_number: '555-0103', kind: 'home' },
		];
		const body = { contact_id: id, phone_numbers };
		node.sandbox.faults.add({
			when: { path: /contacts.[^/]+$/ },
			do: { kind: 'status', status: 200, body },
		});
		const written = () => {
			const put = node.sandbox.log.entries.findLast(({ method }) => method === 'PUT');
			return (put!.body as IDataObject).phone_numbers;
		};
		await update({ home_phone: '555-0199' });
		expect(written()).toEqual([
			{ phone_number: '555-0101' },
			{ phone_number: '555-0102' },
			{ phone_number: '555-0199', kind: 'home' },
		]);
		phone_numbers[1]!.kind = 'home';
		await update({ home_phone: '555-0199' });
		expect(written()).toEqual([
			{ phone_number: '555-0101' },
			{ phone_number: '555-0199', kind: 'home' },
			{ phone_number: '555-0103', kind: 'home' },
		]);
		await update({}, { updateFields: { fieldsToClear: ['home_phone'] } });
		expect(written()).toEqual([{ phone_number: '555-0101' }]);
	});

	it("a choice that was deleted isn't one", async () => {
		const cf = '6d1f3c80-7e1b-11ee-9a5c-fa163e7b09ea';
		const choices = [
			{ choice_id: 1, choice_label: 'Red' },
			{ choice_id: 2, choice_label: 'Green', deleted_at: '2026-01-01' },
		];
		const custom_fields = [{ custom_field_id: cf, label: 'Color', type: 'single_select', choices }];
		node.sandbox.faults.add({
			when: { path: /contact_custom_fields/ },
			do: { kind: 'status', status: 200, body: { custom_fields } },
		});
		const { error } = await update({ [`cf:${cf}`]: 'Green' });
		expect(error?.message).toContain("'Color' has no choice 'Green'");
		expect(error?.description).toContain('Use one or more of: Red.');
		node.sandbox.faults.add({
			when: { path: /contacts.[^/]+$/ },
			do: {
				kind: 'status',
				status: 200,
				body: { contact_id: id, custom_fields: [{ custom_field_id: cf, choice_ids: [2] }] },
			},
		});
		const { json } = await node.run('contact', 'get', { contact: byId(id) });
		expect(json[0]).toMatchObject({ custom_fields: { Color: ['Green'] } });
	});

	it('keeps the other custom fields', async () => {
		const created = await node.run('customField', 'create', { label: 'Size', type: 'number' });
		const other = String(created.json[0]?.custom_field_id);
		await update({ [`cf:${other}`]: 42 });
		expect(contentOf(node).fields).toEqual([
			{ fieldId: field().id, value: 'blue' },
			{ fieldId: other, value: '42' },
		]);
	});

	it('empties the given fields, and nothing else', async () => {
		const before = contentOf(node);
		const fieldsToClear = ['company_name', 'home_phone', `cf:${field().id}`, 'home_country'];
		const { json } = await update({}, { updateFields: { fieldsToClear } });
		const { company_name: _company, ...texts } = before.texts;
		expect(contentOf(node)).toEqual({
			...before,
			texts,
			phones: [],
			fields: [],
			addresses: [{ kind: 'home', parts: { street: '1 Elm Street', city: 'Rome' } }],
		});
		expect(json[0]).toMatchObject({ company_name: '', phone_number: '', custom_fields: {} });
	});

	it('clears a birthday as a whole', async () => {
		await update({ birthday_month: 2, birthday_day: 29 });
		expect(node.account.contact(id)?.birthday).toEqual({ month: 2, day: 29 });
		const fieldsToClear = ['birthday_month', 'birthday_day'];
		const { error } = await update({}, { updateFields: { fieldsToClear } });
		expect(error).toBeUndefined();
		expect(node.account.contact(id)?.birthday).toBeUndefined();
	});

	it('changes the address, and keeps the permission', async () => {
		await node.run('contact', 'unsubscribe', { contact: byId(id) });
		const { json } = await update({ email_address: 'Ann2@example.com' });
		expect(json[0]).toMatchObject({
			contact_id: id,
			email_address: 'ann2@example.com',
			permission_to_send: 'unsubscribed',
		});
		expect(node.account.contact('ann@example.com')).toBeUndefined();
	});

	it('says who has the new address', async () => {
		const other = node.account.putContact({ email: 'bob@example.com' });
		const { error } = await update({ email_address: 'bob@example.com' });
		expect(error).toMatchObject({ httpCode: '409' });
		expect(error?.message).toContain(other.id);
	});

	it('finds a contact by address, regardless of case', async () => {
		const { json } = await node.run('contact', 'update', {
			contact: byId('ANN@Example.com'),
			contactFields: form({ job_title: 'Chef' }),
		});
		expect(node.requests().slice(0, 3)).toEqual([
			'GET /contacts',
			`GET /contacts/${id}`,
			`PUT /contacts/${id}`,
		]);
		expect(node.sandbox.log.entries[0]?.query).toMatchObject({
			email: 'ann@example.com',
			status: 'all',
		});
		expect(json[0]).toMatchObject({ contact_id: id });
	});

	it('carries out changes of one contact one after another, however its ID is written', async () => {
		const items = [
			{ key: 'first_name', id },
			{ key: 'last_name', id: id.toUpperCase() },
			{ key: 'job_title', id: 'ANN@example.com' },
		];
		const { error } = await node.run(
			'contact',
			'update',
			{
				contact: byId('={{ $json.id }}'),
				contactFields: form({
					first_name: '={{ $json.key === "first_name" ? "X" : "" }}',
					last_name: '={{ $json.key === "last_name" ? "Y" : "" }}',
					job_title: '={{ $json.key === "job_title" ? "Z" : "" }}',
				}),
			},
			items,
		);
		expect(error).toBeUndefined();
		expect(contentOf(node).texts).toMatchObject({
			first_name: 'X',
			last_name: 'Y',
			job_title: 'Z',
		});
	});

	it.each([
		[{}, {}, 'There is nothing to update'],
		[
			{},
			{ updateFields: { fieldsToClear: ['email_address'] } },
			"'Fields to Clear' names 'email_address', which can't be emptied",
		],
		[
			{},
			{ updateFields: { fieldsToClear: ['job_title', 'birthday_day'] } },
			"'Fields to Clear' names 'Birthday Day' alone, but 'Birthday Month' and",
		],
		[
			{ job_title: 'x' },
			{ updateFields: { fieldsToClear: ['job_title'] } },
			"'Job Title' is both filled in and listed",
		],
		[{ job_title: 'x' }, { contact: byId('nobody@example.com') }, 'No contact has the email'],
	])('refuses %j with %j', async (value, more, message) => {
		const { error } = await update(value, more);
		expect(error?.message).toContain(message);
		expect(node.requests().some((request) => request.startsWith('PUT'))).toBe(false);
	});

	it('does not bring a deleted contact back', async () => {
		await node.run('contact', 'delete', { contact: byId(id) });
		const { error } = await update({ job_title: 'x' });
		expect(error?.message).toMatch(/was deleted on \d{4}-\d\d-\d\d, and a change would bring/);
		expect(error?.description).toContain("'Restore Deleted'");
		expect(node.account.contact(id)?.deletedTime).toBeDefined();
	});
});

describe('contact: lists and tags', () => {
	const run = async (operation: string, more: object) =>
		await node.run('contact', operation, { contact: byId(id), ...more });

	it('adds to lists and removes from some', async () => {
		const [first, second, third] = node.account.lists();
		const before = contentOf(node);
		const { json } = await run('addToList', { lists: [third!.name, first!.id] });
		expect(json[0]).toMatchObject({
			list_memberships: [first!.id, second!.id, third!.id],
		});
		expect(contentOf(node)).toEqual({ ...before, lists: [first!.id, second!.id, third!.id] });
		await run('removeFromList', { lists: [first!.id, second!.id, third!.id] });
		expect(contentOf(node)).toEqual({ ...before, lists: [] });
		const puts = node.sandbox.log.entries.filter(({ method }) => method === 'PUT');
		expect(puts.at(-1)?.body).toMatchObject({ list_memberships: [] });
	});

	it('sends nothing if nothing changes', async () => {
		const [first, , third] = node.account.lists();
		const added = await run('addToList', { lists: [first!.id] });
		expect(added.hints[0]?.message).toContain('already in these lists');
		const removed = await run('removeFromList', { lists: [third!.id] });
		expect(removed.hints[0]?.message).toContain("isn't in any of these lists");
		expect(node.requests().some((request) => request.startsWith('PUT'))).toBe(false);
	});

	it("doesn't add anybody who has unsubscribed to a list", async () => {
		node.account.optOut(id);
		const { error } = await run('addToList', { lists: [node.account.lists()[0]!.id] });
		expect(error?.message).toContain("has unsubscribed, so it can't be added to lists");
		expect(node.requests()).toEqual([`GET /contacts/${id}`]);
	});

	it.each(['replace', 'append'] as const)('tags, if a PUT does %s', async (putTaggings) => {
		node.account.options.putTaggings = putTaggings;
		const [first, second] = node.account.tags();
		await run('addTag', { tags: [second!.name] });
		expect(contentOf(node).tags).toEqual([first!.id, second!.id]);
		node.sandbox.log.clear();
		const { json, error } = await run('removeTag', { tags: [first!.id] });
		expect(error).toBeUndefined();
		expect(node.requests()[0]).toBe('POST /activities/contacts_taggings_remove');
		expect(node.sandbox.log.entries[0]?.body).toEqual({
			source: { contact_ids: [id] },
			tag_ids: [first!.id],
		});
		expect(json[0]).toMatchObject({ taggings: [second!.id] });
	});

	it('a tag that the service did not remove is an error, though its activity is complete', async () => {
		node.sandbox.faults.add({
			when: { method: 'POST', path: /taggings_remove/ },
			do: { kind: 'status', status: 202, body: { activity_id: '1', state: 'initialized' } },
		});
		node.sandbox.faults.add({
			when: { method: 'GET', path: /activities/ },
			do: {
				kind: 'status',
				status: 200,
				body: { activity_id: '1', state: 'completed', activity_errors: ['tag_ids were refused'] },
			},
		});
		const { error } = await run('removeTag', { tags: [node.account.tags()[0]!.id] });
		expect(error?.message).toContain('refused the change: tag_ids were refused');
	});
});

describe('contact: unsubscribe, resubscribe, delete', () => {
	it('unsubscribes at the wish of the person, with the reason', async () => {
		const { json } = await node.run('contact', 'unsubscribe', {
			contact: byId(id),
			additionalFields: { reason: 'Too many mails' },
			simplify: false,
		});
		expect(node.sandbox.log.entries[1]?.body).toMatchObject({
			email_address: {
				address: 'ann@example.com',
				permission_to_send: 'unsubscribed',
				opt_out_reason: 'Too many mails',
			},
			first_name: 'Ann',
			update_source: 'Contact',
		});
		expect(json[0]).toMatchObject({
			email_address: { permission_to_send: 'unsubscribed', opt_out_source: 'Contact' },
		});
		node.sandbox.log.clear();
		const again = await node.run('contact', 'unsubscribe', { contact: byId(id) });
		expect(again.hints[0]?.message).toContain('has already unsubscribed');
		expect(node.requests().some((request) => request.startsWith('PUT'))).toBe(false);
	});

	it('says so if a contact has no email address', async () => {
		const contactFields = form({ first_name: 'Bo', sms_number: '+17815550100' });
		const { json } = await node.run('contact', 'create', { contactFields });
		node.sandbox.log.clear();
		const contact = byId(String(json[0]?.contact_id));
		const { error } = await node.run('contact', 'unsubscribe', { contact });
		expect(error?.message).toContain('has no email address');
		expect(error?.description).toContain("'SMS Permission'");
		expect(node.requests().some((request) => request.startsWith('PUT'))).toBe(false);
	});

	it('asks once to subscribe again', async () => {
		node.account.optOut(id);
		const lists = [node.account.lists()[0]!.id];
		const { json, error } = await node.run('contact', 'resubscribe', { contact: byId(id), lists });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`PUT /contacts/resubscribe/${id}`]);
		expect(node.lastBody()).toEqual({ list_ids: lists });
		expect(json).toEqual([{ sent: true, contact_id: id }]);
		expect(node.account.mails.map(({ kind }) => kind)).toEqual(['resubscribe']);
		const again = await node.run('contact', 'resubscribe', { contact: byId(id), lists });
		expect(again.error).toMatchObject({ httpCode: '409' });
		expect(again.error?.description).toMatch(/^The one email that asks/);
	});

	it('does not send that email twice', async () => {
		node.account.optOut(id);
		node.sandbox.faults.add({ when: { method: 'PUT' }, times: 1, do: { kind: 'resetAfter' } });
		const lists = [node.account.lists()[0]!.id];
		const { error } = await node.run('contact', 'resubscribe', { contact: byId(id), lists });
		expect(error?.description).toMatch(/^Constant Contact may have carried out/);
		expect(node.requests()).toHaveLength(1);
	});

	it('deletes by address', async () => {
		const { json } = await node.run('contact', 'delete', { contact: byId('ann@example.com') });
		expect(node.requests()).toEqual(['GET /contacts', `DELETE /contacts/${id}`]);
		expect(json).toEqual([{ deleted: true, contact_id: id }]);
		expect(node.account.contact(id)?.deletedTime).toBeDefined();
	});
});
