import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { ServerError } from '../errors/errors';
import type { Hint } from '../errors/hints';
import { WriteJournal, type WriteState } from './writeJournal';

/** What an input item gave. */
export interface ItemOutput {
	items: INodeExecutionData[];
	hints: Hint[];
}

/**
 * What the tries of one run of a node have done so far.
 *
 * With *Retry On Fail* n8n runs the whole node again, all items, when one of them failed. What was done is remembered here, so that it is
 * put out again and not done again.
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

	/** @param isKept whether there may be a further try */
	constructor(readonly isKept: boolean) {}

	/** Begins another try. */
	beginTry(): void {
		for (const journal of this.journals.values()) journal.beginTry();
	}

	/**
	 * The server's refusal of the login, once it came. Nothing is sent after it, neither for further items nor in further tries: several wrong
	 * logins freeze an account of some services.
	 */
	get refusedLogin(): ServerError | undefined {
		return this.refusal;
	}

	/** Notes the error of an item or of a batch. */
	keepError(error: unknown): void {
		if (error instanceof ServerError && error.status === 401) this.refusal ??= error;
	}

	/** The writes of an input item, or of a batch. */
	getJournal(key: string): WriteJournal {
		const journal = this.journals.get(key) ?? new WriteJournal();
		this.journals.set(key, journal);
		return journal;
	}

	/** What became of the writes of an input item. */
	getWrites(key: string): WriteState {
		return this.journals.get(key)?.state ?? 'none';
	}

	/** What an input item gave in an earlier try. */
	getOutput(key: string): ItemOutput | undefined {
		return this.outputs.get(key);
	}

	/** Notes what an input item gave. Its writes are of no more interest. */
	keepOutput(key: string, output: ItemOutput): void {
		this.journals.delete(key);
		if (this.isKept) this.outputs.set(key, output);
	}

	/** Does a part of the work, unless an earlier try did. @returns what it gave, or what it gave then */
	async once<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
		if (this.values.has(key)) return this.values.get(key) as Value;
		const value = await work();
		if (this.isKept) this.values.set(key, value);
		return value;
	}
}

/** By the first input item of a run, and by what tells runs apart. */
const memories = new WeakMap<INodeExecutionData, Map<string, RunMemory>>();

/**
 * The memory of this run of the node, and the begin of a try.
 *
 * n8n makes new item objects for each run of a node, and hands all tries of the run the same ones: also in loops, and with *Execute Once*,
 * where only the list around them is new. Execution, node and number of the run are compared all the same.
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
