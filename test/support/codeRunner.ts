import { createContext, runInContext } from 'node:vm';
import { WorkflowDataProxy, type IWorkflowExecuteAdditionalData } from 'n8n-workflow';

type StartRunnerTask = IWorkflowExecuteAdditionalData['startRunnerTask'];

/** What n8n's task runner takes away before the code runs: whoever needs it fails there, too. */
const LOCK = `
globalThis.global = globalThis;
Object.getPrototypeOf = () => ({});
Reflect.getPrototypeOf = () => ({});
Object.setPrototypeOf = () => false;
Reflect.setPrototypeOf = () => false;
delete Error.captureStackTrace;
Object.defineProperty(Error, 'prepareStackTrace', { value: undefined });
Object.defineProperty = () => ({});
Object.defineProperties = () => ({});
for (const one of [Object, Function, Array, String, Number, Boolean, RegExp, Error, TypeError, Promise, Symbol, Map, Set, Date, JSON, Math, Reflect]) {
	Object.freeze(one);
	if (one.prototype !== undefined) Object.freeze(one.prototype);
}
`;

/** Milliseconds. */
const TIMEOUT = 60_000;

/**
 * Runs the JavaScript of a Code node as n8n's task runner does with its usual settings: in a context of its own, without modules,
 * `process` and code made from texts. The real runner is part of `npm run test:e2e`.
 */
export const startRunnerTask: StartRunnerTask = async (
	_additionalData,
	jobType,
	settings,
	_functions,
	_inputData,
	_node,
	workflow,
	runExecutionData,
	runIndex,
	itemIndex,
	activeNodeName,
	items,
	siblingParameters,
	mode,
	_environment,
	executeData,
) => {
	const { code, nodeMode } = settings as { code: string; nodeMode: string };
	if (jobType !== 'javascript' || nodeMode !== 'runOnceForAllItems') {
		throw new Error(`The tests have no task runner for ${jobType}, ${nodeMode}`);
	}
	const proxy = new WorkflowDataProxy(
		workflow,
		runExecutionData,
		runIndex,
		itemIndex,
		activeNodeName,
		items,
		siblingParameters,
		mode,
		{},
		executeData,
	).getDataProxy({ throwOnMissingExecutionData: false });
	const refuse = (name: string) => {
		throw new Error(`Module '${name}' is disallowed`);
	};
	const context = createContext(
		{ ...proxy, items, require: refuse },
		{ codeGeneration: { strings: false, wasm: false } },
	);
	const wrapped = `${LOCK};(async function VmCodeWrapper() {${code}\n}())`;
	try {
		const result: unknown = await runInContext(wrapped, context, { timeout: TIMEOUT });
		return { ok: true, result: result as never };
	} catch (error) {
		const { message, stack } = error as Error;
		return { ok: false, error: { message, stack } as never };
	}
};
