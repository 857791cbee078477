import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { throwIfStopped } from '../async/cancel';
import { InputError, StoppedError } from '../errors/errors';
import type { Execution } from './execution';
import { dependsOnItem } from '../values/expressions';
import type { Fields } from '../fields/field';
import { getStopSignal } from '../runtime/functions';
import { describeRefusal, toFailedItem } from './items';
import type { BatchOperation } from './operation';
import { toResult } from '../async/result';
import { BATCH_KEY } from '../runtime/runMemory';

/**
 * Runs an operation once for all input items.
 *
 * Each output item is paired with the first of its input items: if it named several, n8n would find none of them
 * (`$('Start').item` in a later node ends with "Multiple matches found").
 *
 * With *Continue on Fail*, everything output before an error stays, and each input item without output becomes an item with the
 * error. Otherwise, the error says what was done.
 *
 * @throws NodeOperationError if a parameter depends on the item and there are several: a batch has one value for all
 */
export async function runBatch<Api>(
	execution: Execution<Api>,
	operation: BatchOperation<Api>,
): Promise<INodeExecutionData[]> {
	const { functions, apiFor, memory, reader, hints, continueOnFail, toItemError } = execution;
	const items = functions.getInputData();
	const [first] = items;
	if (first === undefined) return [];
	const output: INodeExecutionData[] = [];
	const covered = new Set<number>();
	const journal = memory.getJournal(BATCH_KEY);

	const work = async (): Promise<void> => {
		throwIfStopped(getStopSignal(functions));
		if (memory.refusedLogin !== undefined) throw memory.refusedLogin;
		if (items.length > 1) refuseItemExpressions(operation.fields, functions.getNode().parameters);
		const params = reader.read({ index: 0, item: first });
		const records = operation.run({
			api: apiFor(journal),
			params,
			items,
			functions,
			hint: (...hint) => hints.add(...hint),
			done: (text) => memory.done.add(text),
			unclear: (text) => memory.unclear.add(text),
			once: async (key, part) =>
				await memory.once(key, async () => await journal.within(key, part)),
		});
		for await (const record of records) {
			record.items.forEach((item) => covered.add(item));
			output.push({ json: record.json, pairedItem: { item: record.items[0] ?? 0 } });
		}
	};

	const result = await toResult(work());
	if (result.ok) return output;
	memory.keepError(result.error);
	const error = toItemError(result.error, undefined, remarkOn(execution, result.error));
	if (!continueOnFail || result.error instanceof StoppedError) throw error;
	const left = [...items.keys()].filter((index) => !covered.has(index));
	const failed = left.length > 0 ? left : [...items.keys()];
	return [...output, ...failed.map((index) => toFailedItem(error, index))];
}

/** What was done before the error, and what may have been done. */
function remarkOn<Api>({ memory, product }: Execution<Api>, error: unknown): string | undefined {
	const { done, unclear } = memory;
	const journal = memory.getJournal(BATCH_KEY);
	const isUnclear = journal.state === 'unknown';
	const rows = unclear.size > 0 ? [...unclear].join('; ') : 'the request in progress';
	const remarks = [
		done.size > 0 && `Done before: ${[...done].join('; ')}.`,
		isUnclear && `May have been carried out: ${rows}.`,
		// Other errors say so in their own message.
		isUnclear && error instanceof StoppedError && `Check ${product} before you run again.`,
		describeRefusal(journal),
	].filter(Boolean);
	return remarks.length > 0 ? remarks.join(' ') : undefined;
}

/** @throws InputError naming the first parameter whose expression may differ between items */
function refuseItemExpressions(fields: Fields, parameters: IDataObject): void {
	const name = Object.keys(fields).find((key) => dependsOnItem(parameters[key]));
	if (name === undefined) return;
	throw new InputError(
		`'${fields[name]?.property.displayName}' depends on the input item, but all items are handled together`,
		"Use a fixed value, or an expression that is the same for all items, e.g. $('Settings').first().json.list.",
	);
}
