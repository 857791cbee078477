import type { IDataObject } from 'n8n-workflow';

import {
	choice,
	collection,
	InputError,
	OutputFile,
	readCsvPages,
	required,
	toSafeFileName,
	text,
	timeoutField,
	when,
	type Fields,
	type ReadText,
} from '../../kit';

/** What to do with an export's file. */
export const fileFields = {
	output: choice({
		displayName: 'Output',
		noDataExpression: true,
		default: 'file',
		options: [
			{ name: 'File', value: 'file', description: 'The file created by the server' },
			{ name: 'Items', value: 'items', description: 'One item per contact' },
		],
	}),
	binaryProperty: when(
		{ output: ['file'] },
		required(
			text({
				displayName: 'Put Output File in Field',
				default: 'data',
			}),
		),
	),
} satisfies Fields;

/** *Download* of an export in the editor, without its fields. */
export const downloadTexts = {
	value: 'download',
	name: 'Download',
	action: 'Download exported contacts',
	description: 'Download the file created by an export',
	requests: 'Two per activity',
} as const;

/** The fields of *Download*, after the one for the activity. */
export const downloadFields = {
	...fileFields,
	activityOptions: collection({
		displayName: 'Options',
		fields: { requestTimeout: timeoutField },
	}),
} satisfies Fields;

/** The output that the user wants. */
export interface FileParams {
	output: 'file' | 'items';
	binaryProperty?: string;
}

/** The error about an activity that has no file. */
export function missingFileError({ id, type, status }: IDataObject): InputError {
	return new InputError(
		`Activity ${String(id)} has no file (${String(type)}, status ${String(status)})`,
		'Only a complete export has a file. Wait until it is complete, or choose another activity.',
	);
}

/**
 * Outputs the file of an export, or its contacts.
 *
 * @param read reads the file
 * @param fileName as named by the server
 * @param activity output together with the file
 */
export async function toOutput(
	read: ReadText,
	fileName: string,
	activity: IDataObject,
	{ output, binaryProperty = 'data' }: FileParams,
): Promise<IDataObject[] | OutputFile> {
	if (output === 'items') return await read(toRecords);
	const mimeType = fileName.toLowerCase().endsWith('.txt') ? 'text/plain' : 'text/csv';
	return new OutputFile(read, toSafeFileName(fileName), mimeType, binaryProperty, activity);
}

/** The rows of a file as records; its header supplies the keys, `First Name` -> `first_name`. No value is left out. */
async function toRecords(pieces: AsyncIterable<string>): Promise<IDataObject[]> {
	let keys: ColumnKeys | undefined;
	const records: IDataObject[] = [];
	for await (const rows of readCsvPages(pieces)) {
		for (const values of rows) {
			if (values.every((value) => value === '')) continue;
			if (keys === undefined) keys = new ColumnKeys(values);
			else records.push(keys.toRecord(values));
		}
	}
	return records;
}

/** Unique keys for a file's columns. */
class ColumnKeys {
	private readonly keys: string[] = [];

	/** The highest number added to each key: searching for a free one from 2 on would take too long with thousands of equal names. */
	private readonly numbers = new Map<string, number>();

	private readonly columns: number;

	constructor(names: string[]) {
		for (const name of names) this.add(name);
		this.columns = names.length;
	}

	/** A row by its keys. Values beyond the header get a key of their own. */
	toRecord(values: string[]): IDataObject {
		while (this.keys.length < values.length) this.add('');
		const record: IDataObject = {};
		for (let index = 0; index < Math.max(this.columns, values.length); index++) {
			const value = values[index] ?? '';
			if (index < this.columns || value !== '') record[this.keys[index] as string] = value;
		}
		return record;
	}

	private add(name: string): void {
		const key = getKey(name, this.keys.length);
		let own = key;
		let number = this.numbers.get(key) ?? 1;
		while (this.numbers.has(own)) own = `${key}_${++number}`;
		this.numbers.set(own, 1);
		if (own !== key) this.numbers.set(key, number);
		this.keys.push(own);
	}
}

function getKey(name: string, index: number): string {
	const key = name
		.toLowerCase()
		.replace(/[^\p{L}\d]+/gu, '_')
		.replace(/^_|_$/g, '');
	return key === '' ? `column_${index + 1}` : key;
}
