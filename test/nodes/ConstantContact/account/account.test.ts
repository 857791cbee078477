import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const run = async (operation: string, parameters = {}) =>
	await node.run('account', operation, parameters);

const SUMMARY = '/account/summary';
const ADDRESS = '/account/summary/physical_address';

describe('account: get', () => {
	it('reads name, address and logo in one request, whatever the input', async () => {
		const { json } = await node.run('account', 'get', {}, [{}, {}, {}]);
		expect(node.requests()).toEqual([`GET ${SUMMARY}`]);
		expect(node.sandbox.log.entries[0]?.query).toEqual({
			extra_fields: 'physical_address,company_logo',
		});
		expect(json).toMatchObject([
			{ organization_name: 'Elm & Sons', physical_address: { city: 'Waltham' } },
		]);
	});

	it("reports a Base URL that isn't the API's", async () => {
		node.credentials.constantContactOAuth2Api.baseUrl = node.sandbox.url;
		const { error } = await run('get');
		expect(error?.message).toMatch(/'Base URL' doesn't end with \/v3/);
		expect(error?.description).toContain('https://api.cc.email/v3');
		expect(node.requests()).toEqual([]);
	});
});

describe('account: update', () => {
	it('keeps the other fields', async () => {
		const { json } = await run('update', { updateFields: { website: 'https://elm.example' } });
		expect(node.requests()).toEqual([`GET ${SUMMARY}`, `PUT ${SUMMARY}`]);
		expect(node.lastBody()).toMatchObject({
			organization_name: 'Elm & Sons',
			first_name: 'Alice',
			website: 'https://elm.example',
		});
		expect(node.lastBody()).not.toHaveProperty('encoded_account_id');
		expect(json[0]).toMatchObject({ website: 'https://elm.example' });
		expect(node.account.accountSummary).toMatchObject({
			contact_phone: '781-555-0100',
			website: 'https://elm.example',
		});
	});

	it('refuses an update without changes, and values that are too long', async () => {
		const nothing = await run('update', { updateFields: { website: '' } });
		expect(nothing.error?.message).toBe('There is nothing to update [item 0]');
		const long = await run('update', { updateFields: { contactPhone: '1'.repeat(26) } });
		expect(long.error?.message).toContain("'Contact Phone' has 26 characters; the maximum is 25");
		expect(node.requests()).toEqual([]);
	});
});

describe('account: address', () => {
	const address = {
		addressLine1: '1 Elm Street',
		city: 'Rome',
		countryCode: 'it',
		additionalFields: { postalCode: '00100' },
	};

	it('replaces the one that is there', async () => {
		const { json } = await run('setAddress', address);
		expect(node.requests()).toEqual([`GET ${ADDRESS}`, `PUT ${ADDRESS}`]);
		const expected = {
			address_line1: '1 Elm Street',
			city: 'Rome',
			country_code: 'IT',
			postal_code: '00100',
		};
		expect(node.lastBody()).toEqual(expected);
		expect(json).toEqual([expected]);
		expect(node.account.physicalAddress).toEqual(expected);
	});

	it('adds one if there is none', async () => {
		node.account.physicalAddress = undefined;
		expect((await run('getAddress')).json).toEqual([{}]);
		node.sandbox.log.clear();
		await run('setAddress', address);
		expect(node.requests()).toEqual([`GET ${ADDRESS}`, `POST ${ADDRESS}`]);
		expect((await run('getAddress')).json).toMatchObject([{ city: 'Rome' }]);
	});

	it('requires a state in countries that have them', async () => {
		const { error } = await run('setAddress', { ...address, countryCode: 'US' });
		expect(error?.message).toContain("'State Code' is missing");
		expect(node.requests()).toEqual([]);
	});
});

describe('account: getPrivileges', () => {
	it('reads what the user may do', async () => {
		const { json } = await run('getPrivileges');
		expect(node.requests()).toEqual(['GET /account/user/privileges']);
		expect(json.map(({ privilege_name: name }) => name)).toContain('contacts:write');
	});
});
