import { byId } from '../setup';
import { connectContacts, payloadOf, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;
let id: string;

beforeEach(async () => {
	node = await connectContacts();
	id = node.put({ email: 'ann@example.com', fields: { FirstName: 'Ann' }, lists: [1, 3] });
});
afterEach(async () => await node.close());

const add = async (lists: unknown, more: Record<string, unknown> = {}) =>
	await node.run('contact', 'addToList', { contact: byId(id), lists, ...more });

const remove = async (parameters: Record<string, unknown>, contact = id) =>
	await node.run('contact', 'removeFromList', { contact: byId(contact), ...parameters });

const listsNow = () => node.hub.contact(Number(id))?.memberships.map(({ listId }) => listId);

describe('contact: addToList', () => {
	it('adds lists and keeps the others, and the data', async () => {
		const { json } = await add(['1', '2'], { optInSource: 'ACTION_BY_CONTACT' });
		expect(node.requests()).toEqual([`GET /contacts/${id}`, `PUT /contacts/${id}`]);
		const kept = (list: number) =>
			`<ContactList id="${node.listUri(list)}"><OptInSource>ACTION_BY_CUSTOMER</OptInSource></ContactList>`;
		expect(payloadOf(node.sent('PUT'))).toBe(
			'<EmailAddress>ann@example.com</EmailAddress><OptInSource>ACTION_BY_CONTACT</OptInSource>' +
				'<EmailType>HTML</EmailType><FirstName>Ann</FirstName>' +
				`<ContactLists>${kept(1)}${kept(3)}<ContactList id="${node.listUri(2)}"></ContactList></ContactLists>`,
		);
		expect(listsNow()).toEqual([1, 2, 3]);
		expect(json[0]).toMatchObject({
			id,
			first_name: 'Ann',
			contact_lists: [
				{ id: '1', opt_in_source: 'ACTION_BY_CUSTOMER' },
				{ id: '3' },
				{ id: '2', opt_in_source: 'ACTION_BY_CONTACT' },
			],
		});
	});

	it('sends nothing and says so when the contact is in the lists already', async () => {
		const { json, hints } = await add(['1', '3']);
		expect(node.requests()).toEqual([`GET /contacts/${id}`]);
		expect(hints?.map(({ message }) => message)).toEqual([
			'The contact is already in these lists; nothing was sent',
		]);
		expect(json[0]).toMatchObject({ id, contact_lists: [{ id: '1' }, { id: '3' }] });
	});

	it('brings back a removed contact', async () => {
		id = node.put({ email: 'removed@example.com', lists: [] });
		const { json } = await add('={{ 2 }}');
		expect(json[0]).toMatchObject({ status: 'Active' });
		expect(listsNow()).toEqual([2]);
	});

	it('shows the refusal for a contact who unsubscribed, and for an unknown list', async () => {
		const unknown = await add(['999']);
		expect(unknown.error?.message).toBe(
			`Could not add contact to list: Unknown list '${node.listUri(999)}' [item 0]`,
		);
		id = node.put({ email: 'gone@example.com', doNotMail: true });
		const gone = await add(['1']);
		expect(gone.error).toMatchObject({
			httpCode: '403',
			message:
				'Could not add contact to list: Contact gone@example.com has opted out and may only be added by the contact [item 0]',
		});
		expect(gone.error?.description).toContain("set 'Opt-In Source' to the contact's own action");
	});
});

describe('contact: removeFromList', () => {
	it('removes the contact from some lists', async () => {
		const { json } = await remove({ lists: ['3', '2'] });
		expect(node.requests()).toEqual([`GET /contacts/${id}`, `PUT /contacts/${id}`]);
		expect(payloadOf(node.sent('PUT'))).toContain(
			`<ContactLists><ContactList id="${node.listUri(1)}">`,
		);
		expect(listsNow()).toEqual([1]);
		expect(json[0]).toMatchObject({ status: 'Active', contact_lists: [{ id: '1' }] });
	});

	it("removes the contact from all lists by the owner's action; its status is Removed", async () => {
		const { json } = await remove({ removeFrom: 'all' }, 'ann@example.com');
		expect(payloadOf(node.sent('PUT'))).toBe(
			'<EmailAddress>ann@example.com</EmailAddress><OptInSource>ACTION_BY_CUSTOMER</OptInSource>' +
				'<EmailType>HTML</EmailType><FirstName>Ann</FirstName><ContactLists></ContactLists>',
		);
		expect(json[0]).toMatchObject({ status: 'Removed', contact_lists: [] });
		expect(node.hub.contact(Number(id))).toMatchObject({ status: 'Removed', memberships: [] });
	});

	it('sends nothing and says so when the contact is in none of the lists', async () => {
		const { hints } = await remove({ lists: ['2'] });
		id = node.put({ email: 'removed@example.com', lists: [] });
		const all = await remove({ removeFrom: 'all' });
		for (const shown of [hints, all.hints]) {
			expect(shown?.map(({ message }) => message)).toEqual([
				"The contact isn't in any of these lists; nothing was sent",
			]);
		}
		expect(node.sandbox.log.matching({ method: 'PUT' })).toEqual([]);
	});
});

describe('contact: unsubscribe', () => {
	it('opts the contact out, which is what DELETE does', async () => {
		const { json, items } = await node.run('contact', 'unsubscribe', { contact: byId(id) });
		expect(node.requests()).toEqual([`DELETE /contacts/${id}`]);
		expect(json).toEqual([{ unsubscribed: true, id }]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
		expect(node.hub.contact(Number(id))).toMatchObject({ status: 'Do Not Mail', memberships: [] });
	});

	it('finds the contact by email address; an unknown one is an error', async () => {
		const { json } = await node.run('contact', 'unsubscribe', {
			contact: byId('ANN@example.com'),
		});
		expect(json).toEqual([{ unsubscribed: true, id }]);
		const unknown = await node.run('contact', 'unsubscribe', {
			contact: byId('nobody@example.com'),
		});
		expect(unknown.error?.message).toBe(
			"No contact has the email address 'nobody@example.com' [item 0]",
		);
	});
});
