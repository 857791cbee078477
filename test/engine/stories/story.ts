import type { LogEntry, Sandbox } from '../../sandbox';
import { runWorkflow, type RunWorkflowOptions, type WorkflowRun } from '../../support';
import { examples } from '../exampleFiles';
import { credentialsFor } from '../sandboxCredentials';

/** What an example is expected to do. */
export interface Story {
	/** What the sandbox holds before. */
	prepare(sandbox: Sandbox): Promise<void> | void;
	/** Asserts what came out, what went over the wire and what the sandbox holds now. */
	check(run: WorkflowRun, sandbox: Sandbox): Promise<void>;
}

/** Runs an example against a sandbox, as a click on Execute Workflow does unless told otherwise. */
export async function runExample(
	file: string,
	sandbox: Sandbox,
	options: RunWorkflowOptions = {},
): Promise<WorkflowRun> {
	const example = examples.find((known) => known.file === file);
	if (example === undefined) throw new Error(`There is no example ${file}`);
	return await runWorkflow(example.workflow, { credentials: credentialsFor(sandbox), ...options });
}

/** A request as far as it is this package's doing; its path below the workspace. */
export function wire({ method, path, body }: LogEntry) {
	const below = path.replace(/^.*\/workspaces\/[^/]+/, '');
	return { method, path: below, ...(body !== undefined && { body }) };
}

/** All customers of a sandbox by their email address. */
export function customersByEmail({ contactHub }: Sandbox) {
	return new Map([...contactHub.customers()].map((customer) => [emailOf(customer), customer]));
}

function emailOf({ base }: { base: unknown }): unknown {
	return (base as { contacts?: { email?: unknown } } | null)?.contacts?.email;
}
