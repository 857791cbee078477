import type { IDataObject } from 'n8n-workflow';

import {
	InputError,
	mayHaveActed,
	readBinaryText,
	readCsvRows,
	settle,
	type BatchCall,
	type BatchRecord,
} from '../../kit';
import { chunksOf, groupsByColumns, type Chunk, type Encoding, type Limits } from './chunks';
import type { SourceFields } from './fields';
import { describeActivity, describeLeftOut, describeRows, itemsOf, toReport } from './reports';
import { addFile, addItems, type RowRules } from './rowSources';
import { RowTable, type LeftOut } from './rows';
import { formOf, isComplete, runJob, type Jobs, type waitFields } from './waiting';

/** What is done with the rows. */
export interface BulkJob<Part> extends RowRules {
	stopAtInvalidRows: boolean;
	limits: Limits;
	encoding: Encoding<Part>;
	/** Whether rows of tables with different columns go in different requests. */
	columnsApart?: boolean;
	/** Sends the rows of one request. */
	submit(chunk: Chunk<Part>): Promise<IDataObject>;
	/** How many rows a complete job has not applied, out of so many that were sent. */
	missing(activity: IDataObject, sent: number): number;
}

/** What a batch of rows works with. */
export type RowCall = BatchCall<unknown, SourceFields & typeof waitFields>;

/**
 * Sends rows in as few activities as possible, one after the other, and hands on each activity with what became of its rows.
 *
 * @throws InputError before anything is sent when rows or columns can't be used
 */
export async function* sendRows<Part>(
	call: RowCall,
	jobs: Jobs,
	job: BulkJob<Part>,
): AsyncGenerator<BatchRecord> {
	const { params, hint } = call;
	const table = await readTable(call, job);
	let leftOut: LeftOut[] = [...table.invalid, ...table.duplicates];
	let report: IDataObject = {
		rows_skipped: table.invalid.map(toReport),
		duplicates: table.duplicates.map(toReport),
	};
	let number = 0;
	for (const chunk of chunksFor(table, job)) {
		const { rows } = chunk;
		const { activity, told } = await call.once(`activity ${++number}`, async () => {
			const texts: string[] = [];
			const ended = await runJob(jobs, async () => await submitChunk(call, job, chunk), {
				wait: params.wait,
				waiting: params.waiting,
				hint: (text) => texts.push(text),
				submitted: (id) => call.done(`sent ${describeRows(rows)} as activity ${id}`),
			});
			return { activity: ended, told: texts };
		});
		told.forEach((text) => hint(text));
		const refused = formOf(jobs).errorsOf(activity);
		const missing = isComplete(jobs, activity) ? job.missing(activity, rows.length) : 0;
		// Some answers count the errors and don't name them (v1's API notes 4.5, v2's 2.9).
		if (refused.length === 0 && missing > 0) {
			hint(
				`Constant Contact did not apply ${missing} of ${rows.length} rows and doesn't name them`,
			);
		}
		yield {
			json: { ...describeActivity(activity, refused, rows), ...report },
			items: [...itemsOf(rows), ...itemsOf(leftOut)],
		};
		// What was left out is told once, with the first activity.
		leftOut = [];
		report = { rows_skipped: [], duplicates: [] };
	}
}

/** Sends the rows of one request; should it not be known whether they arrived, the error names them. */
async function submitChunk<Part>(
	call: RowCall,
	job: BulkJob<Part>,
	chunk: Chunk<Part>,
): Promise<IDataObject> {
	const submitted = await settle(job.submit(chunk));
	if (submitted.ok) return submitted.value;
	if (mayHaveActed(submitted.error)) call.unclear(describeRows(chunk.rows));
	throw submitted.error;
}

function* chunksFor<Part>(
	{ rows }: RowTable,
	{ known, limits, encoding, columnsApart = false }: BulkJob<Part>,
): Generator<Chunk<Part>> {
	for (const group of columnsApart ? groupsByColumns(rows) : [rows]) {
		yield* chunksOf(group, known.names, limits, encoding);
	}
}

async function readTable(
	{ params, items, functions, hint }: RowCall,
	job: RowRules & { stopAtInvalidRows: boolean },
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
