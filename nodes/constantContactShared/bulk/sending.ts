import type { IDataObject } from 'n8n-workflow';

import {
	formatCount,
	ColumnUses,
	InputError,
	mayHaveActed,
	prefetch,
	toResult,
	wait,
	type BatchCall,
	type BatchRecord,
	type TellColumn,
} from '../../kit';
import { encodeChunks, getColumns, type Chunk, type Encoding, type Limits } from './chunks';
import type { rowFields, RowHandling } from './fields';
import { describeActivity, describeLeftOut, describeRows, getItems, toReport } from './reports';
import { describeRefused, toRefusedItem } from './refusedRows';
import { traceErrors } from './rowErrors';
import { readAgain, createReaders, type RowReader } from './rowReaders';
import { buildPreview } from './preview';
import type { RowRules } from './rowSources';
import type { LeftOut, Row } from './rows';
import { RowTable } from './rowTable';
import type { TargetList } from './targetList';
import { createJobForm, isComplete, runJob, type Jobs } from './waiting';

/** What to do with the rows. */
export interface BulkJob<Part> extends RowRules, RowHandling {
	limits: Limits;
	encoding: Encoding<Part>;
	/** Whether rows of tables with different columns are sent in separate requests. */
	columnsApart?: boolean;
	/** Finds or creates the list for the rows, after checking them. */
	findList?: () => Promise<TargetList>;
	/** Builds the request for some rows. @returns sends it */
	prepare(chunk: Chunk<Part>, list: TargetList | undefined): () => Promise<IDataObject>;
	/** Contacts whose valid rows are not sent; the output lists them under the key. */
	leaveOut?: { key: string; message: string; emails(): AsyncIterable<string[]> };
	/** How many of the sent rows a complete job has not applied. */
	missing(activity: IDataObject, sent: number): number;
}

/** The context of a batch of rows. */
export type RowCall = BatchCall<unknown, typeof rowFields>;

/**
 * Sends rows in as few activities as possible, one after the other, and outputs each activity with the results of its rows.
 *
 * @throws InputError before anything is sent, if rows or columns are invalid
 */
export async function* sendRows<Part>(
	call: RowCall,
	jobs: Jobs,
	job: BulkJob<Part>,
): AsyncGenerator<BatchRecord> {
	const { params, hint } = call;
	const readers = createReaders(call, job);
	const columns = new ColumnUses();
	const mapped: TellColumn = (column, sentAs) => columns.add(column, sentAs);
	const table = await checkRows(call, readers, { ...job, mapped });
	const { invalid, duplicates, others } = table;
	if (params.preview) {
		const left = job.leaveOut && { [job.leaveOut.key]: others };
		const leftRows = { rows_skipped: invalid, duplicates, ...left };
		const chunks = readChunks(table, readers, job);
		yield await buildPreview({ columns: columns.all, leftOut: leftRows, chunks }, hint);
		return;
	}
	let leftOut: LeftOut[] = [...invalid, ...duplicates, ...others];
	let report: IDataObject = {
		rows_skipped: invalid.map(toReport),
		duplicates: duplicates.map(toReport),
		...(job.leaveOut !== undefined && { [job.leaveOut.key]: others.map(toReport) }),
	};
	const list = job.findList && (await call.once('list', job.findList));
	if (list?.created) {
		hint(`Created the list '${list.name}' (ID ${list.id})`);
		call.done(`created the list '${list.name}' (ID ${list.id})`);
	}
	const refusedRows: IDataObject[] = [];
	let number = 0;
	const requests = prepareRequests(readChunks(table, readers, job), job, list, jobs.stopSignal);
	for await (const { rows, send } of prefetch(requests)) {
		const { activity, told } = await call.once(`activity ${++number}`, async () => {
			const texts: string[] = [];
			const ended = await runJob(jobs, async () => await submitRows(call, rows, send), {
				wait: params.wait,
				waiting: job.waiting,
				hint: (text) => texts.push(text),
				submitted: (id) => call.done(`sent ${describeRows(rows)} as activity ${id}`),
			});
			return { activity: ended, told: texts };
		});
		told.forEach((text) => hint(text));
		const refused = createJobForm(jobs).getErrors(activity);
		const missing = isComplete(jobs, activity) ? job.missing(activity, rows.length) : 0;
		// Some responses count errors without listing them (V1 API 4.5, V2 API 2.9).
		if (refused.length === 0 && missing > 0) {
			hint(
				`Constant Contact did not apply ${missing} of ${formatCount(rows.length, 'row')} and doesn't name them`,
			);
		}
		const described = describeActivity(activity, refused, rows);
		if (refused.length > 0) {
			const traced = Array.isArray(described.errors)
				? (described.errors as IDataObject[])
				: traceErrors(refused, rows);
			hint(describeRefused(traced, rows.length));
			if (job.outputRefusedRows) for (const row of traced) refusedRows.push(row);
		}
		yield {
			json: { ...described, ...(list && { list }), ...report },
			items: [...getItems(rows), ...getItems(leftOut)],
		};
		// Excluded rows are reported once, with the first activity.
		leftOut = [];
		report = {
			rows_skipped: [],
			duplicates: [],
			...(job.leaveOut !== undefined && { [job.leaveOut.key]: [] }),
		};
	}
	if (!job.outputRefusedRows) return;
	// Completed work comes first: with *Retry On Fail*, n8n runs a node again if its first item has an error.
	for (const row of table.invalid) yield toRefusedItem(toReport(row));
	for (const row of refusedRows) yield toRefusedItem(row);
}

/** Milliseconds that a request has to get under way. */
const HEAD_START = 20;

/** A request for some rows. */
interface RowRequest {
	rows: Row[];
	send(): Promise<IDataObject>;
}

/**
 * Prepares requests, each while the one before is being sent and its activity awaited. Preparing keeps the processor busy, so that
 * request gets a head start.
 */
async function* prepareRequests<Part>(
	chunks: AsyncIterable<Chunk<Part>>,
	job: BulkJob<Part>,
	list: TargetList | undefined,
	signal: AbortSignal | undefined,
): AsyncGenerator<RowRequest> {
	for await (const chunk of chunks) {
		yield { rows: chunk.rows, send: job.prepare(chunk, list) };
		await wait(HEAD_START, signal);
	}
}

/** Sends the rows of one request; if it isn't known whether they arrived, the error names them. */
async function submitRows(
	call: RowCall,
	rows: Row[],
	send: () => Promise<IDataObject>,
): Promise<IDataObject> {
	const submitted = await toResult(send());
	if (submitted.ok) return submitted.value;
	if (mayHaveActed(submitted.error)) call.unclear(describeRows(rows));
	throw submitted.error;
}

/** The rows are read again as they are sent, so that only those of one request are in memory. */
async function* readChunks<Part>(
	table: RowTable,
	readers: RowReader[],
	job: BulkJob<Part>,
): AsyncGenerator<Chunk<Part>> {
	const { known, limits, encoding, columnsApart = false } = job;
	const sets = table.columnSets;
	for (const columns of columnsApart ? sets : [undefined]) {
		const pages = readKeptRows(table, readers, job, columns);
		yield* encodeChunks(pages, columns ?? getColumns(sets, known.names), limits, encoding);
	}
}

async function* readKeptRows(
	table: RowTable,
	readers: RowReader[],
	rules: RowRules,
	columns: string[] | undefined,
): AsyncGenerator<Row[]> {
	for (const [part, read] of readers.entries()) {
		if (!table.hasRows(part, columns)) continue;
		for await (const rows of readAgain(read, table.readAgain(part), rules)) {
			yield rows.map(({ row }) => row);
		}
	}
}

/**
 * Reads all rows, and decides which ones to send.
 *
 * @throws InputError if rows or columns are invalid, or no row is left
 */
async function checkRows<Part>(
	{ hint }: RowCall,
	readers: RowReader[],
	job: BulkJob<Part>,
): Promise<RowTable> {
	const table = new RowTable(job.findProblem, job.findRowProblem);
	const problems: InputError[] = [];
	const rules = { ...job, hint, report: (problem: InputError) => void problems.push(problem) };
	for (const read of readers) {
		table.begin();
		const result = await toResult(exhaust(read(table, rules)));
		if (result.ok) continue;
		if (!(result.error instanceof InputError)) throw result.error;
		problems.push(result.error);
	}
	const { invalid, duplicates, others } = table;
	if (invalid.length > 0 && job.stopAtInvalidRows) {
		problems.push(
			new InputError(
				`${invalid.length} of the rows can't be sent: ${describeLeftOut(invalid)}`,
				"Correct them, or set 'Invalid Rows' under 'Options' to 'Leave Out'. Nothing was sent.",
			),
		);
	}
	throwTogether(problems);
	if (table.size === 0) throw noRowsError(invalid, 'Check the input of the node.');
	await leaveOutOthers(table, job);
	await table.nameLeftOut(async function* (isWanted) {
		for (const [part, read] of readers.entries()) {
			yield* readAgain(read, table.readAgain(part, isWanted), job);
		}
	});
	if (invalid.length > 0)
		hint(`Left out ${invalid.length} of the rows: ${describeLeftOut(invalid)}`);
	if (duplicates.length > 0) {
		hint(
			`Left out ${duplicates.length} of the rows, because a later one has the same email address: ${describeLeftOut(duplicates)}`,
		);
	}
	if (others.length > 0) hint(`Left out ${others.length} of the rows: ${describeLeftOut(others)}`);
	if (table.size === 0) throw noRowsError(others, '');
	return table;
}

/** Removes the rows of excluded contacts. */
async function leaveOutOthers<Part>(table: RowTable, { leaveOut }: BulkJob<Part>): Promise<void> {
	if (leaveOut === undefined) return;
	for await (const emails of leaveOut.emails()) {
		for (const email of emails) table.leaveOut(email, leaveOut.message);
	}
}

function noRowsError(leftOut: LeftOut[], otherwise: string): InputError {
	const why = leftOut.length > 0 ? `${describeLeftOut(leftOut).replace(/\.$/, '')}.` : otherwise;
	return new InputError('There are no rows to send', why);
}

async function exhaust(reading: AsyncIterable<unknown>): Promise<void> {
	const values = reading[Symbol.asyncIterator]();
	while ((await values.next()).done !== true);
}

/** Maximum number of problems in an error. */
const MOST_PROBLEMS = 10;

/** @throws InputError with all problems, if there are any */
function throwTogether(problems: InputError[]): void {
	const [first, ...more] = problems;
	if (first === undefined) return;
	if (more.length === 0) throw first;
	const shown = problems.slice(0, MOST_PROBLEMS);
	const rest = problems.length - shown.length;
	const list = [
		...shown.map(({ message }, index) => `(${index + 1}) ${message}`),
		...(rest > 0 ? [`and ${rest} more`] : []),
	].join('; ');
	throw new InputError(
		`${problems.length} problems with the rows: ${list}`,
		shown.map(({ nextStep }, index) => `(${index + 1}) ${nextStep}`).join(' '),
	);
}
