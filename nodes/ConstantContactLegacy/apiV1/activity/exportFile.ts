import type { IDataObject } from 'n8n-workflow';

import {
	choice,
	InputError,
	OutputFile,
	path,
	readCsvRows,
	required,
	text,
	when,
	type Fields,
} from '../../../kit';
import { shortId } from '../atom';
import type { ConstantContactV1Api } from '../client';

/** What is made of an export's file. */
export const fileFields = {
	output: choice({
		displayName: 'Output',
		default: 'file',
		description: 'What the node hands on',
		options: [
			{ name: 'File', value: 'file', description: 'The file as the server made it' },
			{ name: 'Items', value: 'items', description: 'One item for each contact' },
		],
	}),
	binaryProperty: when(
		{ output: ['file'] },
		required(
			text({
				displayName: 'Put Output File in Field',
				default: 'data',
				hint: 'The name of the output binary field to put the file in',
			}),
		),
	),
} satisfies Fields;

/** What the user wants to have. */
export interface FileParams {
	output: 'file' | 'items';
	binaryProperty?: string;
}

/**
 * Downloads the file that an export made. Of its name, which may be a link, only the last step is used (API notes 4.3), so that
 * nothing is read from elsewhere.
 *
 * @param activity as the server tells it
 * @throws InputError when it has no file
 */
export async function downloadFile(
	api: ConstantContactV1Api,
	activity: IDataObject,
	{ output, binaryProperty = 'data' }: FileParams,
): Promise<IDataObject[] | OutputFile> {
	const fileName = shortId(String(activity.file_name ?? ''));
	if (fileName === '') {
		throw new InputError(
			`Activity ${String(activity.id)} has no file (${String(activity.type)}, status ${String(activity.status)})`,
			'Only an export that is complete has one. Wait until it is, or choose another activity.',
		);
	}
	const content = await api.download(path`/activities/${fileName}`);
	if (output === 'items') return await toRecords(content);
	const mimeType = fileName.toLowerCase().endsWith('.txt') ? 'text/plain' : 'text/csv';
	return new OutputFile(content, fileName, mimeType, binaryProperty, activity);
}

/** The rows of a file as records; its header names the keys, `First Name` -> `first_name`. */
async function toRecords(content: string): Promise<IDataObject[]> {
	async function* whole(): AsyncGenerator<string> {
		yield content;
	}
	let keys: string[] | undefined;
	const records: IDataObject[] = [];
	for await (const values of readCsvRows(whole())) {
		if (values.every((value) => value === '')) continue;
		if (keys === undefined) keys = values.map(keyOf);
		else records.push(Object.fromEntries(keys.map((key, index) => [key, values[index] ?? ''])));
	}
	return records;
}

function keyOf(name: string, index: number): string {
	const key = name
		.toLowerCase()
		.replace(/[^\p{L}\d]+/gu, '_')
		.replace(/^_+|_+$/g, '');
	return key === '' ? `column_${index + 1}` : key;
}
