import { ConstantContactLegacyV2 } from '../../../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { listSearch, loadOptions, resourceMapperFields } from '../../../support';
import { connectContacts, type ConnectedContacts } from './contacts';

let node: ConnectedContacts;

beforeEach(async () => (node = await connectContacts({ contacts: 120 })));
afterEach(async () => await node.close());

/** The node in the editor while the user fills in a contact operation. */
const editing = (operation: string) => ({
	credentials: node.credentials,
	parameters: { resource: 'contact', operation },
});

const search = async (filter?: string) =>
	(
		await listSearch(ConstantContactLegacyV2, 'searchContacts', {
			...editing('get'),
			filter,
		})
	).results;

const mapped = async (operation: string) =>
	(await resourceMapperFields(ConstantContactLegacyV2, 'getContactFields', editing(operation)))
		.fields;

describe('pick list of contacts', () => {
	it('shows the first hundred by name and address', async () => {
		const results = await search();
		expect(results).toHaveLength(100);
		const [first] = node.account.contacts();
		expect(results[0]).toEqual({
			name: `${first?.texts.first_name} ${first?.texts.last_name} (${first?.email})`,
			value: String(first?.id),
		});
		expect(node.query('GET')).toEqual({ limit: '100' });
	});

	it('finds a whole address wherever the contact is', async () => {
		const id = node.put({ email: 'zoe@example.com' });
		expect(await search(' ZOE@example.com ')).toEqual([{ name: 'zoe@example.com', value: id }]);
		expect(node.query('GET')).toEqual({ email: 'zoe@example.com' });
		expect(await search('nobody at all')).toEqual([]);
	});
});

describe('form of a contact', () => {
	it('has all fields, with choices for codes; only a new contact needs an address', async () => {
		const fields = await mapped('create');
		expect(fields.map(({ id }) => id)).toEqual([
			'email_address',
			'prefix_name',
			'first_name',
			'middle_name',
			'last_name',
			'job_title',
			'company_name',
			'home_phone',
			'work_phone',
			'cell_phone',
			'fax',
			...['', 'business_'].flatMap((prefix) =>
				[
					'addr1',
					'addr2',
					'addr3',
					'city',
					'state_code',
					'state_name',
					'country_code',
					'postal_code',
					'sub_postal_code',
				].map((key) => `${prefix}${key}`),
			),
			'note',
			...Array.from({ length: 15 }, (_, index) => `custom_field${index + 1}`),
		]);
		expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual([
			'email_address',
		]);
		const named = Object.fromEntries(fields.map((field) => [field.id, field]));
		expect(named.business_state_code?.options?.map(({ value }) => value)).toContain('QC');
		expect(named.country_code?.options).toContainEqual({ name: 'Italy', value: 'it' });
		expect(named.business_addr1?.displayName).toBe('Business Address Line 1');
		expect((await mapped('update')).some(({ required }) => required)).toBe(false);
	});
});

describe('lists to tick', () => {
	it('are those of the account', async () => {
		const options = await loadOptions(ConstantContactLegacyV2, 'getLists', editing('create'));
		expect(options).toEqual(
			node.account.lists().map(({ id, name }) => ({
				name: expect.stringMatching(
					new RegExp(`^${name.replace(/[^\w ]/gu, '.')} \\(\\d+ contacts?\\)$`, 'u'),
				),
				value: String(id),
			})),
		);
	});
});
