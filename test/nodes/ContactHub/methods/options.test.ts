import { ContactHub } from '../../../../nodes/ContactHub/ContactHub.node';
import { customerFields } from '../../../../nodes/ContactHub/model/customerFields';
import { eventTypes } from '../../../../nodes/ContactHub/model/eventTypes';
import type { TokenName } from '../../../sandbox';
import { loadOptions } from '../../../support';
import { connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 1, events: 0 } });
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

const load = async (method: string, token: TokenName = 'trusted') =>
	await loadOptions(ContactHub, method, { credentials: node.credentials(token) });

describe('event types', () => {
	it.each<TokenName>(['admin', 'trusted'])(
		'lists all, sorted, with the %s token',
		async (token) => {
			const options = await load('getEventTypes', token);
			expect(options.map(({ value }) => value).sort()).toEqual(Object.keys(eventTypes).sort());
			const names = options.map(({ name }) => name);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
			expect(node.requests()).toEqual(['GET /configuration/events']);
		},
	);

	it('says why there are none', async () => {
		await expect(load('getEventTypes', 'disabled')).rejects.toMatchObject({
			message: 'Could not list event types: The client is not authorized to access the API',
		});
	});
});

describe('attributes of a query', () => {
	it('are the documented ones, the stamps, and those of the workspace', async () => {
		const options = await load('getQueryAttributes');
		const values = options.map(({ value }) => value);
		expect(values).toEqual(
			expect.arrayContaining([
				...customerFields.map(({ path }) => path),
				'registeredAt',
				'updatedAt',
				'extended.loyaltyCard',
				'extended.sizes.shoe',
			]),
		);
		expect(new Set(values).size).toBe(values.length);
		const names = options.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		expect(options).toContainEqual({
			name: 'Extended: Loyalty card number',
			value: 'extended.loyaltyCard',
			description: 'extended.loyaltyCard',
		});
	});

	it('lack those of the workspace if the token may not read them', async () => {
		const options = await load('getQueryAttributes', 'untrusted');
		expect(options).toHaveLength(customerFields.length + 2);
	});

	it('say why there are none', async () => {
		await expect(load('getQueryAttributes', 'disabled')).rejects.toMatchObject({
			message:
				'Could not list the attributes of customers: The client is not authorized to access the API',
			description: expect.stringContaining('Press Test in the credential'),
		});
	});
});
