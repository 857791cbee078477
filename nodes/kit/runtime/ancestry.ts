import type {
	IExecuteFunctions,
	INodeExecutionData,
	IPairedItemData,
	IRunExecutionData,
	ISourceData,
	ITaskData,
} from 'n8n-workflow';

/** What a node output at one of its outputs, in one of its runs. */
export interface NodeOutput {
	node: string;
	items: INodeExecutionData[];
	/** Why the node failed, if n8n continued anyway and passed on its input. */
	failure?: string;
}

/** A node that has input items and hasn't started. */
export interface WaitingNode {
	node: string;
	sources: ISourceData[];
}

/** Visits an item; returns whether to continue with the items it comes from. */
export type Visit = (output: NodeOutput, index: number) => boolean;

/** An output, and which of its items were visited. */
interface Visited extends NodeOutput {
	indices: Set<number>;
	/** Pairing lists that were followed: nodes that process all items together share one list among all their output items. */
	pairs: Set<unknown>;
	sources: Array<ISourceData | null>;
}

/** The data of the current execution. n8n's contexts have it, although its interface for nodes omits it. */
interface WithRunData {
	runExecutionData?: IRunExecutionData | null;
}

/** Where the items of an execution come from, according to n8n's item linking. */
export class Ancestry {
	private constructor(private readonly data: IRunExecutionData) {}

	/** @returns undefined if n8n doesn't provide the execution data */
	static of(functions: IExecuteFunctions): Ancestry | undefined {
		const { runExecutionData: data } = functions as IExecuteFunctions & WithRunData;
		return data?.resultData?.runData === undefined ? undefined : new Ancestry(data);
	}

	/** Visits all items of these outputs and, if `visit` asks for it, those they come from; each one once. */
	walk(sources: Array<ISourceData | null>, visit: Visit): void {
		const outputs = new Map<string, Visited>();
		const left: Array<[output: Visited, index: number]> = [];
		const push = (source: ISourceData | null | undefined, index?: number): void => {
			const output = this.findOutput(source, outputs);
			if (output === undefined) return;
			const indices = index === undefined ? output.items.keys() : [index];
			for (const at of indices) {
				if (output.items[at] === undefined || output.indices.has(at)) continue;
				output.indices.add(at);
				left.push([output, at]);
			}
		};
		for (const source of sources) push(source);
		for (let step = left.pop(); step !== undefined; step = left.pop()) {
			const [output, index] = step;
			if (!visit(output, index)) continue;
			const pairs = output.items[index]?.pairedItem;
			if (Array.isArray(pairs)) {
				if (output.pairs.has(pairs)) continue;
				output.pairs.add(pairs);
			}
			for (const { item, input = 0, sourceOverwrite } of toPairs(pairs)) {
				push(sourceOverwrite ?? output.sources[input], item);
			}
		}
	}

	/** The nodes that n8n will run next with existing output. */
	waitingNodes(): WaitingNode[] {
		const { nodeExecutionStack = [], waitingExecutionSource } = this.data.executionData ?? {};
		const stacked = nodeExecutionStack.map(({ node, source }) => ({
			node: node.name,
			sources: Object.values(source ?? {}).flat(),
		}));
		const incomplete = Object.entries(waitingExecutionSource ?? {}).map(([node, runs]) => ({
			node,
			sources: Object.values(runs).flatMap((source) => Object.values(source).flat()),
		}));
		return [...stacked, ...incomplete].map(({ node, sources }) => ({
			node,
			sources: sources.filter((source) => source !== null),
		}));
	}

	private findOutput(
		source: ISourceData | null | undefined,
		known: Map<string, Visited>,
	): Visited | undefined {
		if (!source) return undefined;
		const { previousNode: node, previousNodeOutput = 0, previousNodeRun = 0 } = source;
		const key = JSON.stringify([node, previousNodeOutput, previousNodeRun]);
		const before = known.get(key);
		if (before !== undefined) return before;
		const task = this.data.resultData.runData[node]?.[previousNodeRun];
		const items = task?.data?.main?.[previousNodeOutput];
		if (task === undefined || !items) return undefined;
		const output = { ...getTaskOutput(node, task, items), indices: new Set<number>() };
		const visited = { ...output, pairs: new Set<unknown>(), sources: task.source };
		known.set(key, visited);
		return visited;
	}
}

function getTaskOutput(node: string, task: ITaskData, items: INodeExecutionData[]): NodeOutput {
	return { node, items, ...(task.error !== undefined && { failure: task.error.message }) };
}

function toPairs(pairs: INodeExecutionData['pairedItem']): IPairedItemData[] {
	if (pairs === undefined || pairs === null) return [];
	const list: Array<IPairedItemData | number> = Array.isArray(pairs) ? pairs : [pairs];
	return list.map((pair) => (typeof pair === 'number' ? { item: pair } : pair));
}
