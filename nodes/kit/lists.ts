import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { StoppedError } from './errors';
import type { Execution } from './execution';
import { failedItem } from './items';
import { itemsToRunFor } from './once';
import type { InputItem, ListOperation } from './operation';
import { readAhead } from './readAhead';
import { takeRecords } from './records';
import { settle } from './settle';
import { defaultFileName, storeRecords, type FileOptions } from './storedRecords';

/**
 * Runs a Get Many: once when its parameters name the same for every input item, otherwise for each item in turn.
 *
 * With *Continue on Fail*, records that came before an error are handed on, followed by an item that carries the error.
 */
export async function runList<Api>(
	execution: Execution<Api>,
	operation: ListOperation<Api>,
): Promise<INodeExecutionData[]> {
	const { explainAt } = execution;
	const items = itemsToRunFor(execution);
	const output: INodeExecutionData[] = [];
	for (const [index, item] of items.entries()) {
		const outcome = await settle(runOne(execution, operation, { index, item }, output));
		if (outcome.ok) continue;
		const ends = !execution.continueOnFail || outcome.error instanceof StoppedError;
		if (ends) throw explainAt(outcome.error, index);
		output.push(failedItem(explainAt(outcome.error, index), index));
	}
	return output;
}

/** The list fields as they are read, see `listFields`. */
interface ListParams {
	returnAll: boolean;
	limit?: number;
	output: 'items' | 'file';
	simplify?: boolean;
	fileOptions?: FileOptions;
}

async function runOne<Api>(
	execution: Execution<Api>,
	operation: ListOperation<Api>,
	input: InputItem,
	output: INodeExecutionData[],
): Promise<void> {
	const { api, reader, hints } = execution;
	const params = reader.read(input);
	const list = params as unknown as ListParams;
	const limit = list.returnAll ? Infinity : (list.limit ?? 50);
	const read = operation.pages({ api, params, limit, hint: (text) => hints.add(text) });
	const pages = readAhead(takeRecords(read, limit));
	if (list.output === 'file') {
		output.push(await writeFile(execution, operation, input, pages, params));
		return;
	}
	const { simplify } = operation;
	for await (const page of pages) {
		for (const record of page) {
			const json = simplify && list.simplify ? simplify(record, params) : record;
			output.push({ json, pairedItem: { item: input.index } });
		}
	}
}

async function writeFile<Api>(
	{ functions }: Execution<Api>,
	operation: ListOperation<Api>,
	input: InputItem,
	pages: AsyncIterable<IDataObject[]>,
	params: Record<string, unknown>,
): Promise<INodeExecutionData> {
	const {
		binaryProperty = 'data',
		escapeFormulas = false,
		format = 'csv',
		fileName = defaultFileName(operation.records, format),
	} = (params as unknown as ListParams).fileOptions ?? {};
	const columns = operation.columns?.(params) ?? [];
	const options = { fileName, format, columns, escapeFormulas };
	const { file, records } = await storeRecords(functions, pages, options);
	return {
		json: { fileName, format, records },
		binary: { [binaryProperty]: file },
		pairedItem: { item: input.index },
	};
}
