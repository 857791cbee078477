import type { IDataObject } from 'n8n-workflow';

import {
	choice,
	InputError,
	OutputFile,
	readCsvRows,
	required,
	safeFileName,
	text,
	when,
	type Fields,
} from '../../kit';

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

/** The error about an activity that has no file. */
export function noFile({ id, type, status }: IDataObject): InputError {
	return new InputError(
		`Activity ${String(id)} has no file (${String(type)}, status ${String(status)})`,
		'Only an export that is complete has one. Wait until it is, or choose another activity.',
	);
}

/**
 * Hands on the file of an export, or its contacts.
 *
 * @param content of the file
 * @param fileName as the server calls it
 * @param activity stands beside the file
 */
export async function toOutput(
	content: string,
	fileName: string,
	activity: IDataObject,
	{ output, binaryProperty = 'data' }: FileParams,
): Promise<IDataObject[] | OutputFile> {
	if (output === 'items') return await toRecords(content);
	const mimeType = fileName.toLowerCase().endsWith('.txt') ? 'text/plain' : 'text/csv';
	return new OutputFile(content, safeFileName(fileName), mimeType, binaryProperty, activity);
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
		.replace(/^_|_$/g, '');
	return key === '' ? `column_${index + 1}` : key;
}
