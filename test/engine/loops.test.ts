import { NodeConnectionTypes, type INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../sandbox';
import { ownNodeType, runWorkflow, type WorkflowRun } from '../support';
import { credentialsFor } from './sandboxCredentials';

let sandbox: Sandbox;
beforeAll(async () => (sandbox = await startSandbox({ contactHub: { customers: 3 } })));
afterAll(async () => await sandbox.close());

/** Loop Over Items, one at a time, with a Get Many of customers with the item's external ID. */
async function run(ids: string[], alwaysOutputData: boolean): Promise<WorkflowRun> {
	const node = (name: string, type: string, typeVersion: number, more: Partial<INode>): INode => ({
		id: name,
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters: {},
		...more,
	});
	const to = (...names: string[]) =>
		names.map((name) => [{ node: name, type: NodeConnectionTypes.Main, index: 0 }]);
	const filters = { externalId: '={{ $json.id }}' };
	return await runWorkflow(
		{
			nodes: [
				node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
				node('Loop', 'n8n-nodes-base.splitInBatches', 3, {
					parameters: { batchSize: 1, options: {} },
				}),
				node('Get', ownNodeType('contactHub'), 1, {
					parameters: { resource: 'customer', operation: 'getAll', returnAll: true, filters },
					alwaysOutputData,
				}),
				node('Done', 'n8n-nodes-base.noOp', 1, {}),
			],
			connections: {
				Start: { main: to('Loop') },
				Loop: { main: to('Done', 'Get') },
				Get: { main: to('Loop') },
			},
		},
		{
			credentials: credentialsFor(sandbox),
			startNode: 'Start',
			startItems: ids.map((id) => ({ json: { id } })),
		},
	);
}

const rounds = ({ raw }: WorkflowRun) => raw.data.resultData.runData.Get?.length;

describe('Loop Over Items around a Get Many, as the page on scaling has it', () => {
	it('ends silently at the first item for which nothing is found', async () => {
		const found = await run(['nobody', 'nobody either', 'nor this one'], false);
		expect(found.error).toBeUndefined();
		expect(rounds(found)).toBe(1);
		expect(found.nodes).not.toHaveProperty('Done');
	});

	it('continues to the end with Always Output Data', async () => {
		const found = await run(['nobody', 'nobody either', 'nor this one'], true);
		expect(found.error).toBeUndefined();
		expect(rounds(found)).toBe(3);
		expect(found.node('Done').json).toEqual([{}, {}, {}]);
	});
});
