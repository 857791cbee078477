import {
	choice,
	previewField,
	required,
	text,
	timeoutField,
	toggle,
	when,
	type Field,
	type Fields,
} from '../../kit';
import { atLeastOne } from '../fields/idChoices';
import { listChoices } from '../fields/listChoices';
import type { WaitOptions } from '../waiting';
import { waitField, waitOptionsIfWanted } from './waiting';

/** Where rows come from. */
export const sourceFields = {
	source: choice({
		displayName: 'Input',
		noDataExpression: true,
		default: 'items',
		options: [
			{
				name: 'File',
				value: 'file',
				description: 'CSV, TXT or XLSX files of the items; the first row has the column names',
			},
			{ name: 'Items', value: 'items', description: 'Each item is a row' },
		],
	}),
	binaryProperty: when(
		{ source: ['file'] },
		required(
			text({
				displayName: 'Input Binary Field',
				default: 'data',
			}),
		),
	),
	preview: previewField,
} satisfies Fields;

/** The fields for where rows come from. */
export type SourceFields = typeof sourceFields;

/** Where rows come from, and whether to wait for the activity. */
export const rowFields = { ...sourceFields, wait: waitField } satisfies Fields;

/** What to do with rows without an address. */
const invalidRows = choice({
	displayName: 'Invalid Rows',
	default: 'stop',
	description: 'Rows without a valid email address',
	options: [
		{ name: 'Leave Out', value: 'skip', description: 'Send the other rows, and return these' },
		{ name: 'Stop', value: 'stop', description: 'Send nothing' },
	],
});

/** Whether rejected rows are output as items. */
const refusedRows = toggle({
	displayName: 'Output Refused Rows',
	default: false,
	description:
		'Whether to also output rejected and invalid rows as items, through the error output if it is on',
});

/** Options of all activities for rows. */
export const rowOptions = {
	...waitOptionsIfWanted,
	invalidRows,
	refusedRows,
	requestTimeout: timeoutField,
};

/** The options that say what to do with rows, and how to wait. */
interface RowOptions extends WaitOptions {
	invalidRows?: 'skip' | 'stop';
	refusedRows?: boolean;
}

/** What to do with refused rows, and how to wait. */
export interface RowHandling {
	stopAtInvalidRows: boolean;
	/** Whether rows that were rejected, or left out as invalid, are output as items after those of the activities. */
	outputRefusedRows: boolean;
	/** How to wait for the job to finish. */
	waiting: WaitOptions;
}

/** What the options say about rows. */
export function toRowHandling(options: RowOptions): RowHandling {
	return {
		stopAtInvalidRows: options.invalidRows !== 'skip',
		outputRefusedRows: options.refusedRows === true,
		waiting: options,
	};
}

/** What to do with columns that the service doesn't know. */
export const unknownColumns = choice({
	displayName: 'Unknown Columns',
	default: 'stop',
	description: "Columns that Constant Contact doesn't recognize",
	options: [
		{ name: 'Leave Out', value: 'skip', description: 'Send the other columns' },
		{ name: 'Stop', value: 'stop', description: 'Send nothing' },
	],
});

/**
 * The contact lists of an activity; at least one.
 *
 * @param loadOptionsMethod name of the node's method that returns the lists
 * @param toId converts anything else that identifies a list to its ID
 */
export function bulkLists(
	loadOptionsMethod: string,
	toId?: (entry: string) => string,
): Field<string[]> {
	const lists = listChoices(loadOptionsMethod, toId && { toId });
	return atLeastOne(lists, 'Choose at least one list, or enter list IDs.');
}

/** The format in which rows are sent. */
export const sendAs = choice({
	displayName: 'Send As',
	default: 'json',
	options: [
		{ name: 'File', value: 'file', description: 'As a file: fewer bytes for the same rows' },
		{ name: 'JSON', value: 'json', description: 'As JSON' },
	],
});
