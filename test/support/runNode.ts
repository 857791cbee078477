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

/** A node class, an instance of one, or a type name (one of this package's, `n8n-nodes-base.set`). */
export type NodeSource = (new () => AnyNodeType) | AnyNodeType | string;

export interface RunNodeOptions {
	/** Input items; one empty item when neither `items` nor `json` is given. */
	items?: INodeExecutionData[];
	/** Input items that carry JSON only. */
	json?: IDataObject[];
	/** Decrypted credential data by type; the node gets those that it declares. */
	credentials?: CredentialData;
	credentialTypes?: ExtraTypes['credentialTypes'];
	/** *On Error* in the node's settings; false is *Stop Workflow*. */
	continueOnFail?: false | 'continueRegularOutput' | 'continueErrorOutput';
	/** *Retry on Fail* in the node's settings, the wait in milliseconds. */
	retryOnFail?: { maxTries?: number; waitBetweenTries?: number };
	executeOnce?: boolean;
	alwaysOutputData?: boolean;
	mode?: 'manual' | 'trigger';
	typeVersion?: number;
	staticData?: IDataObject;
	timezone?: string;
	/** Presses Stop a moment after this is true. */
	stopWhen?: () => boolean;
	/** Aborting it is n8n's Stop button. */
	abortSignal?: AbortSignal;
}

export interface NodeResult extends Omit<NodeRun, 'status'> {
	/** How the execution ended, not the node: `success`, `error` or `canceled`. */
	status: RunStatus;
	/** The items of the error output (empty unless `continueErrorOutput`). */
	errorItems: INodeExecutionData[];
	staticData: IDataObject;
}

const START = 'Start';
const NODE = 'Node';
const START_TYPE = 'n8n-nodes-base.manualTrigger';

const instances = new WeakMap<new () => AnyNodeType, AnyNodeType>();

/** A description takes time to assemble, so a class is constructed once, as n8n does. */
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

/** Finds a node's type name, version and instance, whichever way the test names the node. */
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
 * Runs one node in a workflow of two: a start node that feeds the items, and the node.
 *
 * Everything passes through n8n-core's WorkflowExecute, so defaults, expressions, paired items,
 * retries, the error output and Stop behave as they do in n8n.
 *
 * @throws WorkflowHasIssuesError when a required parameter is missing
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

/** A node that was stopped, or put nothing out, leaves no trace in the run's data. */
const NOT_FINISHED: NodeRun = {
	status: undefined,
	outputs: [],
	items: [],
	json: [],
	hints: [],
	executionTime: 0,
};

/** Milliseconds from what a test waits for until Stop is pressed: by then the node has gone on, however busy the machine is. */
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
