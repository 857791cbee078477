import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { OutputFile, OutputItems } from '../files/binaryFile';
import { throwIfStopped } from '../async/cancel';
import { mapConcurrently } from '../async/mapPages';
import { NothingToWriteError, StoppedError } from '../errors/errors';
import { nameEmptyFields } from './emptyParameters';
import type { Execution } from './execution';
import type { Hint, TellHint } from '../errors/hints';
import { getStopSignal } from '../runtime/functions';
import { getItemsToRun } from './once';
import type { InputItem, ItemResponse, ItemOperation } from './operation';
import { describeProgress, type ItemProgress } from './progress';
import { getItemKey, type ItemOutput } from '../runtime/runMemory';
import { toResult, type Result } from '../async/result';
import type { WriteJournal } from '../runtime/writeJournal';

/** The result of one input item: its output, an error, or nothing because an earlier item ended the run. */
type ItemResult = Result<ItemOutput> | { ok: 'skipped' };

/**
 * Runs an operation for each input item: several at once, output in input order, each output item paired with its input item.
 * Items that an earlier try of the run completed are not run again.
 *
 * With *Continue on Fail*, a failed item becomes an item with its error. Otherwise, no further item is started after a failure;
 * those in progress are awaited, so that the error can report exactly what was done.
 */
export async function runItems<Api>(
	execution: Execution<Api>,
	operation: ItemOperation<Api>,
): Promise<INodeExecutionData[]> {
	const { functions, concurrency, continueOnFail, memory } = execution;
	const items = operation.once ? getItemsToRun(execution) : functions.getInputData();
	const signal = getStopSignal(functions);
	let ended = false;

	const runOne = async ({ index, item }: InputItem): Promise<ItemResult> => {
		const earlier = memory.getOutput(getItemKey(index));
		if (earlier !== undefined) return { ok: true, value: earlier };
		if (ended) return { ok: 'skipped' };
		const told: Hint[] = [];
		const work = runOperation(execution, operation, { index, item }, told, signal);
		const result = await toResult(work);
		if (result.ok) {
			memory.keepOutput(getItemKey(index), result.value);
		} else {
			memory.keepError(result.error);
			told.forEach(({ text, detail }) => execution.hints.add(text, detail));
		}
		const stopped = !result.ok && result.error instanceof StoppedError;
		if (!result.ok && (stopped || !continueOnFail)) ended = true;
		return result;
	};

	const inputs = items.map((item, index): InputItem => ({ item, index }));
	const results = await mapConcurrently(inputs, runOne, concurrency);

	const failed = results.findIndex(
		(result) => result.ok === false && (!continueOnFail || result.error instanceof StoppedError),
	);
	const failure = results[failed];
	if (failure?.ok === false) throw describeFailure(execution, results, failed, failure.error);
	return results.flatMap((result, index) => toOutput(result, index, execution));
}

async function runOperation<Api>(
	{ functions, apiFor, memory, reader }: Execution<Api>,
	operation: ItemOperation<Api>,
	input: InputItem,
	hints: Hint[],
	signal: AbortSignal | undefined,
): Promise<ItemOutput> {
	throwIfStopped(signal);
	if (memory.refusedLogin !== undefined) throw memory.refusedLogin;
	const params = reader.read(input);
	const { index } = input;
	const hint: TellHint = (text, detail) =>
		void hints.push({ text, detail: detail && `item ${index}: ${detail}` });
	const journal = memory.getJournal(getItemKey(index));
	const mayHaveWritten = journal.state !== 'none';
	const call = { api: apiFor(journal), params, hint, index, mayHaveWritten, functions };
	const result = await toResult((async () => await operation.run(call))());
	if (!result.ok) {
		if (!(result.error instanceof NothingToWriteError)) throw result.error;
		throw nameEmptyFields(result.error, reader.readWritten(input));
	}
	const response = result.value;
	return { items: await toItems(response, operation, params, functions), hints };
}

async function toItems<Api>(
	response: ItemResponse,
	{ simplify }: ItemOperation<Api>,
	params: Record<string, unknown>,
	functions: IExecuteFunctions,
): Promise<INodeExecutionData[]> {
	if (response instanceof OutputItems) return response.items;
	if (response instanceof OutputFile) return [await response.store(functions)];
	const records = Array.isArray(response) ? response : [response];
	const short = params.simplify === true ? simplify : undefined;
	return records.map((record) => ({ json: short ? short(record) : record }));
}

function toOutput<Api>(
	result: ItemResult,
	index: number,
	{ toItemError, hints, memory }: Execution<Api>,
): INodeExecutionData[] {
	if (result.ok === true) {
		const { items, hints: texts } = result.value;
		for (const item of items) item.pairedItem = { item: index };
		for (const { text, detail } of texts) hints.add(text, detail);
		return items;
	}
	if (result.ok !== false) return [];
	const remark = describeRefusal(memory.getJournal(getItemKey(index)));
	return [toFailedItem(toItemError(result.error, index, remark), index)];
}

/** The error that ends a run, with what was done before it. */
function describeFailure<Api>(
	{ toItemError, memory, product }: Execution<Api>,
	results: ItemResult[],
	failed: number,
	error: unknown,
): ReturnType<Execution<Api>['toItemError']> {
	const progress = results.map((result, index): ItemProgress => ({
		done: result.ok === true,
		writes: memory.getWrites(getItemKey(index)),
	}));
	const isAlone = results.length === 1 && !(error instanceof StoppedError);
	// The error of a single item says itself that the item may have been completed.
	const told = isAlone
		? progress.map(({ done, writes }) => ({ done, writes: writes === 'done' ? writes : 'none' }))
		: progress;
	const refusal = describeRefusal(memory.getJournal(getItemKey(failed)));
	const remark = [refusal, describeProgress(told as ItemProgress[], product)]
		.filter(Boolean)
		.join(' ');
	return toItemError(error, failed, remark || undefined);
}

/** Says that *Retry On Fail* did not send a write again. */
export function describeRefusal(journal: WriteJournal): string | undefined {
	if (!journal.refusedToRepeat) return undefined;
	return "'Retry On Fail' did not send it again, because that could do it twice.";
}

/**
 * The output item of a failed input item: just the error message, paired with its input.
 *
 * n8n's error output recognizes this shape and adds the input's data. With an `error` beside `json`, as in n8n's documentation,
 * the engine would drop the data and everything but the message.
 */
export function toFailedItem(
	error: ReturnType<Execution<unknown>['toItemError']>,
	index: number,
): INodeExecutionData {
	const text = [error.message, error.description].filter(Boolean).join('. ');
	return { json: { error: text }, pairedItem: { item: index } };
}
