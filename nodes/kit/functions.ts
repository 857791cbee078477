import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

/** n8n's contexts in which a node talks to its server: a run, the editor's pick lists, a poll. */
export type N8nFunctions = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** Stop signal of an execution; the editor's pick lists and polls have none. */
export function stopSignalOf(functions: N8nFunctions): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in functions ? functions.getExecutionCancelSignal() : undefined;
}
