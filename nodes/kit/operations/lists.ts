import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { StoppedError } from '../errors/errors';
import type { Execution } from './execution';
import type { Hint, TellHint } from '../errors/hints';
import { toFailedItem } from './items';
import { getFileFormat, type FileFormat } from './listFields';
import { getItemsToRun } from './once';
import type { InputItem, ListOperation } from './operation';
import { prefetch } from '../async/prefetch';
import { takeRecords } from '../files/records';
import { toResult } from '../async/result';
import { getItemKey } from '../runtime/runMemory';
import { createDefaultFileName, storeRecords, type FileOptions } from '../files/storedRecords';

/**
 * Runs a Get Many: once if its parameters are the same for every input item, otherwise once per item. What an earlier try of the
 * run has read is not read again.
 *
 * With *Continue on Fail*, records read before an error are output, followed by an item with the error.
 */
export async function runList<Api>(
	execution: Execution<Api>,
	operation: ListOperation<Api>,
): Promise<INodeExecutionData[]> {
	const { toItemError, hints, memory } = execution;
	const items = getItemsToRun(execution);
	const output: INodeExecutionData[] = [];
	for (const [index, item] of items.entries()) {
		const key = getItemKey(index);
		const earlier = memory.getOutput(key);
		if (earlier !== undefined) {
			for (const record of earlier.items) output.push(record);
			earlier.hints.forEach(({ text, detail }) => hints.add(text, detail));
			continue;
		}
		const start = output.length;
		const told: Hint[] = [];
		const work = runOne(execution, operation, { index, item }, output, (text, detail) =>
			told.push({ text, detail }),
		);
		const result = await toResult(work);
		told.forEach(({ text, detail }) => hints.add(text, detail));
		if (result.ok) {
			if (memory.isKept) memory.keepOutput(key, { items: output.slice(start), hints: told });
			continue;
		}
		memory.keepError(result.error);
		const ends = !execution.continueOnFail || result.error instanceof StoppedError;
		if (ends) throw toItemError(result.error, index);
		output.push(toFailedItem(toItemError(result.error, index), index));
	}
	return output;
}

/** The values of the list fields, see `listFields`. */
interface ListParams {
	/** Undefined if the list is short. */
	returnAll?: boolean;
	limit?: number;
	/** Undefined unless the list is long. */
	output?: 'items' | 'file';
	simplify?: boolean;
	fileOptions?: Omit<FileOptions, 'format' | 'escapeFormulas'> & {
		format?: FileFormat;
		maxRecords?: number;
	};
	/** Replaces `fileOptions` if the operation has options of its own. */
	listOptions?: ListParams['fileOptions'];
}

function getFileOptions({ listOptions, fileOptions = {} }: ListParams) {
	return listOptions ?? fileOptions;
}

/** Files are for many records, so all are written unless the user sets a limit. */
function countWanted(length: ListOperation<never>['length'], params: ListParams): number {
	const { output, returnAll, limit = 50 } = params;
	if (length === 'short') return Infinity;
	if (output === 'file') return getFileOptions(params).maxRecords ?? Infinity;
	return returnAll ? Infinity : limit;
}

async function runOne<Api>(
	execution: Execution<Api>,
	operation: ListOperation<Api>,
	input: InputItem,
	output: INodeExecutionData[],
	hint: TellHint,
): Promise<void> {
	const { apiFor, memory, reader } = execution;
	if (memory.refusedLogin !== undefined) throw memory.refusedLogin;
	const api = apiFor(memory.getJournal(getItemKey(input.index)));
	const params = reader.read(input);
	const list = params as unknown as ListParams;
	const limit = countWanted(operation.length, list);
	const read = operation.pages({ api, params, limit, hint });
	const pages = prefetch(takeRecords(read, limit));
	if (list.output === 'file') {
		output.push(await writeFile(execution, operation, input, pages, params));
		return;
	}
	const { simplify } = operation;
	// Shared by all records: n8n stores it once.
	const pairedItem = { item: input.index };
	for await (const page of pages) {
		for (const record of page) {
			const json = simplify && list.simplify ? simplify(record, params) : record;
			output.push({ json, pairedItem });
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
	const { binaryProperty = 'data', ...chosen } = getFileOptions(params as unknown as ListParams);
	const { format, escapeFormulas } = getFileFormat(chosen.format);
	const { fileName = createDefaultFileName(functions, operation.records, format) } = chosen;
	const columns = operation.columns?.(params) ?? [];
	const options = { fileName, format, columns, escapeFormulas };
	const { file, records } = await storeRecords(functions, pages, options);
	return {
		json: { fileName, format, records },
		binary: { [binaryProperty]: file },
		pairedItem: { item: input.index },
	};
}
