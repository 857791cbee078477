import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeAll(async () => {
	node = await connectNode({ contactHub: { customers: 0, events: 0 } });
});
afterAll(async () => await node.close());
beforeEach(() => {
	node.sandbox.log.clear();
	node.sandbox.faults.clear();
});

describe('customer: delete', () => {
	it('deletes by ID, without a body, and says so', async () => {
		const { id } = node.hub.putCustomer({ externalId: 'X1' });
		const json = await node.runOk('customer', 'delete', { customer: byId(id) });
		const request = node.onlyRequest();
		expect(node.requests()).toEqual([`DELETE /customers/${id}`]);
		expect(request.query).toEqual({});
		expect(request.body).toBeUndefined();
		expect(request.headers['content-length'] ?? '0').toBe('0');
		expect(json).toEqual([{ deleted: true, id }]);
		expect(node.hub.customer(id)).toBeUndefined();
	});

	it('reports an unknown customer and deletes the others', async () => {
		const ids = ['a', 'b'].map((externalId) => node.hub.putCustomer({ externalId }).id);
		const items = [{ id: ids[0] ?? '' }, { id: 'nobody' }, { id: ids[1] ?? '' }];
		const { json, items: out } = await node.run(
			'customer',
			'delete',
			{ customer: byId('={{ $json.id }}') },
			items,
			{ continueOnFail: 'continueRegularOutput' },
		);
		expect(json[0]).toEqual({ deleted: true, id: ids[0] });
		expect(json[1]?.error).toContain(
			'Could not delete customer: customer not found nobody [item 1]',
		);
		expect(json[2]).toEqual({ deleted: true, id: ids[1] });
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(node.hub.counts.customers).toBe(0);
	});

	it('counts a customer as deleted if the first deletion was carried out but got no response', async () => {
		const { id } = node.hub.putCustomer({ externalId: 'X2' });
		node.sandbox.faults.add({ when: { method: 'DELETE' }, times: 1, do: { kind: 'resetAfter' } });
		const json = await node.runOk('customer', 'delete', { customer: byId(id) });
		expect(node.sandbox.log.entries.map(({ status }) => status)).toEqual([undefined, 404]);
		expect(json).toEqual([{ deleted: true, id }]);
	});

	it('says which right is missing', async () => {
		const { id } = node.hub.putCustomer({ externalId: 'X3' });
		const { error } = await node.run('customer', 'delete', { customer: byId(id) }, [{}], {
			token: 'untrusted',
		});
		expect(error?.httpCode).toBe('403');
		expect(error?.description).toContain('The token lacks the right to do this.');
		expect(node.hub.customer(id)).toBeDefined();
	});
});
