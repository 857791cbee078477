import { isRecord, type Ancestry, type NodeOutput, type WaitingNode } from '../../kit';
import type { IDataObject, INodeExecutionData, ISourceData } from 'n8n-workflow';

/** Stands beside `json` in the first item of a run of *Replicate*: tells the run, and the node from copies that others make. */
export interface RunToken {
	run: string;
	node: string;
}

const TOKEN = 'replication';

/** Marks the items of a run of *Replicate*. */
export function setRunToken(items: INodeExecutionData[], token: RunToken): void {
	const [first] = items;
	if (first !== undefined) first[TOKEN] = { ...token };
}

/** What items lead back to. */
export interface Arrivals {
	/** Rows of *Replicate*: indices among the items of each run. */
	rows: Map<string, Set<number>>;
	/** Nodes whose rows they are. */
	origins: Set<string>;
	/** What went wrong with single items. */
	errors: Problem[];
	/** Nodes that failed and handed on their input all the same. */
	failures: Problem[];
	/** The nodes that the items passed on their way from *Replicate*. */
	passed: Set<string>;
}

/** What a node says went wrong. */
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

/** Notes what a node between made of an item. @returns whether rows stand behind it */
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

/** The run of *Replicate* whose output it is. */
function getRun({ node, items }: NodeOutput): string | undefined {
	const token = items[0]?.[TOKEN] as IDataObject | undefined;
	return token?.node === node ? String(token.run) : undefined;
}

/** What an item says of its failure, beside its data or among them as n8n's nodes do with *On Error: Continue*. */
function getError({ json, error: beside }: INodeExecutionData): string | undefined {
	if (beside !== undefined) return beside.message;
	const { error, message } = json;
	if (!error) return undefined;
	const parts = isRecord(error) ? [message, error.message, error.description] : [error, message];
	// Nothing else of an error is shown: it may hold the settings of the node.
	return parts.find(isText) ?? 'an item carries an error';
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

/** The empty item of *Always Output Data*, which n8n pairs with all that a node got: it stands for no row. */
function isPlaceholder({ json, binary, pairedItem }: INodeExecutionData): boolean {
	return Object.keys(json).length === 0 && binary === undefined && Array.isArray(pairedItem);
}

/** A node that has yet to work on rows. */
export interface Held extends Arrivals {
	node: string;
}

/** The rows that other nodes have yet to work on. */
export function findHeldRows(ancestry: Ancestry, waiting: WaitingNode[]): Held[] {
	return waiting.map(({ node, sources }) => ({ node, ...findArrivals(ancestry, sources) }));
}
