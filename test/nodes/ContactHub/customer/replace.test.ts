import { byId, connectNode, manual, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 0, events: 0 } });
});
afterAll(async () => await node.close());
beforeEach(() => node.sandbox.log.clear());

const replace = async (id: string, value: Record<string, unknown>, more: object = {}) =>
	await node.run('customer', 'replace', {
		customer: byId(id),
		customerFields: manual(value),
		...more,
	});

describe('customer: replace', () => {
	it('puts the whole customer with its ID and its node', async () => {
		const { id } = node.hub.putCustomer({
			externalId: 'X1',
			base: { firstName: 'Ann', contacts: { email: 'ann@example.com' } },
			tags: { manual: ['vip'] },
		});
		const { json, error } = await replace(
			id,
			{ 'base.lastName': 'Young' },
			{ additionalFields: { sessionId: 'S1', json: '{"extra": "x"}' } },
		);
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`PUT /customers/${id}`]);
		expect(node.onlyRequest().query).toEqual({ sessionId: 'S1' });
		expect(node.onlyRequest().body).toEqual({
			id,
			nodeId: node.hub.nodeId,
			base: { lastName: 'Young' },
			extra: 'x',
		});
		expect(json).toEqual([{ ...node.hub.customer(id) }]);
		expect(node.hub.customer(id)).toMatchObject({
			externalId: null,
			base: { firstName: null, lastName: 'Young', contacts: null },
			tags: null,
			extra: 'x',
		});
	});

	it('names the node of a customer that lives elsewhere', async () => {
		const { id } = node.hub.putCustomer({ externalId: 'X2', nodeId: node.hub.secondNodeId });
		const additionalFields = { node: byId(node.hub.secondNodeId) };
		const { error } = await replace(id, { externalId: 'X3' }, { additionalFields });
		expect(error).toBeUndefined();
		expect(node.onlyRequest().body).toEqual({
			id,
			nodeId: node.hub.secondNodeId,
			externalId: 'X3',
		});
	});

	it('does not empty a customer for want of data', async () => {
		const { id } = node.hub.putCustomer({ externalId: 'X4' });
		const { error } = await replace(id, {});
		expect(error?.message).toBe('The customer is empty [item 0]');
		expect(node.requests()).toEqual([]);
		expect(node.hub.customer(id)?.externalId).toBe('X4');
	});

	it('says that nobody has this ID', async () => {
		const { error } = await replace('nobody', { externalId: 'x' });
		expect(error?.message).toBe('Could not replace customer: customer not found nobody [item 0]');
		expect(error?.httpCode).toBe('404');
	});
});
