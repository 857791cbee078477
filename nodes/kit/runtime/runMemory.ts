import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { hasStatus, type ServerError } from '../errors/errors';
import type { Hint } from '../errors/hints';
import { WriteJournal, type WriteState } from './writeJournal';

/** The result of an input item. */
export interface ItemOutput {
	items: INodeExecutionData[];
	hints: Hint[];
}

/** Identifies an input item in the memory of a run. */
export function getItemKey(index: number): string {
	return `item ${index}`;
}

/** Identifies a batch in the memory of a run. */
export const BATCH_KEY = 'batch';

/**
 * What the tries of one run of a node have done so far.
 *
 * With *Retry On Fail*, n8n runs the whole node again, with all items, if one of them failed. Completed work is remembered here,
 * so that it is output again instead of being repeated.
 */
export class RunMemory {
	private readonly outputs = new Map<string, ItemOutput>();

	private readonly journals = new Map<string, WriteJournal>();

	private readonly values = new Map<string, unknown>();

	private refusal: ServerError | undefined;

	/** What a batch has done, in words. */
	readonly done = new Set<string>();

	/** What a batch may have done, in words. */
	readonly unclear = new Set<string>();

	/** @param isKept whether there may be another try */
	constructor(readonly isKept: boolean) {}

	/** Starts another try. */
	beginTry(): void {
		for (const journal of this.journals.values()) journal.beginTry();
	}

	/**
	 * The server's response to a rejected login, if there was one. Nothing is sent after it, neither for further items nor in
	 * further tries: some services lock an account after several wrong logins.
	 */
	get refusedLogin(): ServerError | undefined {
		return this.refusal;
	}

	/** Records the error of an item or of a batch. */
	keepError(error: unknown): void {
		if (hasStatus(error, 401)) this.refusal ??= error;
	}

	/** The writes of an input item, or of a batch. */
	getJournal(key: string): WriteJournal {
		const journal = this.journals.get(key) ?? new WriteJournal();
		this.journals.set(key, journal);
		return journal;
	}

	/** The state of an input item's writes. */
	getWrites(key: string): WriteState {
		return this.journals.get(key)?.state ?? 'none';
	}

	/** The result of an input item in an earlier try. */
	getOutput(key: string): ItemOutput | undefined {
		return this.outputs.get(key);
	}

	/** Records the result of an input item. Its writes are no longer needed. */
	keepOutput(key: string, output: ItemOutput): void {
		this.journals.delete(key);
		if (this.isKept) this.outputs.set(key, output);
	}

	/** Runs part of the work, unless an earlier try did. @returns its result, or that of the earlier try */
	async once<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
		if (this.values.has(key)) return this.values.get(key) as Value;
		const value = await work();
		if (this.isKept) this.values.set(key, value);
		return value;
	}
}

/** By the first input item of a run, and by what identifies the run. */
const memories = new WeakMap<INodeExecutionData, Map<string, RunMemory>>();

/**
 * The memory of this run of the node; starts a new try.
 *
 * n8n creates new item objects for each run of a node, and passes the same ones to all tries of the run: also in loops, and with
 * *Execute Once*, where only the list around them is new. Execution, node and run index are compared as well.
 */
export function beginTry(functions: IExecuteFunctions): RunMemory {
	const [first] = functions.getInputData();
	const { id, name, retryOnFail } = functions.getNode();
	if (first === undefined || retryOnFail !== true) return new RunMemory(false);
	const runs = memories.get(first) ?? new Map<string, RunMemory>();
	memories.set(first, runs);
	const { $runIndex } = functions.getWorkflowDataProxy(0);
	const key = JSON.stringify([functions.getExecutionId(), id, name, $runIndex]);
	const memory = runs.get(key) ?? new RunMemory(true);
	runs.set(key, memory);
	memory.beginTry();
	return memory;
}
