import type { Example } from '../engine/exampleFiles';
import { runQuickly } from '../engine/runQuickly';
import type { Sandbox } from '../sandbox';
import type { LoadFrom } from '../support';
import { failureOf } from './failure';
import { paint, print } from './paint';
import { Progress } from './progress';
import { printResults } from './results';

/** Runs an example and prints each step and what came out. @throws DemoFailure if it fails */
export async function showExample(
	{ file, workflow }: Pick<Example, 'file' | 'workflow'>,
	sandbox: Sandbox,
	from: LoadFrom,
): Promise<void> {
	print(`\n${paint('bold', workflow.name ?? file)}  ${paint('dim', `examples/${file}.json`)}`);
	const run = await runQuickly(workflow, sandbox, {
		from,
		...new Progress(workflow, sandbox).hooks,
	});
	if (run.status !== 'success' || run.error) throw failureOf(file, run.error, run.lastNode);
	await printResults(workflow, run);
}
