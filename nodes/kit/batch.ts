import type { IDataObject, INodeExecutionData, IPairedItemData } from 'n8n-workflow';

import { throwIfStopped } from './cancel';
import { InputError, StoppedError } from './errors';
import type { Execution } from './execution';
import { dependsOnItem } from './expressions';
import type { Fields } from './fields/field';
import { stopSignalOf } from './functions';
import { failedItem } from './items';
import type { BatchOperation } from './operation';
import { settle } from './settle';

/**
 * Runs an operation once for all input items; each output item is paired with the input items it comes from.
 *
 * With *Continue on Fail*, what was handed on before an error stays, and the input items that nothing stands for become one
 * item that carries the error. Without it the error says what was done.
 *
 * @throws NodeOperationError when a parameter depends on the item: a batch has one value for all
 */
export async function runBatch<Api>(
	execution: Execution<Api>,
	operation: BatchOperation<Api>,
): Promise<INodeExecutionData[]> {
	const { functions, api, reader, hints, continueOnFail, explainAt } = execution;
	const items = functions.getInputData();
	const [first] = items;
	if (first === undefined) return [];
	const output: INodeExecutionData[] = [];
	const covered = new Set<number>();
	const done: string[] = [];

	const work = async (): Promise<void> => {
		throwIfStopped(stopSignalOf(functions));
		refuseItemExpressions(operation.fields, functions.getNode().parameters);
		const params = reader.read({ index: 0, item: first });
		const records = operation.run({
			api,
			params,
			items,
			functions,
			hint: (text) => hints.add(text),
			done: (text) => done.push(text),
		});
		for await (const record of records) {
			record.items.forEach((item) => covered.add(item));
			output.push({ json: record.json, pairedItem: pairs(record.items) });
		}
	};

	const outcome = await settle(work());
	if (outcome.ok) return output;
	const remark = done.length === 0 ? undefined : `Done before: ${done.join('; ')}.`;
	const error = explainAt(outcome.error, undefined, remark);
	if (!continueOnFail || outcome.error instanceof StoppedError) throw error;
	const left = [...items.keys()].filter((index) => !covered.has(index));
	const failed = left.length > 0 ? left : [...items.keys()];
	return [...output, { ...failedItem(error, 0), pairedItem: pairs(failed) }];
}

function pairs(indices: number[]): IPairedItemData[] {
	return indices.map((item) => ({ item }));
}

/** @throws InputError naming the first parameter whose expression can differ from item to item */
function refuseItemExpressions(fields: Fields, parameters: IDataObject): void {
	const name = Object.keys(fields).find((key) => dependsOnItem(parameters[key]));
	if (name === undefined) return;
	throw new InputError(
		`'${fields[name]?.property.displayName}' depends on the input item, but all items are handled together`,
		'Use a fixed value, or an expression without $json and other data of items.',
	);
}
