import './environment';
import { Expression, type Workflow } from 'n8n-workflow';

/** n8n's engines for expressions: `vm` is what its server uses, `legacy` what n8n-core has by itself. */
export type ExpressionEngine = 'legacy' | 'quickjs' | 'vm';

/** How n8n 2.41.1 starts its engine: 5 seconds and 128 MB for each workflow. */
const SETTINGS = {
	poolSize: 1,
	bridgeTimeout: 5000,
	bridgeMemoryLimit: 128,
	maxCodeCacheSize: 1024,
};

/** Expressions are evaluated by this engine from here on, in the whole process. `vm` runs on Node 24 and later. */
export async function startExpressionEngine(engine: ExpressionEngine): Promise<void> {
	await Expression.initExpressionEngine({ engine, ...SETTINGS });
}

/** Goes back to n8n-core's own engine. */
export async function stopExpressionEngine(): Promise<void> {
	await Expression.disposeExpressionEngine();
	Expression.setExpressionEngine('legacy');
}

/** What evaluates now. */
export function currentExpressionEngine(): string {
	return Expression.getActiveImplementation();
}

/** Does work outside WorkflowExecute that evaluates expressions of a workflow, as n8n's server does it. n8n 1.x has one engine only. */
export async function withExpressions<Value>(
	workflow: Workflow,
	work: () => Promise<Value>,
): Promise<Value> {
	const { expression } = workflow;
	if (!('withIsolate' in expression)) return await work();
	return await expression.withIsolate(work);
}
