import { byId, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => {
	node = await connectNode({ constantContactV2: { contacts: 10 } });
});
afterEach(async () => await node.close());

const PATH = '/emailmarketing/campaigns';
const draft = () => node.account.campaigns().find(({ status }) => status === 'DRAFT')!;

describe('campaign: delete', () => {
	it('deletes and says so', async () => {
		const { id } = draft();
		const { json, error } = await node.run('campaign', 'delete', { campaign: byId(String(id)) });
		expect(error).toBeUndefined();
		expect(node.requests()).toEqual([`DELETE ${PATH}/${id}`]);
		expect(json).toEqual([{ deleted: true, id: String(id) }]);
		expect(node.account.campaign(id)!.status).toBe('DELETED');
	});

	it('reports an unknown ID', async () => {
		const { error } = await node.run('campaign', 'delete', { campaign: byId('1') });
		expect(error?.message).toMatch(/^Could not delete campaign: /);
		expect(error?.description).toContain('status 404');
	});

	it('treats a repeated request that finds nothing as a success', async () => {
		const { id } = draft();
		node.sandbox.faults.add({
			when: { method: 'DELETE' },
			times: 1,
			do: { kind: 'resetAfter' },
		});
		const { json } = await node.run('campaign', 'delete', { campaign: byId(String(id)) });
		expect(node.requests()).toHaveLength(2);
		expect(json).toEqual([{ deleted: true, id: String(id) }]);
	});
});
