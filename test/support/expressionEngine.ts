import './environment';
import { Expression, type Workflow } from 'n8n-workflow';

/** n8n's expression engines: `vm` is used by its server, `legacy` by n8n-core on its own. */
export type ExpressionEngine = 'legacy' | 'quickjs' | 'vm';

/** How n8n 2.41.1 starts its engine: 5 seconds and 128 MB per workflow. */
const SETTINGS = {
	poolSize: 1,
	bridgeTimeout: 5000,
	bridgeMemoryLimit: 128,
	maxCodeCacheSize: 1024,
};

/** Uses this engine for all expressions in the process from now on. `vm` runs on Node 24 and later. */
export async function startExpressionEngine(engine: ExpressionEngine): Promise<void> {
	await Expression.initExpressionEngine({ engine, ...SETTINGS });
}

/** Restores n8n-core's own engine. */
export async function stopExpressionEngine(): Promise<void> {
	await Expression.disposeExpressionEngine();
	Expression.setExpressionEngine('legacy');
}

/** The current engine. */
export function currentExpressionEngine(): string {
	return Expression.getActiveImplementation();
}

/**
 * Runs code outside of WorkflowExecute that evaluates expressions of a workflow, as n8n's server does. n8n 1.x has only one
 * engine.
 */
export async function withExpressions<Value>(
	workflow: Workflow,
	work: () => Promise<Value>,
): Promise<Value> {
	const { expression } = workflow;
	if (!('withIsolate' in expression)) return await work();
	return await expression.withIsolate(work);
}
