import type { IExecuteFunctions, ILoadOptionsFunctions, INode, IPollFunctions } from 'n8n-workflow';

/** n8n's contexts in which a node talks to its server: a run, the editor's pick lists, a poll. */
export type N8nFunctions = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** Stop signal of an execution; the editor's pick lists and polls have none. */
export function getStopSignal(functions: N8nFunctions): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in functions ? functions.getExecutionCancelSignal() : undefined;
}

/** The workflow that a context belongs to. n8n's contexts have it, though its interface for nodes leaves it out. */
interface WithWorkflow {
	workflow?: { nodes?: Record<string, INode> };
}

/** IDs of the workflow's nodes; undefined where n8n doesn't tell. */
export function getNodeIds(functions: IExecuteFunctions): Set<string> | undefined {
	const { workflow } = functions as IExecuteFunctions & WithWorkflow;
	return workflow?.nodes && new Set(Object.values(workflow.nodes).map(({ id }) => id));
}
