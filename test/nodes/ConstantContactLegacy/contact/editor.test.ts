import { ConstantContactLegacy } from '../../../../nodes/ConstantContactLegacy/ConstantContactLegacy.node';
import { listSearch, loadOptions, resourceMapperFields } from '../../../support';
import { connectContacts, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;

beforeEach(async () => (node = await connectContacts({ contacts: 70 })));
afterEach(async () => await node.close());

/** The node in the editor while the user fills in a contact operation. */
const editing = (operation: string) => ({
	credentials: node.credentials,
	parameters: { resource: 'contact', operation },
});

const search = async (filter?: string) =>
	(
		await listSearch(ConstantContactLegacy, 'searchContacts', {
			...editing('get'),
			filter,
		})
	).results;

const mapped = async (operation: string) =>
	(await resourceMapperFields(ConstantContactLegacy, 'getContactFields', editing(operation)))
		.fields;

describe('pick list of contacts', () => {
	it('shows the newest page', async () => {
		const newest = [...node.hub.contacts()].slice(0, 50);
		expect((await search()).map(({ value }) => value)).toEqual(newest.map(({ id }) => String(id)));
		expect(node.requests()).toEqual(['GET /contacts']);
	});

	it('finds a complete address however old the contact is, and otherwise searches the newest page', async () => {
		const [oldest] = [...node.hub.contacts()].slice(-1);
		const found = await search(` ${oldest?.email.toUpperCase()} `);
		expect(found.map(({ value }) => value)).toEqual([String(oldest?.id)]);
		expect(node.sandbox.log.entries[0]?.query).toEqual({ email: oldest?.email });
		const id = node.put({
			email: 'zoe@example.com',
			fields: { FirstName: 'Zoe', LastName: 'Quirk' },
		});
		for (const filter of ['quirk', 'zoe@exam']) {
			expect(await search(filter)).toEqual([{ name: 'Quirk, Zoe (zoe@example.com)', value: id }]);
		}
		expect(await search('nobody at all')).toEqual([]);
	});
});

describe('form of a contact', () => {
	it('has all fields, with choices for codes; only a new contact needs an address', async () => {
		const fields = await mapped('create');
		expect(fields).toHaveLength(35);
		expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual([
			'email_address',
		]);
		const optionsOf = (wanted: string) =>
			fields.find(({ id }) => id === wanted)?.options?.map(({ value }) => value);
		expect(optionsOf('email_type')).toEqual(['HTML', 'Text']);
		expect(optionsOf('state_code')).toEqual(expect.arrayContaining(['MA', 'DC', 'QC', 'YT']));
		expect(optionsOf('country_code')).toEqual(expect.arrayContaining(['us', 'ca', 'it', 'gb']));
		expect((await mapped('update')).some(({ required }) => required)).toBe(false);
	});
});

describe('lists to tick', () => {
	it('are those that the user made', async () => {
		const options = await loadOptions(ConstantContactLegacy, 'getLists', editing('create'));
		expect(options.map(({ value }) => value)).toEqual(node.hub.lists().map(({ id }) => String(id)));
	});
});
