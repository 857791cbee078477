import { nameEmptyExpression } from '../fields/emptyExpressions';
import { choice, number, text, toggle } from '../fields/basic';
import { collection } from '../fields/collection';
import { when, type Field, type Fields, type ValuesOf } from '../fields/field';
import type { ListOperation } from './operation';

/** Items or a file: the output of an operation that may return very many records. */
export const outputField = choice({
	displayName: 'Output',
	noDataExpression: true,
	default: 'items',
	options: [
		{
			name: 'File',
			value: 'file',
			description: 'One file, written page by page, for very many records',
		},
		{ name: 'Items', value: 'items', description: 'One item per record' },
	],
});

/** How a file of records is written. */
export const fileFields = {
	binaryProperty: text({
		displayName: 'Put Output File in Field',
		default: 'data',
	}),
	fileName: nameEmptyExpression(
		text({
			displayName: 'File Name',
			placeholder: 'e.g. customers.csv',
		}),
	),
	format: choice({
		displayName: 'Format',
		noDataExpression: true,
		default: 'csv',
		options: [
			{ name: 'CSV', value: 'csv', description: 'A table with a header line' },
			{
				name: 'CSV, Escape Formulas',
				value: 'csvEscaped',
				description:
					'The same, with a quote before values that a spreadsheet would run as a formula. It also changes values such as +39 phone numbers.',
			},
			{
				name: 'JSON Lines',
				value: 'jsonl',
				description: 'One JSON object per line, nested as the server returns it',
			},
		],
	}),
};

/** The user's settings for a file. */
export type FileFormat = ReturnType<(typeof fileFields)['format']['read']>;

/** How the format of a file affects its values. */
export function getFileFormat(format: FileFormat = 'csv'): {
	format: 'csv' | 'jsonl';
	escapeFormulas: boolean;
} {
	if (format === 'csvEscaped') return { format: 'csv', escapeFormulas: true };
	return { format, escapeFormulas: false };
}

const maxRecordsField = number({
	displayName: 'Max Records',
	default: 1000,
	min: 1,
	description: 'If not added, all records',
});

/** The file settings of a long list. */
const allFileFields = { ...fileFields, maxRecords: maxRecordsField };

/** Name of the options of a list that has options of its own. */
const LIST_OPTIONS = 'listOptions';

/**
 * The options of a long list that has options of its own: the file options are among them, so that there is only one group. The
 * field's name is `listOptions`.
 */
export function listOptions<F extends Fields>(
	fields: F,
): Field<Partial<ValuesOf<F & typeof allFileFields>>> {
	const forFiles = Object.entries(allFileFields).map(([name, field]) => [
		name,
		when<unknown>({ output: ['file'] }, field),
	]);
	const all = { ...fields, ...Object.fromEntries(forFiles) } as F & typeof allFileFields;
	return collection({ displayName: 'Options', fields: all });
}

/** How much of a list is returned. */
const limitFields = {
	returnAll: toggle({
		displayName: 'Return All',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	}),
	limit: when(
		{ returnAll: [false] },
		number({
			displayName: 'Limit',
			default: 50,
			min: 1,
			description: 'Max number of results to return',
		}),
	),
} satisfies Fields;

/** Fields of a long list, around its own. */
const longListFields = {
	output: outputField,
	returnAll: when({ output: ['items'] }, limitFields.returnAll),
	limit: when({ output: ['items'] }, limitFields.limit),
	fileOptions: when(
		{ output: ['file'] },
		collection({
			displayName: 'Options',
			fields: allFileFields,
		}),
	),
} satisfies Fields;

/** The *Simplify* switch, for operations with a short form of their response. */
export const simplifyField: Field<boolean> = toggle({
	displayName: 'Simplify',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});

/** All fields of a list, in display order. */
export function getListFields(operation: ListOperation<never>): Fields {
	const { length, simplify } = operation;
	const { [LIST_OPTIONS]: options, ...own } = operation.fields as Fields;
	const ownOptions = options && { [LIST_OPTIONS]: options };
	if (length !== 'long') {
		return {
			...(length !== 'short' && limitFields),
			...own,
			...(simplify && { simplify: simplifyField }),
			...ownOptions,
		};
	}
	const { output, returnAll, limit, fileOptions } = longListFields;
	return {
		output,
		returnAll,
		limit,
		...own,
		...(simplify && { simplify: when({ output: ['items'] }, simplifyField) }),
		...(ownOptions ?? { fileOptions }),
	};
}
