import { NodeConnectionTypes, type INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../sandbox';
import { ownNodeType, runWorkflow, type WorkflowRun } from '../support';
import { credentialsFor } from './sandboxCredentials';

let sandbox: Sandbox;
beforeEach(async () => (sandbox = await startSandbox({ contactHub: { customers: 0 } })));
afterEach(async () => await sandbox.close());

const RETRY = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

const node = (name: string, type: string, typeVersion: number, more: Partial<INode>): INode => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters: {},
	...more,
});

const to = (name: string) => ({
	main: [[{ node: name, type: NodeConnectionTypes.Main, index: 0 }]],
});

/** Three customers are created in a sub-workflow; the second request is rejected once. */
async function run(inner: Partial<INode>, outer: Partial<INode>): Promise<WorkflowRun> {
	sandbox.faults.add({
		when: { method: 'POST' },
		after: 1,
		times: 1,
		do: { kind: 'status', status: 423 },
	});
	const sub = {
		name: 'Sub',
		nodes: [
			node('Called', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, {
				parameters: { inputSource: 'passthrough' },
			}),
			node('Create', ownNodeType('contactHub'), 1, {
				parameters: {
					resource: 'customer',
					operation: 'create',
					customerFields: { mappingMode: 'autoMapInputData', value: null },
				},
				...inner,
			}),
		],
		connections: { Called: to('Create') },
	};
	return await runWorkflow(
		{
			nodes: [
				node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
				node('Call', 'n8n-nodes-base.executeWorkflow', 1.2, {
					parameters: { source: 'parameter', workflowJson: JSON.stringify(sub), options: {} },
					...outer,
				}),
			],
			connections: { Start: to('Call') },
		},
		{
			credentials: credentialsFor(sandbox),
			startNode: 'Start',
			startItems: ['Ann', 'Bea', 'Cora'].map((firstName) => ({ json: { firstName } })),
		},
	);
}

const names = () => [...sandbox.contactHub.customers()].map(({ base }) => base?.firstName).sort();

describe('Retry On Fail around a creation in a sub-workflow, as the pages on the nodes have it', () => {
	it('doubles nothing on the node itself', async () => {
		const { error } = await run(RETRY, {});
		expect(error).toBeUndefined();
		expect(names()).toEqual(['Ann', 'Bea', 'Cora']);
	});

	it('does everything again on Execute Sub-workflow: n8n starts another execution', async () => {
		const { error } = await run({}, RETRY);
		expect(error).toBeUndefined();
		expect(names()).toEqual(['Ann', 'Ann', 'Bea', 'Cora', 'Cora']);
	});
});
