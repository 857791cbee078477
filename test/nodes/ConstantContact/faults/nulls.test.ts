import type { IDataObject } from 'n8n-workflow';

import { form, wholeContact } from '../contact/contacts';
import { byId } from '../setup';
import { connectReplicator, type Replicator } from '../tables/setup';

let node: Replicator;

/** In all responses, properties without a value are null instead of missing (V3 API appendix B requires hardly any). */
beforeEach(async () => {
	node = await connectReplicator({ constantContactV3: { emptyProperties: 'null' } });
});
afterEach(async () => await node.close());

/** The bodies of requests that change something. */
const sent = () =>
	node.sandbox.log.entries
		.filter(({ method }) => method !== 'GET')
		.map(({ body }) => body as IDataObject);

describe('a contact with properties that are null', () => {
	it.each([
		['update', { contactFields: form({ last_name: 'Bell' }) }],
		['addToList', { lists: ['={{ $json.list }}'] }],
	])('is not deleted: %s', async (operation, parameters) => {
		const { id } = node.account.putContact({ email: 'ann@example.com' });
		const items = [{ list: node.account.lists()[0]!.id }];
		const { error } = await node.run(
			'contact',
			operation,
			{ contact: byId(id), ...parameters },
			items,
		);
		expect(error).toBeUndefined();
		expect(sent()).toHaveLength(1);
		expect(JSON.stringify(sent())).not.toContain('null');
	});

	it('is found and changed by its address', async () => {
		node.account.putContact({ email: 'ann@example.com' });
		const { error, json } = await node.run('contact', 'upsert', {
			contactFields: form({ email_address: 'ann@example.com', last_name: 'Bell' }),
		});
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ action: 'updated' });
	});

	it('keeps its phone numbers and custom fields, and they are sent without null', async () => {
		const { id } = wholeContact(node);
		const created = await node.run('customField', 'create', {
			label: 'Size',
			type: 'single_select',
			choices: 'S\nM',
		});
		const key = `cf:${String(created.json[0]?.custom_field_id)}`;
		node.sandbox.log.clear();
		const contactFields = form({ [key]: 'M', mobile_phone: '555-0199' });
		for (let time = 0; time < 2; time++) {
			const { error } = await node.run('contact', 'update', { contact: byId(id), contactFields });
			expect(error).toBeUndefined();
		}
		expect(sent()).toHaveLength(2);
		for (const body of sent()) {
			expect(body.custom_fields).toHaveLength(2);
			expect(body.phone_numbers).toHaveLength(2);
			expect(JSON.stringify(body)).not.toContain('null');
		}
	});

	it('is not among the people to be left out of an import', async () => {
		node.account.putContact({ email: 'ann@example.com' });
		node.account.putContact({ email: 'bob@example.com', permission: 'unsubscribed' });
		const list = node.account.lists()[0]!.id;
		const items = [{ email: 'ann@example.com' }, { email: 'bob@example.com' }];
		const { json } = await node.run(
			'activity',
			'importContacts',
			{ source: 'items', lists: [list], wait: false },
			items,
		);
		expect(json[0]).toMatchObject({ unsubscribed: [{ email_address: 'bob@example.com' }] });
		expect(sent()[0]).toMatchObject({ import_data: [{ email: 'ann@example.com' }] });
	});
});

it('lists and the account are updated without null', async () => {
	const { id } = node.account.lists()[0]!;
	await node.run('contactList', 'update', {
		list: byId(id),
		updateFields: { description: 'x' },
	});
	await node.run('contactList', 'update', {
		list: byId(id),
		updateFields: { fieldsToClear: ['description'] },
	});
	await node.run('contactList', 'update', { list: byId(id), updateFields: { name: 'Renamed' } });
	await node.run('account', 'update', { updateFields: { contactPhone: '781-555-0199' } });
	expect(sent()).toHaveLength(4);
	expect(JSON.stringify(sent())).not.toContain('null');
});

describe('tables', () => {
	const full = async (table: string) => await node.rows({ tables: [table], replication: 'full' });

	it('have the contacts and lists that are not deleted', async () => {
		const ids = (rows: IDataObject[]) => rows.map(({ id }) => String(id)).sort();
		const contacts = [...node.account.contacts()].filter(
			({ deletedTime }) => deletedTime === undefined,
		);
		expect(ids(await full('contacts'))).toEqual(contacts.map(({ id }) => id).sort());
		expect(ids(await full('contactLists'))).toEqual(
			node.account
				.lists()
				.map(({ id }) => id)
				.sort(),
		);
	});

	it('have the statuses of contacts', async () => {
		const { id } = node.account.putContact({ email: 'ann@example.com' });
		const rows = await full('contacts');
		expect(rows.find((row) => row.id === id)).toMatchObject({ status: 'REMOVED' });
	});
});
