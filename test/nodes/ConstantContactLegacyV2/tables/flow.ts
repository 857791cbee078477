import {
	NodeConnectionTypes,
	NodeOperationError,
	type IConnections,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { ConstantContact } from '../../../../nodes/ConstantContact/ConstantContact.node';
import { ConstantContactLegacyV2 } from '../../../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import {
	ownNodeType,
	runWorkflow,
	withConnection,
	type RunMode,
	type WorkflowRun,
} from '../../../support';
import { memory, type Replication } from '../../constantContactShared/replication/replicator';

/** What a store does with its items: returns output items by output; if it throws, the whole node fails. */
export type Store = (items: INodeExecutionData[], run: number) => INodeExecutionData[][];

/** A node that stores its input as the test specifies: n8n's own database nodes differ in their output. */
class StoreNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Store',
		name: 'store',
		group: ['output'],
		version: 1,
		description: 'Stores its items',
		defaults: { name: 'Store' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		// n8n calls it with its own context.
		const { store, number } = stores.get(this.getNode().type)!;
		stores.set(this.getNode().type, { store, number: number + 1 });
		try {
			return store(this.getInputData(), number);
		} catch (error) {
			throw new NodeOperationError(this.getNode(), error as Error);
		}
	}
}

const stores = new Map<string, { store: Store; number: number }>();

/** A store that accepts everything: outputs one row per item, paired with it. */
export const takesAll: Store = (items) => [
	items.map(({ json }, item) => ({ json: { stored: json.id ?? null }, pairedItem: { item } })),
];

/** A store that fails completely. */
export const fails: Store = () => {
	throw new Error('the disk is full');
};

/** A store that rejects some rows, as n8n's Postgres does with independent queries and On Error: Continue. */
export const refuses =
	(...refused: number[]): Store =>
	(items) => [
		items.map(({ json }, item) =>
			refused.includes(item)
				? {
						json: { message: 'value too long', item: { ...json }, error: { code: '22001' } },
						pairedItem: { item },
					}
				: { json: { stored: json.id ?? null }, pairedItem: { item } },
		),
	];

export type FlowNode = Partial<INode> & { store?: Store };

/** A workflow, given by the names of its nodes from top to bottom, and its connections: `A > B`, `A:1 > B:1` with output and input. */
export interface Flow {
	nodes: Record<string, FlowNode>;
	wires: string[];
	/** The order in which n8n runs branches. Default: that of new workflows. */
	order?: 'v0' | 'v1';
}

/** *Replicate* with *When Confirmed*. */
export const replicateNode = (tables: string[], more: IDataObject = {}): FlowNode =>
	tableNode({ operation: 'replicate', tables, keyStorage: 'confirm', ...more });

/** *Confirm*. */
export const confirmNode = (confirmOptions: IDataObject = {}): FlowNode =>
	tableNode({ operation: 'confirm', confirmOptions });

/** The same node of the current service. */
export const ofV3 = (node: FlowNode): FlowNode => ({
	...node,
	type: ownNodeType('constantContact'),
});

function tableNode(parameters: IDataObject): FlowNode {
	return {
		type: ownNodeType('constantContactLegacyV2'),
		typeVersion: 1,
		parameters: {
			resource: 'table',
			...parameters,
		} as INode['parameters'],
	};
}

/** One of n8n's own nodes. */
export const baseNode = (
	type: string,
	typeVersion: number,
	parameters: IDataObject = {},
	more: FlowNode = {},
): FlowNode => ({
	type: `n8n-nodes-base.${type}`,
	typeVersion,
	parameters: parameters as INode['parameters'],
	...more,
});

/** A replicating node, with its credentials. */
type ReplicatingNode = Pick<Replication, 'staticData'> & {
	credentials: Parameters<typeof withConnection>[0];
};

/** Runs a flow as an active workflow; n8n saves its static data even if it fails. */
export async function runFlow(
	node: ReplicatingNode,
	{ nodes, wires, order = 'v1' }: Flow,
	mode: RunMode = 'trigger',
	retryOf?: WorkflowRun,
): Promise<WorkflowRun> {
	const nodeTypes: Record<string, INodeType> = {
		[ownNodeType('constantContact')]: new ConstantContact(),
		[ownNodeType('constantContactLegacyV2')]: new ConstantContactLegacyV2(),
	};
	const all: Record<string, FlowNode> = { Start: baseNode('manualTrigger', 1), ...nodes };
	const list = Object.entries(all).map(([name, { store, ...more }], index): INode => {
		const own = `test.${name}`;
		if (store !== undefined) {
			nodeTypes[own] = new StoreNode();
			stores.set(own, { store, number: 0 });
		}
		const type = store === undefined ? {} : { type: own, typeVersion: 1 };
		const position: [number, number] = [index * 200, index * 100];
		return { id: `id of ${name}`, name, position, parameters: {}, ...type, ...more } as INode;
	});
	const result = await runWorkflow(
		{
			nodes: list,
			connections: connect(wires),
			staticData: node.staticData,
			settings: { executionOrder: order },
		},
		{
			nodeTypes,
			credentials: withConnection(node.credentials, { requestsPerSecond: 0, initialRetryDelay: 1 }),
			mode,
			startNode: 'Start',
			startItems: [{ json: {} }],
			retryOf,
		},
	);
	// n8n doesn't save the data of a manual run; of a sub-workflow it does, however the calling one was started.
	if (mode !== 'manual') {
		node.staticData = JSON.parse(JSON.stringify(result.staticData)) as IDataObject;
	}
	return result;
}

function connect(wires: string[]): IConnections {
	const connections: IConnections = {};
	for (const wire of wires) {
		const [from, to] = wire.split(' > ').map((end) => {
			const [name = '', index = '0'] = end.split(':');
			return { name, index: Number(index) };
		}) as [{ name: string; index: number }, { name: string; index: number }];
		const outputs = ((connections[from.name] ??= {}).main ??= []);
		while (outputs.length <= from.index) outputs.push([]);
		outputs[from.index]!.push({ node: to.name, type: NodeConnectionTypes.Main, index: to.index });
	}
	return connections;
}

/** The tables whose key has moved. */
export function movedTables(node: Pick<Replication, 'staticData'>): string[] {
	return Object.keys(memory(node).tables ?? {}).sort();
}
