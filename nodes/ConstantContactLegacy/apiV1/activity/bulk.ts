import type { IDataObject } from 'n8n-workflow';

import {
	choice,
	collection,
	InputError,
	readBinaryText,
	readCsvRows,
	required,
	text,
	when,
	type BatchCall,
	type BatchRecord,
	type Fields,
} from '../../../kit';
import type { ConstantContactV1Api } from '../client';
import { asFile, asForm, chunksOf, type Chunk } from './chunks';
import { listPairs, listsField } from './fields';
import { encodeForm, type FormPairs } from './form';
import { traceErrors } from './rowErrors';
import {
	addFile,
	addItems,
	describePlace,
	emailOf,
	placeOf,
	RowTable,
	type LeftOut,
	type Row,
} from './rows';
import { ACTIVITIES, runJob, waitFields } from './waiting';

/** Where rows come from, and to which lists they go. */
export const rowFields = {
	source: choice({
		displayName: 'Input',
		default: 'items',
		description: 'Where the rows come from',
		options: [
			{
				name: 'File',
				value: 'file',
				description:
					'CSV or TXT files that the input items carry; the first line names the columns',
			},
			{ name: 'Items', value: 'items', description: 'Each input item is a row' },
		],
	}),
	binaryProperty: when(
		{ source: ['file'] },
		required(
			text({
				displayName: 'Input Binary Field',
				default: 'data',
				hint: 'The name of the input binary field that holds the file',
			}),
		),
	),
	lists: listsField,
	...waitFields,
} satisfies Fields;

const invalidRows = choice({
	displayName: 'Invalid Rows',
	default: 'stop',
	description: 'What to do when rows have no valid email address',
	options: [
		{ name: 'Leave Out', value: 'skip', description: 'Send the others, and return these' },
		{ name: 'Stop', value: 'stop', description: 'Send nothing' },
	],
});

const sendAs = choice({
	displayName: 'Send As',
	default: 'form',
	description: 'How the rows travel',
	options: [
		{ name: 'File', value: 'file', description: 'As a file: fewer activities for the same rows' },
		{ name: 'Form', value: 'form', description: 'As a form parameter' },
	],
});

/** Options of removing contacts; only the addresses are sent. */
export const removeOptions = collection({
	displayName: 'Bulk Options',
	description: 'How the rows are checked and sent',
	fields: { invalidRows, sendAs },
});

/** Options of adding contacts. */
export const addOptions = collection({
	displayName: 'Bulk Options',
	description: 'How the rows are checked and sent',
	fields: {
		invalidRows,
		sendAs,
		unknownColumns: choice({
			displayName: 'Unknown Columns',
			default: 'stop',
			description: "What to do with columns that Constant Contact doesn't know",
			options: [
				{ name: 'Leave Out', value: 'skip', description: 'Send the others' },
				{ name: 'Stop', value: 'stop', description: 'Send nothing' },
			],
		}),
	},
});

/** What is done with the rows. */
export interface BulkJob {
	activityType: string;
	/** The columns that are sent. */
	columns: readonly string[];
	stopAtUnknownColumns: boolean;
	stopAtInvalidRows: boolean;
	asFile: boolean;
}

/**
 * Sends rows in as few activities as possible, one after the other, and hands on each activity with what became of its rows.
 *
 * @throws InputError before anything is sent when rows or columns can't be used
 */
export async function* sendRows(
	call: BatchCall<ConstantContactV1Api, typeof rowFields>,
	job: BulkJob,
): AsyncGenerator<BatchRecord> {
	const { api, params, hint } = call;
	const table = await readTable(call, job);
	const pairs: FormPairs = [['activityType', job.activityType], ...listPairs(api, params.lists)];
	const encoding = job.asFile ? asFile : asForm;
	let leftOut: LeftOut[] = [...table.invalid, ...table.duplicates];
	let report: IDataObject = {
		rows_skipped: table.invalid.map(toReport),
		duplicates: table.duplicates.map(toReport),
	};
	for (const chunk of chunksOf(table.rows, overheadOf(pairs), encoding)) {
		const activity = await runJob(api, async () => await submit(api, pairs, chunk, job), {
			wait: params.wait,
			waiting: params.waiting,
			hint,
			submitted: (id) => call.done(`${describeRows(chunk.rows)} were sent as activity ${id}`),
		});
		yield {
			json: { ...describeActivity(activity, chunk.rows, hint), ...report },
			items: itemsOf([...leftOut, ...chunk.rows]),
		};
		// What was left out is told once, with the first activity.
		leftOut = [];
		report = { rows_skipped: [], duplicates: [] };
	}
}

async function readTable(
	{ params, items, functions, hint }: BatchCall<ConstantContactV1Api, typeof rowFields>,
	job: BulkJob,
): Promise<RowTable> {
	const table = new RowTable();
	if (params.source === 'items') {
		addItems(table, items, job);
	} else {
		for (const index of items.keys()) {
			const pieces = readBinaryText(functions, index, params.binaryProperty ?? 'data');
			await addFile(table, readCsvRows(pieces), index, job);
		}
	}
	const { invalid, duplicates } = table;
	if (invalid.length > 0 && job.stopAtInvalidRows) {
		throw new InputError(
			`${invalid.length} of the rows can't be sent: ${describeLeftOut(invalid)}`,
			"Correct them, or set 'Invalid Rows' to 'Leave Out'. Nothing was sent.",
		);
	}
	if (table.size === 0) {
		throw new InputError(
			'There are no rows to send',
			invalid.length > 0 ? `${describeLeftOut(invalid)}.` : 'Check the input of the node.',
		);
	}
	if (invalid.length > 0)
		hint(`Left out ${invalid.length} of the rows: ${describeLeftOut(invalid)}`);
	if (duplicates.length > 0) {
		hint(
			`Left out ${duplicates.length} of the rows, because a later one has the same e-mail address: ${describeLeftOut(duplicates)}`,
		);
	}
	return table;
}

async function submit(
	api: ConstantContactV1Api,
	pairs: FormPairs,
	{ data }: Chunk,
	job: BulkJob,
): Promise<IDataObject> {
	if (!job.asFile) return await api.postForm(ACTIVITIES, `${encodeForm(pairs)}&data=${data}`);
	const form = new FormData();
	for (const [name, value] of pairs) form.append(name, value);
	form.append('dataFile', new Blob([data], { type: 'text/csv' }), 'contacts.csv');
	return await api.postMultipart(ACTIVITIES, form);
}

/** Bytes that each part of a multipart form may add beside its value. */
const PER_PART = 250;

/** Bytes of a request beside its rows, on the safe side for both kinds of form. */
function overheadOf(pairs: FormPairs): number {
	return encodeForm(pairs).length + PER_PART * (pairs.length + 1);
}

function describeActivity(
	activity: IDataObject,
	rows: Row[],
	hint: (text: string) => void,
): IDataObject {
	const { errors, transaction_count: applied, ...told } = activity;
	const refused = Array.isArray(errors) ? (errors as IDataObject[]) : [];
	// Some answers count the errors and don't name them (API notes 4.5).
	const missing = rows.length - Number(applied ?? rows.length);
	if (activity.status === 'COMPLETE' && refused.length === 0 && missing > 0) {
		hint(`Constant Contact did not apply ${missing} of ${rows.length} rows and doesn't name them`);
	}
	return {
		...told,
		...(applied !== undefined && { transaction_count: applied }),
		...(errors !== undefined && { errors: traceErrors(refused, rows) }),
		rows_sent: rows.length,
		first: toPlace(rows[0] as Row),
		last: toPlace(rows[rows.length - 1] as Row),
	};
}

function toPlace(row: Row): IDataObject {
	return { ...placeOf(row), email_address: emailOf(row) };
}

function toReport({ email, message, ...place }: LeftOut): IDataObject {
	return { ...place, email_address: email, message };
}

function describeRows(rows: Row[]): string {
	const [first, last] = [rows[0] as Row, rows[rows.length - 1] as Row].map(describePlace);
	return first === last ? `${first}` : `${rows.length} rows from ${first} to ${last}`;
}

/** How many rows a message names. */
const MOST_NAMED = 5;

function describeLeftOut(rows: LeftOut[]): string {
	const shown = rows
		.slice(0, MOST_NAMED)
		.map((row) => `${describePlace(row)}: ${row.message}`)
		.join('; ');
	return rows.length > MOST_NAMED ? `${shown}; and ${rows.length - MOST_NAMED} more` : shown;
}

function itemsOf(places: Array<{ item: number }>): number[] {
	return [...new Set(places.map(({ item }) => item))].sort((left, right) => left - right);
}
