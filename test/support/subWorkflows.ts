import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type ExecuteWorkflowData,
	type INode,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { TypeRegistry } from './nodeTypes';

type RunSubWorkflow = IWorkflowExecuteAdditionalData['executeWorkflow'];

/**
 * What n8n's server does for *Execute Sub-workflow* with a workflow embedded in the node: it runs it in the same process, from
 * its trigger, with the node's items, and returns the output of its last node.
 *
 * @param types the nodes of both workflows
 * @param prepare selects the credentials of a node
 */
export function subWorkflows(
	types: TypeRegistry,
	prepare: (node: INode) => INode,
): Pick<IWorkflowExecuteAdditionalData, 'executeWorkflow' | 'getRunExecutionData'> {
	const executions = new Map<string, IRunExecutionData>();
	const executeWorkflow: RunSubWorkflow = async ({ code }, parent, { inputData }) => {
		if (code === undefined) throw new Error('The sub-workflow must stand in the node itself');
		const { nodes, connections, settings, name } = code;
		const workflow = new Workflow({
			id: 'sub-workflow',
			name,
			nodes: nodes.map(prepare),
			connections,
			active: true,
			nodeTypes: types,
			settings: { executionOrder: 'v1', ...settings },
		});
		const executionId = `${parent.executionId}.${executions.size + 1}`;
		const start = Object.values(workflow.nodes).find(({ type }) =>
			type.endsWith('.executeWorkflowTrigger'),
		);
		if (start === undefined) throw new Error('The sub-workflow has no trigger');
		const data = createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node: start, data: { main: [inputData ?? []] }, source: null }],
			},
		});
		const hooks = new ExecutionLifecycleHooks('integrated', executionId, {
			...code,
			id: 'sub-workflow',
		} as ConstructorParameters<typeof ExecutionLifecycleHooks>[2]);
		const engine = new WorkflowExecute({ ...parent, executionId, hooks }, 'integrated', data);
		const run = await engine.processRunExecutionData(workflow);
		executions.set(executionId, run.data);
		const { error, lastNodeExecuted = '', runData } = run.data.resultData;
		if (error) throw error as Error;
		const last = runData[lastNodeExecuted]?.at(-1)?.data?.main ?? [null];
		return { executionId, data: last } as ExecuteWorkflowData;
	};
	return {
		executeWorkflow,
		getRunExecutionData: async (executionId) => await Promise.resolve(executions.get(executionId)),
	};
}
