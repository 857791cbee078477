import { DateTime } from 'luxon';
import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { storeText } from './binaryFile';
import { writeRecords, type RecordFileOptions } from './recordFile';

/** The user's settings for a file of records; missing ones have defaults. */
export interface FileOptions {
	binaryProperty?: string;
	escapeFormulas?: boolean;
	fileName?: string;
	format?: RecordFileOptions['format'];
}

const MIME_TYPES = { csv: 'text/csv', jsonl: 'application/x-ndjson' };

/** A file name made of the kind of records and the date in the workflow's time zone, e.g. `customers-2026-05-31.csv`. */
export function createDefaultFileName(
	functions: Pick<IExecuteFunctions, 'getTimezone'>,
	records: string,
	format: RecordFileOptions['format'],
): string {
	const now = DateTime.now();
	const there = now.setZone(functions.getTimezone());
	return `${records}-${(there.isValid ? there : now).toISODate()}.${format}`;
}

/**
 * Writes records to a file, page by page, in constant memory.
 *
 * @returns the stored file, and how many records it has
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
