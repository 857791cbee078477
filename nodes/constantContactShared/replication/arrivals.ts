import { isRecord, type Ancestry, type NodeOutput, type WaitingNode } from '../../kit';
import type { IDataObject, INodeExecutionData, ISourceData } from 'n8n-workflow';

/** Added beside `json` in the first item of a run of *Replicate*: identifies the run, and distinguishes the node from copies of it. */
interface RunToken {
	run: string;
	node: string;
}

const TOKEN = 'replication';

/** Marks the items of a run of *Replicate*. */
export function setRunToken(items: INodeExecutionData[], token: RunToken): void {
	const [first] = items;
	if (first !== undefined) first[TOKEN] = { ...token };
}

/** What items can be traced back to. */
export interface Arrivals {
	/** Rows of *Replicate*: indices among the items of each run. */
	rows: Map<string, Set<number>>;
	/** Nodes whose rows they are. */
	origins: Set<string>;
	/** Errors of single items. */
	errors: Problem[];
	/** Nodes that failed but still output their input. */
	failures: Problem[];
	/** The nodes that the items passed on their way from *Replicate*. */
	passed: Set<string>;
}

/** A node's own error message. */
export interface Problem {
	node: string;
	text: string;
}

/** Follows the items of outputs back to the rows of *Replicate*. */
export function findArrivals(ancestry: Ancestry, sources: Array<ISourceData | null>): Arrivals {
	const arrivals: Arrivals = {
		rows: new Map(),
		origins: new Set(),
		errors: [],
		failures: [],
		passed: new Set(),
	};
	ancestry.walk(sources, (output, index) => {
		const run = getRun(output);
		if (run === undefined) return follow(output, index, arrivals);
		const rows = arrivals.rows.get(run) ?? new Set();
		arrivals.rows.set(run, rows.add(index));
		arrivals.origins.add(output.node);
		return false;
	});
	return arrivals;
}

/** Records what a node in between made of an item. @returns whether there are rows behind it */
function follow({ node, items, failure }: NodeOutput, index: number, arrivals: Arrivals): boolean {
	arrivals.passed.add(node);
	const item = items[index] as INodeExecutionData;
	if (failure !== undefined) {
		arrivals.failures.push({ node, text: failure });
		return true;
	}
	const error = getError(item);
	if (error !== undefined) arrivals.errors.push({ node, text: error });
	return !isPlaceholder(item);
}

/** The run of *Replicate* that produced it. */
function getRun({ node, items }: NodeOutput): string | undefined {
	const token = items[0]?.[TOKEN] as IDataObject | undefined;
	return token?.node === node ? String(token.run) : undefined;
}

/** An item's error, beside its data or, with *On Error: Continue* in n8n's nodes, among it. */
function getError({ json, error: beside }: INodeExecutionData): string | undefined {
	if (beside !== undefined) return beside.message;
	const { error, message } = json;
	if (!error) return undefined;
	const parts = isRecord(error) ? [message, error.message, error.description] : [error, message];
	// Nothing else of an error is shown: it may contain the node's settings.
	return parts.find(isText) ?? 'an item has an error';
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

/** The empty item of *Always Output Data*, which n8n pairs with all of a node's input: it doesn't stand for any row. */
function isPlaceholder({ json, binary, pairedItem }: INodeExecutionData): boolean {
	return Object.keys(json).length === 0 && binary === undefined && Array.isArray(pairedItem);
}

/** A node that hasn't processed its rows yet. */
export interface Held extends Arrivals {
	node: string;
}

/** The rows that other nodes haven't processed yet. */
export function findHeldRows(ancestry: Ancestry, waiting: WaitingNode[]): Held[] {
	return waiting.map(({ node, sources }) => ({ node, ...findArrivals(ancestry, sources) }));
}
