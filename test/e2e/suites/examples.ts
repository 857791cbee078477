import { examples, type Example } from '../../engine/exampleFiles';
import { STORIES } from '../../engine/stories';
import { credentialOf, idOf } from '../setup/ownData';
import { execute } from './executions';
import type { World } from './world';

/** The trigger that Execute Workflow starts from. */
function startOf({ workflow, file }: Example): string {
	const { nodes } = workflow;
	const byHand = nodes.find(({ type }) => type === 'n8n-nodes-base.manualTrigger');
	const start = byHand ?? nodes.find(({ type }) => type.toLowerCase().endsWith('trigger'));
	if (start === undefined) throw new Error(`${file} has no trigger`);
	return start.name;
}

/** Whether it uses an account that must be connected. */
function usesConnection({ workflow }: Example): boolean {
	return workflow.nodes.some((node) => credentialOf(node) === 'constantContactOAuth2Api');
}

/** Checks that each example, executed by the server, does the same as in the engine tests. */
export function examplesSuite(world: () => World): void {
	it.each(examples)('$file does what it says', async (example) => {
		const sandbox = await world().renewSandbox();
		if (usesConnection(example)) await world().connectAccount();
		sandbox.log.clear();
		const story = STORIES[example.file];
		await story?.prepare(sandbox);

		const run = await execute(world().client, idOf(example.file), startOf(example));

		expect(run.error).toBeUndefined();
		expect(run.status).toBe('success');
		await story?.check(run, sandbox);
	});
}
