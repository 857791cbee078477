import Ajv from 'ajv';

import { contact } from '../../../../nodes/ConstantContactLegacy/contact';
import { byId } from '../setup';
import { connectContacts, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;
let id: string;

const start = async (options = {}) => {
	node = await connectContacts(options);
	id = node.put({
		email: 'ann@example.com',
		fields: { FirstName: 'Ann', LastName: 'Berg', City: 'Rome' },
		lists: [1, 3],
	});
};
afterEach(async () => await node.close());

const get = async (which: string, more: Record<string, unknown> = {}) =>
	await node.run('contact', 'get', { contact: byId(which), ...more });

describe('contact: get', () => {
	it('reads a contact by ID, simplified', async () => {
		await start();
		const { json } = await get(id);
		expect(node.requests()).toEqual([`GET /contacts/${id}`]);
		expect(json).toEqual([
			{
				id,
				email_address: 'ann@example.com',
				name: 'Ann Berg',
				first_name: 'Ann',
				last_name: 'Berg',
				company_name: '',
				work_phone: '',
				city: 'Rome',
				status: 'Active',
				contact_lists: ['1', '3'],
			},
		]);
	});

	it('returns everything without Simplify, as the output schema says', async () => {
		await start({ idLineBreaks: true });
		const { json } = await get(node.hub.listUri(1).replace('lists/1', `contacts/${id}`), {
			simplify: false,
		});
		expect(json[0]).toMatchObject({
			id,
			email_type: 'HTML',
			custom_field15: '',
			confirmed: false,
			uri: `http://api.constantcontact.com/ws/customers/joesflowers/contacts/${id}`,
			contact_lists: [
				{
					id: '1',
					uri: node.listUri(1),
					opt_in_source: 'ACTION_BY_CUSTOMER',
					opt_in_time: expect.any(String) as string,
				},
				{ id: '3' },
			],
		});
		const output = contact.operations.find(({ value }) => value === 'get')?.output ?? {};
		const validate = new Ajv({ strict: false }).compile(output);
		validate(json[0]);
		expect(validate.errors ?? []).toEqual([]);
		expect(Object.keys(output.properties ?? {})).toEqual(
			expect.arrayContaining(Object.keys(json[0] ?? {})),
		);
	});

	it('finds a contact by email address in any case', async () => {
		await start();
		const { json } = await get(' Ann@EXAMPLE.com ');
		expect(node.requests()).toEqual(['GET /contacts', `GET /contacts/${id}`]);
		expect(node.sandbox.log.entries[0]?.query).toEqual({ email: 'ann@example.com' });
		expect(json[0]).toMatchObject({ id, city: 'Rome' });
	});

	it('reports that nobody has an address, whether the feed is empty or the status is 500', async () => {
		for (const unknownEmail of ['empty', 'error'] as const) {
			await start({ unknownEmail });
			const { error } = await get('no.one+x@example.com', { connection: { retries: 1 } });
			expect(error).toMatchObject({
				message: "No contact has the email address 'no.one+x@example.com' [item 0]",
				description:
					"Check the address. 'Create or Update' creates the contact if it doesn't exist.",
			});
			expect(node.sandbox.log.entries[0]?.rawUrl).toMatch(/\?email=no.one%2Bx%40example.com$/);
			// 500 is retried, and only counts if it comes from the service itself.
			const asked = ['GET /contacts', 'GET /contacts', 'GET /'];
			expect(node.requests()).toEqual(unknownEmail === 'error' ? asked : ['GET /contacts']);
			if (unknownEmail === 'empty') await node.close();
		}
	});

	it('does not take a broken service for an unknown address', async () => {
		await start();
		node.sandbox.faults.add({ do: { kind: 'html', status: 500 } });
		const { error } = await get('ann@example.com', { connection: { retries: 0 } });
		expect(error?.message).toMatch(/^Could not get contact: /);
		expect(error).toMatchObject({ httpCode: '500' });
	});

	it('shows an unknown ID and a web page instead of data', async () => {
		await start();
		const { error } = await get('999999999');
		expect(error).toMatchObject({ httpCode: '404' });
		expect(error?.description).toMatch(/^Nothing has this ID\./);
		node.sandbox.faults.add({ do: { kind: 'html' } });
		const page = await get(id, { connection: { retries: 0 } });
		expect(page.error?.message).toBe(
			'Could not get contact: the server sent a web page instead of data [item 0]',
		);
	});
});
