import { ManualClock, startSandbox, type Sandbox } from '../index';
import type { JsonObject } from '../json';
import { writeCursor, readCursor } from './cursor';
import { describeRecorded, lackingFields, recorded } from './recordings';
import { constantContactV2Client, type V2Client } from './testClient';

describeRecorded('recordings of the account, contacts, lists and bulk jobs', () => {
	let sandbox: Sandbox;
	let client: V2Client;
	let clock: ManualClock;

	beforeEach(async () => {
		clock = new ManualClock();
		sandbox = await startSandbox({ clock, constantContactV2: { contacts: 120, lists: 6 } });
		client = constantContactV2Client(sandbox);
		sandbox.constantContactV2.putContact({
			id: 11,
			addresses: [{ id: '1', type: 'PERSONAL', texts: { city: 'Cork' } }],
			lists: [1],
			notes: [],
		});
	});
	afterEach(async () => await sandbox.close());

	const v2 = () => sandbox.constantContactV2;

	it.each([
		['account_info_response.json', '/account/info', 'string'],
		['verified_email_addresses_response.json', '/account/verifiedemailaddresses', 'string'],
		['contacts_response.json', '/contacts', 'string'],
		['lists_response.json', '/lists', 'string'],
		['list_response.json', '/lists/1', 'number'],
		['activities_response.json', '/activities', 'string'],
	] as const)('%s has no fields that are missing here', async (name, path, idType) => {
		v2().options.idType = idType;
		await client.post('/activities/clearlists', { lists: ['2'] });
		clock.advance(60);
		const { body } = await client.get(path);
		expect(lackingFields(recorded(name), body)).toEqual([]);
	});

	it('of a contact has no fields that are missing here', async () => {
		v2().options.idType = 'number';
		const { body } = await client.get('/contacts/11');
		expect(lackingFields(recorded('contact_response.json'), body)).toEqual([]);
	});

	it.each([
		['add_contacts_request.json', 'addcontacts', 'add_contacts_response.json'],
		['remove_contacts_from_lists_request.json', 'removefromlists', 'remove_contacts_response.json'],
		['export_contacts_request.json', 'exportcontacts', 'export_contacts_response.json'],
	])('%s is taken', async (name, path, response) => {
		const actual = await client.post(`/activities/${path}`, recorded(name) as object);
		expect(actual.status).toBe(201);
		expect(lackingFields(recorded(response), actual.body)).toEqual([]);
		expect(lackingFields(actual.body, recorded(response))).toEqual([]);
		clock.advance(60);
		expect(v2().activities()[0]).toMatchObject({ status: 'COMPLETE' });
	});

	it('of a contact and a list can be written', async () => {
		const contact = recorded('contact.json') as JsonObject;
		const lists = [{ id: '1' }];
		expect((await client.post('/contacts', { ...contact, lists })).status).toBe(201);
		const list = recorded('list.json') as object;
		expect((await client.post('/lists', list)).status).toBe(201);
		expect((await client.put('/lists/2', { ...list, name: 'Other' })).status).toBe(200);
	});

	it('of a cursor can be read', () => {
		const { meta } = recorded('contacts_response.json') as JsonObject;
		const { pagination } = meta as JsonObject;
		const { next_link } = pagination as JsonObject;
		const cursor = String(next_link).split('next=')[1]!;
		const paging = { position: 'startAt', defaultLimit: 50, maxLimit: 500 } as const;
		const state = readCursor(cursor, paging, undefined, 0);
		expect(state).toMatchObject({ position: 3, limit: 2 });
		const options = { wrongCursorPaths: false };
		expect(writeCursor(paging, state!, '/v2/contacts', options, 0)).toBe(cursor);
	});
});
