import { DateTime } from 'luxon';
import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { storeText } from './binaryFile';
import { writeRecords, type RecordFileOptions } from './recordFile';

/** How the user wants a file of records; what is left out has a default. */
export interface FileOptions {
	binaryProperty?: string;
	escapeFormulas?: boolean;
	fileName?: string;
	format?: RecordFileOptions['format'];
}

const MIME_TYPES = { csv: 'text/csv', jsonl: 'application/x-ndjson' };

/** Name of a file by what it holds and the day, e.g. `customers-2026-05-31.csv`. */
export function createDefaultFileName(
	records: string,
	format: RecordFileOptions['format'],
): string {
	return `${records}-${DateTime.now().toISODate()}.${format}`;
}

/**
 * Writes records into a file, page by page, at constant memory.
 *
 * @returns the stored file, and how many records are in it
 */
export async function storeRecords(
	functions: IExecuteFunctions,
	pages: AsyncIterable<IDataObject[]>,
	{ fileName, ...options }: RecordFileOptions & { fileName: string },
): Promise<{ file: IBinaryData; records: number }> {
	let records = 0;
	async function* counted(): AsyncGenerator<IDataObject[]> {
		for await (const page of pages) {
			records += page.length;
			yield page;
		}
	}
	const text = writeRecords(counted(), options);
	const file = await storeText(functions, text, fileName, MIME_TYPES[options.format]);
	return { file, records };
}
