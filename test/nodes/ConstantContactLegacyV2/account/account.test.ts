import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode({ constantContactV2: { contacts: 0 } })));
afterEach(async () => await node.close());

const update = async (updateFields: Record<string, unknown>) =>
	await node.run('account', 'update', { updateFields });

const lastBody = () => node.sandbox.log.entries.at(-1)?.body;

describe('account: get', () => {
	it('returns the account, once for many items', async () => {
		const { json, items, hints } = await node.run('account', 'get', {}, [{}, {}]);
		expect(node.requests()).toEqual(['GET /account/info']);
		expect(json).toEqual([node.account.accountInfo]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
		expect(hints?.map(({ message }) => message)).toEqual([
			'Ran once for all 2 input items, because no parameter depends on the item',
		]);
	});

	it('explains why access is denied', async () => {
		node.account.options.accessToken = 'another';
		const token = await node.run('account', 'get');
		expect(token.error).toMatchObject({ httpCode: '401' });
		expect(token.error?.description).toMatch(/^Check the access token in the credential/);
		node.account.options.apiKey = 'another';
		const key = await node.run('account', 'get');
		expect(key.error?.description).toMatch(/^Check the API key in the credential/);
	});
});

describe('account: update', () => {
	it("reads, merges and puts; fields you don't set are kept", async () => {
		const before = node.account.accountInfo;
		const { json } = await update({ website: ' http://new.example ', phone: '781-555-0199' });
		expect(node.requests()).toEqual(['GET /account/info', 'PUT /account/info']);
		const wanted = { ...before, website: 'http://new.example', phone: '781-555-0199' };
		expect(lastBody()).toEqual(wanted);
		expect(node.account.accountInfo).toEqual(wanted);
		expect(json).toEqual([wanted]);
	});

	it('changes the address, and country and state of the account with it', async () => {
		const { organization_addresses: before, ...info } = node.account.accountInfo;
		await update({ addressLine2: 'Floor 3', city: 'Toronto', countryCode: 'CA', stateCode: 'ON' });
		expect(lastBody()).toEqual({
			...info,
			country_code: 'CA',
			state_code: 'ON',
			organization_addresses: [
				{
					...before[0],
					line2: 'Floor 3',
					city: 'Toronto',
					country_code: 'CA',
					state_code: 'ON',
				},
			],
		});
	});

	it('makes the address if there is none', async () => {
		node.account.accountInfo = { ...node.account.accountInfo, organization_addresses: [] };
		await update({ city: 'Rome', state: 'Lazio' });
		expect(lastBody()).toMatchObject({
			organization_addresses: [{ city: 'Rome', state: 'Lazio' }],
		});
	});

	it('keeps both changes of two items', async () => {
		await node.run(
			'account',
			'update',
			{ updateFields: { phone: '={{ $json.phone }}', website: '={{ $json.website }}' } },
			[{ phone: '1' }, { website: 'http://two.example' }],
		);
		expect(node.account.accountInfo).toMatchObject({ phone: '1', website: 'http://two.example' });
	});

	it('refuses an update without changes, and shows what the API refuses', async () => {
		expect((await update({})).error?.message).toBe('There is nothing to update [item 0]');
		expect((await update({ city: '' })).error?.message).toBe('There is nothing to update [item 0]');
		expect(node.requests()).toEqual([]);
		const { error } = await update({ stateCode: 'MASS' });
		expect(error).toMatchObject({ httpCode: '400' });
		expect(error?.description).toMatch(/^Constant Contact found a value that it does not accept/);
	});
});
