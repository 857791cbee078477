import { parse } from 'flatted';
import type { IRun, IRunExecutionData } from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';
import { storeBinary, toWorkflowRun, type WorkflowRun } from '../../support';
import type { N8nClient } from '../setup/n8nClient';

/** An execution as listed by n8n's API. */
interface ExecutionRow {
	id: string;
	status: IRun['status'];
}

const AT_WORK: Array<IRun['status']> = ['new', 'running', 'waiting', 'unknown'];

/** Time limit of an execution. */
const LONGEST_MS = 120_000;

/**
 * Executes a workflow on the server, like the editor's button, and waits for the end.
 *
 * @param start name of the trigger to start from
 */
export async function execute(
	client: N8nClient,
	workflowId: string,
	start: string,
): Promise<WorkflowRun> {
	const { executionId } = (await client.call('POST', `/rest/workflows/${workflowId}/run`, {
		triggerToStartFrom: { name: start },
	})) as { executionId: string };
	return await finished(client, executionId);
}

/** The data of an execution that has ended. @throws Error if it takes too long */
export async function finished(client: N8nClient, executionId: string): Promise<WorkflowRun> {
	const deadline = Date.now() + LONGEST_MS;
	for (;;) {
		const execution = (await client.call('GET', `/rest/executions/${executionId}`)) as {
			status: IRun['status'];
			data: string;
		};
		if (!AT_WORK.includes(execution.status)) {
			const data = parse(execution.data) as IRunExecutionData;
			await fetchFiles(client, data);
			return toWorkflowRun({ ...execution, data } as unknown as IRun);
		}
		if (Date.now() > deadline) throw new Error(`Execution ${executionId} does not end`);
		await wait(250);
	}
}

/** The executions of a workflow, oldest first. */
export async function executionsOf(client: N8nClient, workflowId: string): Promise<ExecutionRow[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = (await client.call('GET', `/rest/executions?filter=${filter}`)) as {
		results: ExecutionRow[];
	};
	return results.reverse();
}

/**
 * Files stay on the server: downloads them, so that they can be read like those of other tests. Items of several nodes share
 * their data.
 */
async function fetchFiles(client: N8nClient, { resultData }: IRunExecutionData): Promise<void> {
	const tasks = Object.values(resultData.runData).flat();
	const items = tasks.flatMap(({ data }) => (data?.main ?? []).flatMap((output) => output ?? []));
	for (const binary of new Set(items.map((item) => item.binary ?? {}))) {
		for (const [property, file] of Object.entries(binary)) {
			if (file.id === undefined) continue;
			const content = await client.file(file.id);
			const { fileName = '', mimeType } = file;
			binary[property] = await storeBinary({ content, fileName, mimeType });
		}
	}
}
