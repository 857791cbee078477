import type { LogEntry, Sandbox } from '../../sandbox';
import type { RunWorkflowOptions, WorkflowRun } from '../../support';
import { examples } from '../exampleFiles';
import { runQuickly } from '../runQuickly';

/** The expected behavior of an example. */
export interface Story {
	/** Prepares the sandbox. */
	prepare(sandbox: Sandbox): Promise<void> | void;
	/** Checks the output, the requests and the sandbox's data. */
	check(run: WorkflowRun, sandbox: Sandbox): Promise<void>;
}

/** Runs an example against a sandbox, by default as with Execute Workflow. */
export async function runExample(
	file: string,
	sandbox: Sandbox,
	options: RunWorkflowOptions = {},
): Promise<WorkflowRun> {
	const example = examples.find((known) => known.file === file);
	if (example === undefined) throw new Error(`There is no example ${file}`);
	return await runQuickly(example.workflow, sandbox, options);
}

/** The parts of a request for which this package is responsible; its path below the workspace. */
export function wire({ method, path, body }: LogEntry) {
	const below = path.replace(/^.*\/workspaces\/[^/]+/, '');
	return { method, path: below, ...(body !== undefined && { body }) };
}

/** All customers of a sandbox by email address. */
export function customersByEmail({ contactHub }: Sandbox) {
	return new Map([...contactHub.customers()].map((customer) => [emailOf(customer), customer]));
}

function emailOf({ base }: { base: unknown }): unknown {
	return (base as { contacts?: { email?: unknown } } | null)?.contacts?.email;
}
