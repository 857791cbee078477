import pMap from 'p-map';
import type { INodeExecutionData } from 'n8n-workflow';

import { OutputFile, OutputItems } from './binaryFile';
import { throwIfStopped } from './cancel';
import { StoppedError } from './errors';
import type { Execution } from './execution';
import { stopSignalOf } from './functions';
import { itemsToRunFor } from './once';
import type { InputItem, ItemOperation } from './operation';
import { settle, type Outcome } from './settle';

/** What became of one input item: its records, an error, or nothing because an earlier item ended the run. */
export type ItemResult = Outcome<INodeExecutionData[]> | { ok: 'skipped' };

/**
 * Runs an operation for each input item: several at once, output in the order of the input, each output item paired with its
 * input item.
 *
 * With *Continue on Fail* a failed item becomes an item that carries its error. Without it no further item is begun; those
 * under way are waited for, so that the error can say truly what was done.
 */
export async function runItems<Api>(
	execution: Execution<Api>,
	operation: ItemOperation<Api>,
): Promise<INodeExecutionData[]> {
	const { functions, concurrency, continueOnFail, explainAt } = execution;
	const items = operation.once ? itemsToRunFor(execution) : functions.getInputData();
	const signal = stopSignalOf(functions);
	let ended = false;

	const runOne = async ({ index, item }: InputItem): Promise<ItemResult> => {
		if (ended) return { ok: 'skipped' };
		const outcome = await settle(runOperation(execution, operation, { index, item }, signal));
		const stopped = !outcome.ok && outcome.error instanceof StoppedError;
		if (!outcome.ok && (stopped || !continueOnFail)) ended = true;
		return outcome;
	};

	const inputs = items.map((item, index): InputItem => ({ item, index }));
	const results = await pMap(inputs, runOne, { concurrency });

	const failed = results.findIndex(
		(result) => result.ok === false && (!continueOnFail || result.error instanceof StoppedError),
	);
	const failure = results[failed];
	if (failure?.ok === false) {
		throw explainAt(failure.error, failed, describeProgress(results));
	}
	return results.flatMap((result, index) => toOutput(result, index, execution));
}

async function runOperation<Api>(
	{ functions, api, reader, hints }: Execution<Api>,
	operation: ItemOperation<Api>,
	input: InputItem,
	signal: AbortSignal | undefined,
): Promise<INodeExecutionData[]> {
	throwIfStopped(signal);
	const params = reader.read(input);
	const { index } = input;
	const hint = (text: string) => hints.add(text);
	const answer = await operation.run({ api, params, hint, index, functions });
	if (answer instanceof OutputItems) return answer.items;
	if (answer instanceof OutputFile) return [await answer.store(functions)];
	const records = Array.isArray(answer) ? answer : [answer];
	const { simplify } = operation;
	const short = params.simplify === true ? simplify : undefined;
	return records.map((record) => ({ json: short ? short(record) : record }));
}

function toOutput<Api>(
	result: ItemResult,
	index: number,
	{ explainAt }: Execution<Api>,
): INodeExecutionData[] {
	if (result.ok === true) {
		for (const record of result.value) record.pairedItem = { item: index };
		return result.value;
	}
	return result.ok === false ? [failedItem(explainAt(result.error, index), index)] : [];
}

/**
 * The output item of an input item that failed: nothing but the error's text, paired with its input.
 *
 * By that shape n8n's error output recognises it and adds the input's row. With an `error` beside `json`, as
 * n8n's documentation has it, the engine would drop the row and everything but the message.
 */
export function failedItem(
	error: ReturnType<Execution<unknown>['explainAt']>,
	index: number,
): INodeExecutionData {
	const text = [error.message, error.description].filter(Boolean).join('. ');
	return { json: { error: text }, pairedItem: { item: index } };
}

/** Which of several items were done before the run ended, in words. */
function describeProgress(results: ItemResult[]): string | undefined {
	if (results.length < 2) return undefined;
	const done = results.flatMap((result, index) => (result.ok === true ? [index] : []));
	if (done.length === 0) return `None of the ${results.length} items was done.`;
	return `Done: ${describeRanges(done)} of ${results.length} items (counted from 0). Turn on 'Continue' under 'On Error' in the node's settings to run the others in any case.`;
}

/** Indices as ranges: `0-4, 6`. */
function describeRanges(indices: number[]): string {
	const ranges: Array<[number, number]> = [];
	for (const index of indices) {
		const last = ranges[ranges.length - 1];
		if (last !== undefined && last[1] === index - 1) last[1] = index;
		else ranges.push([index, index]);
	}
	const shown = ranges
		.slice(0, 10)
		.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
	const rest = ranges.length > shown.length ? ' and others' : '';
	return `items ${shown.join(', ')}${rest}, ${indices.length}`;
}
