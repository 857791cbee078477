import type { IExecuteFunctions, ILoadOptionsFunctions, INode, IPollFunctions } from 'n8n-workflow';

/** n8n's contexts in which a node talks to its server: a run, the editor's lists, a poll. */
export type N8nFunctions = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** Stop signal of an execution; the editor's lists and polls have none. */
export function getStopSignal(functions: N8nFunctions): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in functions ? functions.getExecutionCancelSignal() : undefined;
}

/** The workflow of a context. n8n's contexts have it, although its interface for nodes omits it. */
interface WithWorkflow {
	workflow?: { nodes?: Record<string, INode> };
}

/** IDs of the workflow's nodes; undefined if n8n doesn't provide them. */
export function getNodeIds(functions: IExecuteFunctions): Set<string> | undefined {
	const { workflow } = functions as IExecuteFunctions & WithWorkflow;
	return workflow?.nodes && new Set(Object.values(workflow.nodes).map(({ id }) => id));
}
