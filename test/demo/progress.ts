import type { Sandbox } from '../sandbox';
import type { NodeRun, RunWorkflowOptions, WorkflowJson } from '../support';
import { paint, print } from './paint';

/** Prints a line for each node of a workflow as soon as it has finished. */
export class Progress {
	private readonly width: number;

	/** Item counts waiting for a node: one for each time that it will run. */
	private readonly waiting = new Map<string, number[]>();

	private requestsBefore = 0;

	constructor(
		private readonly workflow: WorkflowJson,
		private readonly sandbox: Sandbox,
	) {
		this.width = Math.max(...workflow.nodes.map(({ name }) => name.length));
	}

	/** What makes the engine report here. */
	get hooks(): Pick<RunWorkflowOptions, 'onNodeStart' | 'onNodeFinished'> {
		return {
			onNodeStart: () => {
				this.requestsBefore = this.sandbox.log.count;
			},
			onNodeFinished: (name, run) => this.finished(name, run),
		};
	}

	private finished(name: string, run: NodeRun): void {
		const node = this.workflow.nodes.find((known) => known.name === name);
		const itemsIn = this.waiting.get(name)?.shift() ?? 0;
		this.handOn(name, run);
		const counts = run.outputs.map((items) => items.length);
		const rejected = node?.onError === 'continueErrorOutput' ? (counts.pop() ?? 0) : 0;
		const { main } = this.workflow.connections[name] ?? {};
		// Items removed by a filter leave through an output that isn't connected.
		const out = counts.reduce(
			(sum, count, index) => (main && !main[index]?.length ? sum : sum + count),
			0,
		);
		const requests = this.sandbox.log.count - this.requestsBefore;
		const mark = run.error ? paint('red', '✗') : paint('green', '✓');
		const columns = [
			name.padEnd(this.width),
			`${itemsIn} in`.padStart(6),
			`${out} out`.padStart(6),
			`${run.executionTime} ms`.padStart(8),
			(requests === 0 ? '' : plural(requests, 'request')).padStart(11),
			rejected === 0 ? '' : paint('yellow', `${rejected} to the error output`),
			node?.disabled ? paint('dim', 'turned off, passes on') : '',
		];
		print(`  ${mark} ${columns.join('  ').trimEnd()}`);
		for (const { message } of run.hints) print(paint('dim', `      ${message}`));
	}

	private handOn(name: string, { outputs }: NodeRun): void {
		for (const [index, items] of outputs.entries()) {
			const targets = this.workflow.connections[name]?.main?.[index] ?? [];
			if (items.length === 0) continue;
			for (const { node, index: input } of targets) {
				const runs = this.waiting.get(node) ?? [];
				// Further inputs of a node don't make it run again.
				const before = input > 0 ? (runs.pop() ?? 0) : 0;
				this.waiting.set(node, [...runs, before + items.length]);
			}
		}
	}
}

function plural(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
