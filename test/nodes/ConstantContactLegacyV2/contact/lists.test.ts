import { byId } from '../setup';
import { connectContacts, FULL, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;
let id: string;

beforeEach(async () => {
	node = await connectContacts();
	id = node.put(FULL);
});
afterEach(async () => await node.close());

const add = async (lists: unknown, more: Record<string, unknown> = {}) =>
	await node.run('contact', 'addToList', { contact: byId(id), lists, ...more });

const remove = async (parameters: Record<string, unknown>, contact = id) =>
	await node.run('contact', 'removeFromList', { contact: byId(contact), ...parameters });

const now = () => node.account.contact(Number(id));

describe('contact: addToList', () => {
	it('adds lists and keeps the others, and the data', async () => {
		const before = now();
		const { json } = await add(['1', '2'], { actionBy: 'ACTION_BY_VISITOR' });
		expect(node.requests()).toEqual([`GET /contacts/${id}`, `PUT /contacts/${id}`]);
		expect(node.query('PUT')).toEqual({ action_by: 'ACTION_BY_VISITOR' });
		expect(node.sent('PUT')).toMatchObject({ lists: [{ id: '1' }, { id: '3' }, { id: '2' }] });
		expect(now()).toEqual({
			...before,
			lists: [1, 2, 3],
			modifiedTime: expect.any(Number) as number,
		});
		expect(json[0]).toMatchObject({ id, lists: [{ id: '1' }, { id: '2' }, { id: '3' }] });
	});

	it('sends nothing and says so when the contact is in the lists already', async () => {
		const { json, hints } = await add(['1', '3']);
		expect(node.requests()).toEqual([`GET /contacts/${id}`]);
		expect(hints?.map(({ message }) => message)).toEqual([
			'The contact is already in these lists; nothing was sent',
		]);
		expect(json[0]).toMatchObject({ id, lists: [{ id: '1' }, { id: '3' }] });
	});

	it('brings back a removed contact', async () => {
		id = node.put({ email: 'removed@example.com', lists: [] });
		const { json } = await add('={{ 2 }}');
		expect(json[0]).toMatchObject({ status: 'ACTIVE', lists: [{ id: '2' }] });
	});

	it('shows the refusal for a contact who unsubscribed, and for an unknown list', async () => {
		const unknown = await add(['999']);
		expect(unknown.error?.message).toBe(
			'Could not add contact to list: Invalid List ID. The contact list 999 does not exist. [item 0]',
		);
		id = node.put({ email: 'gone@example.com', optOut: true });
		const gone = await add(['1']);
		expect(gone.error).toMatchObject({ httpCode: '409' });
		expect(gone.error?.description).toContain("set 'Action By' to Visitor");
		const { json } = await add(['1'], { actionBy: 'ACTION_BY_VISITOR' });
		expect(json[0]).toMatchObject({ status: 'ACTIVE' });
	});
});

describe('contact: removeFromList', () => {
	it('removes the contact from some lists, one request each', async () => {
		const { json, items } = await remove({ lists: ['3', '2'] });
		expect(node.requests()).toEqual([
			`DELETE /contacts/${id}/lists/3`,
			`DELETE /contacts/${id}/lists/2`,
		]);
		expect(json).toEqual([{ removed: true, id, lists: ['3', '2'] }]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
		expect(now()).toMatchObject({ status: 'ACTIVE', lists: [1], texts: FULL.texts });
	});

	it('removes the contact from all lists at once, without unsubscribing it', async () => {
		const { json } = await remove({ removeFrom: 'all' }, 'ann@example.com');
		expect(node.requests()).toEqual(['GET /contacts', `DELETE /contacts/${id}/lists`]);
		expect(json).toEqual([{ removed: true, id }]);
		expect(now()).toMatchObject({ status: 'REMOVED', lists: [] });
	});

	it("shows the API's message for an unknown list or contact", async () => {
		const list = await remove({ lists: ['999'] });
		expect(list.error).toMatchObject({ httpCode: '404' });
		const contact = await remove({ removeFrom: 'all' }, '999999');
		expect(contact.error).toMatchObject({ httpCode: '404' });
	});
});

describe('contact: unsubscribe', () => {
	it('opts the contact out, which is what DELETE does', async () => {
		const { json, items } = await node.run('contact', 'unsubscribe', { contact: byId(id) });
		expect(node.requests()).toEqual([`DELETE /contacts/${id}`]);
		expect(json).toEqual([{ unsubscribed: true, id }]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
		expect(now()).toMatchObject({ status: 'OPTOUT', lists: [], texts: FULL.texts });
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
