import type {
	IConnections,
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';
import {
	ownNodeType,
	runWorkflow,
	type Connection,
	type CredentialData,
	type LoadFrom,
	type RunWorkflowOptions,
} from '../../support';

/** The input of a workflow's first node, and the credentials. */
export interface Input {
	items?: INodeExecutionData[];
	json?: IDataObject[];
	credentials?: CredentialData;
	/** Further node types. */
	nodeTypes?: RunWorkflowOptions['nodeTypes'];
}

/** Removes the rate limit that Constant Contact's nodes apply by default. */
export const UNLIMITED: Connection = { requestsPerSecond: 0 };

let from: LoadFrom = 'source';

/** From here on the nodes come from `dist`, as users have them. @param directory that of another checkout; this one if left out */
export function runBuiltNodes(directory?: string): void {
	from = directory === undefined ? 'dist' : { directory };
}

/** Where the nodes come from. */
export function loadedFrom(): LoadFrom {
	return from;
}

const START = 'Start';

/** A node of n8n's own, or of a service. */
export function baseNode(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INode['parameters'] = {},
): INode {
	const position: INode['position'] = [0, 0];
	return { id: name, name, type: `n8n-nodes-base.${type}`, typeVersion, position, parameters };
}

/** A node of this package. */
export function ownNode(name: string, parameters: INode['parameters']): INode {
	return { ...baseNode('Node', '', 1, parameters), type: ownNodeType(name) };
}

/** Runs code in a node of its own, where n8n's helpers are. @returns the number that it returns */
export async function runInNode(
	act: (functions: IExecuteFunctions) => Promise<number>,
	credentials: CredentialData,
): Promise<number> {
	const node = { ...baseNode('Own Code', '', 1), type: 'bench.ownCode' };
	const nodeType: INodeType = {
		description: {
			displayName: node.name,
			name: node.type,
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			credentials: Object.keys(credentials).map((name) => ({ name, required: true })),
			properties: [],
		},
		async execute() {
			return [[{ json: { records: await act(this) } }]];
		},
	};
	const nodeTypes = { [node.type]: nodeType };
	const [item] = await runChain([node], { credentials, nodeTypes });
	return Number(item?.json.records);
}

/** Connects all outputs of a node to the next one. */
type Links = Record<string, string[]>;

/** Runs nodes one after another. @returns the items of the last one */
export async function runChain(nodes: INode[], input: Input = {}): Promise<INodeExecutionData[]> {
	const links: Links = {};
	for (const [index, { name }] of nodes.slice(0, -1).entries()) {
		links[name] = [nodes[index + 1]?.name ?? ''];
	}
	return await runLinked(nodes, links, nodes.at(-1)?.name ?? '', input);
}

/**
 * Runs nodes in n8n's Loop Over Items: this many items at a time.
 *
 * @param before nodes before the loop
 * @returns the items collected by the loop
 */
export async function runLoop(
	batchSize: number,
	nodes: INode[],
	input: Input = {},
	before: INode[] = [],
): Promise<INodeExecutionData[]> {
	const loop = baseNode('Loop Over Items', 'splitInBatches', 3, { batchSize, options: {} });
	const done = baseNode('Done', 'noOp', 1);
	const inLoop = [...nodes, loop];
	const links: Links = { [loop.name]: [done.name, nodes[0]?.name ?? ''] };
	for (const [index, { name }] of nodes.entries()) links[name] = [inLoop[index + 1]?.name ?? ''];
	for (const [index, { name }] of before.entries()) {
		links[name] = [before[index + 1]?.name ?? loop.name];
	}
	const first = before.length > 0 ? before : [loop];
	const all = [
		...first,
		...[...before, loop, ...nodes, done].filter((node) => !first.includes(node)),
	];
	return await runLinked(all, links, done.name, input);
}

/** @param last the node whose items are returned */
async function runLinked(
	nodes: INode[],
	links: Links,
	last: string,
	{ items, json = [{}], credentials, nodeTypes }: Input,
): Promise<INodeExecutionData[]> {
	const connections: IConnections = {};
	const all: Links = { [START]: [nodes[0]?.name ?? ''], ...links };
	for (const [name, targets] of Object.entries(all)) {
		const main = targets.map((target) => [{ node: target, type: 'main' as const, index: 0 }]);
		connections[name] = { main };
	}
	const run = await runWorkflow(
		{ nodes: [baseNode(START, 'manualTrigger', 1), ...nodes], connections },
		{
			credentials,
			nodeTypes,
			from,
			startNode: START,
			startItems: items ?? json.map((one) => ({ json: one })),
		},
	);
	if (run.error) throw new Error(run.error.message);
	return run.node(last).items;
}
