import './environment';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	Workflow,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IPinData,
	type IRun,
	type ITaskData,
	type IWorkflowSettings,
} from 'n8n-workflow';
import { createAdditionalData } from './additionalData';
import { ensureBinaryMode } from './binary';
import { CredentialsHelper, type CredentialData } from './credentials';
import { TypeRegistry, type ExtraTypes, type LoadFrom } from './nodeTypes';
import { subWorkflows } from './subWorkflows';

/** A workflow as exported by n8n; anything else in the file is ignored. */
export interface WorkflowJson {
	id?: string;
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	staticData?: IDataObject;
	pinData?: IPinData;
}

/** The engine's plain copy of what a node threw: own properties, message and stack. */
export interface ExecutionFailure {
	name: string;
	message: string;
	description?: string | null;
	httpCode?: string | null;
	context?: IDataObject;
	stack?: string;
	node?: INode;
	[property: string]: unknown;
}

export type RunStatus = IRun['status'];

/** One node's part of a run (its last run, if it ran several times). */
export interface NodeRun {
	status: ITaskData['executionStatus'];
	/** Items by output; the error output, if the node has one, is the last. */
	outputs: INodeExecutionData[][];
	/** The items of the first output. */
	items: INodeExecutionData[];
	/** The JSON of the first output's items. */
	json: IDataObject[];
	error?: ExecutionFailure;
	hints: NonNullable<ITaskData['hints']>;
	/** Milliseconds. */
	executionTime: number;
}

export interface WorkflowRun {
	status: RunStatus;
	error?: ExecutionFailure;
	nodes: Record<string, NodeRun>;
	/** The node's part of the run. @throws Error if it didn't run. */
	node(name: string): NodeRun;
	lastNode?: string;
	/** What the nodes stored in the workflow's static data. */
	staticData: IDataObject;
	raw: IRun;
}

/** `manual` is a click on Execute Workflow, `trigger` a run started by a trigger, `integrated` one started by another workflow. */
export type RunMode = 'manual' | 'trigger' | 'integrated';

export interface RunWorkflowOptions extends ExtraTypes {
	/** Decrypted credential data by type; given to every node that can use that type. */
	credentials?: CredentialData;
	/** How the run was started. */
	mode?: RunMode;
	from?: LoadFrom;
	/** The node to start from; by default the trigger that n8n chooses. */
	startNode?: string;
	/** The output of the start node, which isn't run. */
	startItems?: INodeExecutionData[];
	pinData?: IPinData;
	onNodeStart?: (name: string) => void;
	onNodeFinished?: (name: string, run: NodeRun) => void;
	/** Aborting it is like pressing n8n's Stop button. */
	signal?: AbortSignal;
	/** A failed run to continue at the node that failed: *Retry* in the list of executions. */
	retryOf?: WorkflowRun;
}

/** `WorkflowExecute.run` of n8n 1.x. */
type RunOfOldEngine = (
	this: WorkflowExecute,
	workflow: Workflow,
	startNode: INode | undefined,
	destinationNode: undefined,
	pinData: IPinData | undefined,
) => ReturnType<WorkflowExecute['run']>;

let executions = 0;

/**
 * Runs a workflow through n8n-core's WorkflowExecute, as n8n's server does.
 *
 * @returns the output of every node, even after an error or a cancelled run
 * @throws WorkflowHasIssuesError if a node's parameters are incomplete, in which case n8n refuses to start
 */
export async function runWorkflow(
	json: WorkflowJson,
	options: RunWorkflowOptions = {},
): Promise<WorkflowRun> {
	await ensureBinaryMode();
	const types = TypeRegistry.create(options.from, options);
	const workflow = new Workflow({
		id: json.id ?? 'workflow',
		name: json.name ?? 'workflow',
		nodes: json.nodes.map((node) => withCredentials(node, types, options.credentials ?? {})),
		connections: json.connections,
		active: false,
		nodeTypes: types,
		staticData: json.staticData,
		settings: { executionOrder: 'v1', ...json.settings },
	});
	const startNode = options.startNode ? workflow.getNode(options.startNode) : undefined;
	if (startNode === null) throw new Error(`There is no node "${options.startNode}"`);

	const mode = options.mode ?? 'manual';
	const executionId = String(++executions);
	const hooks = createHooks(json, mode, executionId, options);
	const helper = new CredentialsHelper(types, options.credentials ?? {});
	const additionalData = {
		...createAdditionalData(helper, executionId, hooks),
		...subWorkflows(types, (node) => withCredentials(node, types, options.credentials ?? {})),
	};
	const execution =
		options.retryOf === undefined
			? start(
					new WorkflowExecute(additionalData, mode),
					workflow,
					startNode,
					pinnedData(workflow, json, options),
				)
			: new WorkflowExecute(
					additionalData,
					'retry',
					dataToRetry(options.retryOf),
				).processRunExecutionData(workflow);

	const cancel = () => execution.cancel();
	if (options.signal?.aborted) cancel();
	options.signal?.addEventListener('abort', cancel, { once: true });
	try {
		return toWorkflowRun(await execution, workflow.staticData);
	} finally {
		options.signal?.removeEventListener('abort', cancel);
	}
}

/** The data of a failed run in n8n's database, without the failure. */
function dataToRetry({ raw, lastNode = '' }: WorkflowRun): IRun['data'] {
	const data = JSON.parse(JSON.stringify(raw.data)) as IRun['data'];
	delete data.resultData.error;
	data.resultData.runData[lastNode]?.pop();
	return data;
}

/** Starts an execution. n8n 1.x takes positional parameters. */
function start(
	engine: WorkflowExecute,
	workflow: Workflow,
	startNode: INode | undefined,
	pinData: IPinData | undefined,
): ReturnType<WorkflowExecute['run']> {
	if (engine.run.length === 1) return engine.run({ workflow, startNode, pinData });
	const run: unknown = engine.run;
	return (run as RunOfOldEngine).call(engine, workflow, startNode, undefined, pinData);
}

function createHooks(
	json: WorkflowJson,
	mode: RunMode,
	executionId: string,
	{ onNodeStart, onNodeFinished }: RunWorkflowOptions,
): ExecutionLifecycleHooks {
	const hooks = new ExecutionLifecycleHooks(mode, executionId, {
		id: json.id ?? 'workflow',
		name: json.name ?? 'workflow',
		nodes: json.nodes,
		connections: json.connections,
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(),
		updatedAt: new Date(),
	});
	if (onNodeStart) hooks.addHandler('nodeExecuteBefore', (name) => onNodeStart(name));
	if (onNodeFinished) {
		hooks.addHandler('nodeExecuteAfter', (name, data) => onNodeFinished(name, toNodeRun(data)));
	}
	return hooks;
}

function pinnedData(
	workflow: Workflow,
	json: WorkflowJson,
	{ startItems, startNode, pinData }: RunWorkflowOptions,
): IPinData | undefined {
	const pinned = { ...json.pinData, ...pinData };
	if (startItems) {
		const start = startNode ?? workflow.getStartNode()?.name;
		if (!start) throw new Error('The workflow has no node to start from');
		pinned[start] = startItems;
	}
	return Object.keys(pinned).length > 0 ? pinned : undefined;
}

/** Exported workflows have no credential ids: selects the given credentials, as a user would. */
function withCredentials(node: INode, types: TypeRegistry, data: CredentialData): INode {
	let nodeType: INodeType;
	try {
		nodeType = types.getByNameAndVersion(node.type, node.typeVersion);
	} catch {
		return node;
	}
	const given = (nodeType.description.credentials ?? []).filter(({ name }) => name in data);
	if (given.length === 0) return node;
	const chosen = given.map(({ name }) => [name, { id: name, name }]);
	return { ...node, credentials: { ...Object.fromEntries(chosen), ...node.credentials } };
}

function toNodeRun(task: ITaskData): NodeRun {
	const outputs = (task.data?.main ?? []).map((items) => items ?? []);
	const items = outputs[0] ?? [];
	return {
		status: task.executionStatus,
		outputs,
		items,
		json: items.map((item) => item.json),
		error: task.error as ExecutionFailure | undefined,
		hints: task.hints ?? [],
		executionTime: task.executionTime,
	};
}

/** The result of an execution, in the tests' own form. */
export function toWorkflowRun(raw: IRun, staticData: IDataObject = {}): WorkflowRun {
	const { runData, error, lastNodeExecuted } = raw.data.resultData;
	const nodes: Record<string, NodeRun> = {};
	for (const [name, tasks] of Object.entries(runData)) {
		const last = tasks.at(-1);
		if (last) nodes[name] = toNodeRun(last);
	}
	return {
		status: raw.status,
		error: error as ExecutionFailure | undefined,
		nodes,
		node(name) {
			const run = nodes[name];
			if (!run) throw new Error(`The node "${name}" did not run`);
			return run;
		},
		lastNode: lastNodeExecuted,
		staticData,
		raw,
	};
}
