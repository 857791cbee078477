import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IVersionedNodeType,
	OnError,
} from 'n8n-workflow';
import type { CredentialData } from './credentials';
import { ownNodeType, TypeRegistry, type AnyNodeType, type ExtraTypes } from './nodeTypes';
import { runWorkflow, type NodeRun, type RunStatus } from './runWorkflow';

/** A node class, an instance, or a type name (one of this package's, `n8n-nodes-base.set`). */
export type NodeSource = (new () => AnyNodeType) | AnyNodeType | string;

export interface RunNodeOptions {
	/** Input items; one empty item if neither `items` nor `json` is given. */
	items?: INodeExecutionData[];
	/** Input items with only JSON. */
	json?: IDataObject[];
	/** Decrypted credential data by type; the node gets those that it declares. */
	credentials?: CredentialData;
	credentialTypes?: ExtraTypes['credentialTypes'];
	/** *On Error* in the node's settings; false means *Stop Workflow*. */
	continueOnFail?: false | 'continueRegularOutput' | 'continueErrorOutput';
	/** *Retry on Fail* in the node's settings; the wait is in milliseconds. */
	retryOnFail?: { maxTries?: number; waitBetweenTries?: number };
	executeOnce?: boolean;
	alwaysOutputData?: boolean;
	mode?: 'manual' | 'trigger';
	typeVersion?: number;
	staticData?: IDataObject;
	timezone?: string;
	/** Presses Stop shortly after this returns true. */
	stopWhen?: () => boolean;
	/** Aborting it is like pressing n8n's Stop button. */
	abortSignal?: AbortSignal;
}

export interface NodeResult extends Omit<NodeRun, 'status'> {
	/** How the execution (not the node) ended: `success`, `error` or `canceled`. */
	status: RunStatus;
	/** The items of the error output (empty except with `continueErrorOutput`). */
	errorItems: INodeExecutionData[];
	staticData: IDataObject;
}

const START = 'Start';
const NODE = 'Node';
const START_TYPE = 'n8n-nodes-base.manualTrigger';

const instances = new WeakMap<new () => AnyNodeType, AnyNodeType>();

/** Assembling a description takes time, so a class is constructed once, as in n8n. */
function instanceOf(node: (new () => AnyNodeType) | AnyNodeType): AnyNodeType {
	if (typeof node !== 'function') return node;
	let instance = instances.get(node);
	if (!instance) {
		instance = new node();
		instances.set(node, instance);
	}
	return instance;
}

export interface ResolvedNode {
	type: string;
	typeVersion: number;
	nodeType: INodeType;
	types: ExtraTypes;
}

function latestVersion(node: AnyNodeType): number {
	if ('nodeVersions' in node) return (node as IVersionedNodeType).currentVersion;
	const { version } = (node as INodeType).description;
	return Array.isArray(version) ? Math.max(...version) : version;
}

/** Finds a node's type name, version and instance, however the test refers to the node. */
export function resolveNode(
	source: NodeSource,
	typeVersion?: number,
	credentialTypes?: ExtraTypes['credentialTypes'],
): ResolvedNode {
	const types: ExtraTypes = { credentialTypes };
	let type: string;
	if (typeof source === 'string') {
		type = source.includes('.') ? source : ownNodeType(source);
	} else {
		const instance = instanceOf(source);
		type = ownNodeType(instance.description.name);
		types.nodeTypes = { [type]: instance };
	}
	const registry = TypeRegistry.create('source', types);
	const version = typeVersion ?? latestVersion(registry.getByName(type));
	return {
		type,
		typeVersion: version,
		nodeType: registry.getByNameAndVersion(type, version),
		types,
	};
}

/**
 * Runs one node in a workflow with two nodes: a start node that provides the items, and the node.
 *
 * Everything passes through n8n-core's WorkflowExecute, so defaults, expressions, paired items, retries, the error output and
 * Stop work as in n8n.
 *
 * @throws WorkflowHasIssuesError if a required parameter is missing
 */
export async function runNode(
	source: NodeSource,
	parameters: INodeParameters,
	options: RunNodeOptions = {},
): Promise<NodeResult> {
	const { type, typeVersion, types } = resolveNode(
		source,
		options.typeVersion,
		options.credentialTypes,
	);
	const items = options.items ?? (options.json ?? [{}]).map((json) => ({ json }));
	const onError: OnError = options.continueOnFail || 'stopWorkflow';
	const node: INode = {
		id: 'node',
		name: NODE,
		type,
		typeVersion,
		position: [200, 0],
		parameters,
		onError,
		executeOnce: options.executeOnce,
		alwaysOutputData: options.alwaysOutputData,
		...(options.retryOnFail && { retryOnFail: true, ...options.retryOnFail }),
	};
	const start: INode = {
		id: 'start',
		name: START,
		type: START_TYPE,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const stop = stopOf(options);
	const run = await runWorkflow(
		{
			nodes: [start, node],
			connections: { [START]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
			settings: { timezone: options.timezone },
			staticData: options.staticData,
		},
		{
			...types,
			credentials: options.credentials,
			mode: options.mode,
			startNode: START,
			startItems: items,
			signal: stop.signal,
		},
	).finally(() => stop.forget());
	const result = run.nodes[NODE] ?? NOT_FINISHED;
	return {
		...result,
		status: run.status,
		error: result.error ?? run.error,
		errorItems: (onError === 'continueErrorOutput' && result.outputs.at(-1)) || [],
		staticData: run.staticData,
	};
}

/** A node that was stopped, or had no output, leaves no trace in the run's data. */
const NOT_FINISHED: NodeRun = {
	status: undefined,
	outputs: [],
	items: [],
	json: [],
	hints: [],
	executionTime: 0,
};

/** Milliseconds between the event that a test waits for and Stop: by then the node has continued, however busy the machine is. */
const MOMENT = 100;

interface Stop {
	signal?: AbortSignal;
	/** To be called when the run is over. */
	forget(): void;
}

function stopOf({ abortSignal, stopWhen }: RunNodeOptions): Stop {
	if (stopWhen === undefined) return { signal: abortSignal, forget() {} };
	const stop = new AbortController();
	const watch = setInterval(() => {
		if (!stopWhen()) return;
		clearInterval(watch);
		setTimeout(() => stop.abort(), MOMENT);
	}, 1);
	return { signal: stop.signal, forget: () => clearInterval(watch) };
}
