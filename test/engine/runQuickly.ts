import type { Sandbox } from '../sandbox';
import {
	runWorkflow,
	type RunWorkflowOptions,
	type WorkflowJson,
	type WorkflowRun,
	withConnection,
} from '../support';
import { credentialsFor } from './sandboxCredentials';

/** Runs a workflow without waiting: neither for bulk activities, which take no time in the sandbox, nor between requests. */
export async function runQuickly(
	workflow: WorkflowJson,
	sandbox: Sandbox,
	options: RunWorkflowOptions = {},
): Promise<WorkflowRun> {
	const quick = structuredClone(workflow);
	for (const { parameters } of quick.nodes) {
		const { activityOptions } = parameters as { activityOptions?: { checkEvery?: number } };
		if (activityOptions !== undefined) activityOptions.checkEvery = 0.1;
	}
	const credentials = withConnection(credentialsFor(sandbox), { requestsPerSecond: 0 });
	return await runWorkflow(quick, { credentials, ...options });
}
