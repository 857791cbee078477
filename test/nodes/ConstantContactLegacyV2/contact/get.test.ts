import { byId } from '../setup';
import { connectContacts, FULL, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;
let id: string;

beforeEach(async () => {
	node = await connectContacts();
	id = node.put(FULL);
});
afterEach(async () => await node.close());

const get = async (contact: string, simplify = false) =>
	await node.run('contact', 'get', { contact: byId(contact), simplify });

describe('contact: get', () => {
	it('returns a contact with all that it has, by ID', async () => {
		const { json, items } = await get(id);
		expect(node.requests()).toEqual([`GET /contacts/${id}`]);
		expect(json).toEqual([
			expect.objectContaining({
				id,
				status: 'ACTIVE',
				first_name: 'Ann',
				email_addresses: [expect.objectContaining({ email_address: 'ann@example.com' })],
				addresses: [
					expect.objectContaining({ id: '701', address_type: 'PERSONAL', line1: 'Elm 1' }),
					expect.objectContaining({ id: '702', address_type: 'BUSINESS' }),
				],
				lists: [
					{ id: '1', status: 'ACTIVE' },
					{ id: '3', status: 'ACTIVE' },
				],
			}),
		]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('finds a contact by email address in one request, also a contact who has opted out', async () => {
		const { json } = await get(' ANN@Example.com ');
		expect(node.requests()).toEqual(['GET /contacts']);
		expect(node.query('GET')).toEqual({ email: 'ann@example.com' });
		expect(json).toEqual((await get(id)).json);
		node.put({ email: 'out+1@example.com', optOut: true });
		expect((await get('out+1@example.com')).json[0]).toMatchObject({ status: 'OPTOUT' });
	});

	it('simplifies', async () => {
		expect((await get(id, true)).json).toEqual([
			{
				id,
				email_address: 'ann@example.com',
				name: 'Ann',
				first_name: 'Ann',
				last_name: '',
				company_name: '',
				work_phone: '',
				city: 'Waltham',
				status: 'ACTIVE',
				contact_lists: ['1', '3'],
			},
		]);
	});

	it('reports an unknown or invalid ID or address', async () => {
		const unknown = await get('999999');
		expect(unknown.error).toMatchObject({ httpCode: '404' });
		expect(unknown.error?.description).toMatch(/^Nothing has this ID/);
		const nobody = await get('nobody@example.com');
		expect(nobody.error).toMatchObject({
			message: "No contact has the email address 'nobody@example.com' [item 0]",
			description: "Check the address. 'Create or Update' creates the contact if it doesn't exist.",
		});
		const wrong = await get('ann@');
		expect(wrong.error?.message).toBe("'Contact' isn't an email address: 'ann@' [item 0]");
	});
});
