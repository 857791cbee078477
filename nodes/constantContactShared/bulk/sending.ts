import type { IDataObject } from 'n8n-workflow';

import {
	ColumnUses,
	formatCount,
	mayHaveActed,
	prefetch,
	toResult,
	wait,
	type BatchCall,
	type BatchRecord,
	type TellColumn,
	type TellHint,
} from '../../kit';
import { encodeChunks, getColumns, type Chunk, type Encoding, type Limits } from './chunks';
import type { rowFields, RowHandling } from './fields';
import { buildPreview } from './preview';
import { describeRefused, toRefusedItem } from './refusedRows';
import { describeActivity, describeRows, getItems, toReport, toReports } from './reports';
import { checkRows, type Exclusion } from './rowCheck';
import { createReaders, readAgain, type RowReader } from './rowReaders';
import type { RowRules } from './rowTarget';
import { toRowPosition, type LeftOut, type Row, type RowPosition } from './rows';
import type { RowTable } from './rowTable';
import type { TargetList } from './targetList';
import { getJobForm, isComplete, runJob, type Jobs } from './waiting';

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
	leaveOut?: { key: string; reasons: Exclusion[] };
	/** How many of the sent rows a complete job has not applied. */
	missing(activity: IDataObject, sent: number): number;
	/** What the output of an activity says of its rows besides, once it has ended or, without waiting, was sent. */
	describe?(rows: Row[]): Promise<IDataObject>;
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
	let leftOut = listLeftOut(table, job);
	if (params.preview) {
		const chunks = readChunks(table, readers, job);
		yield await buildPreview({ columns: columns.all, leftOut, chunks }, hint);
		return;
	}
	const list = await findTargetList(call, job);
	const refusedRows: IDataObject[] = [];
	// With *Retry On Fail*, someone may have unsubscribed since the last try: the rows of its requests are still theirs.
	const ends = await call.once('ends of requests', async () => [] as RowPosition[]);
	const chunks = readChunks(table, readers, job, ends);
	const requests = prepareRequests(chunks, job, list, jobs.stopSignal);
	for await (const request of prefetch(requests)) {
		const { rows } = request;
		const activity = await runRequest(call, jobs, job, request);
		const last = rows.at(-1);
		if (last !== undefined) ends[request.index] ??= toRowPosition(last);
		const refused = getJobForm(jobs).getErrors(activity);
		const described = describeActivity(activity, refused, rows);
		if (refused.length > 0) {
			const traced = described.errors as IDataObject[];
			hint(describeRefused(traced, rows.length));
			if (job.outputRefusedRows) for (const row of traced) refusedRows.push(row);
		}
		if (isComplete(jobs, activity)) {
			tellMissing(job.missing(activity, rows.length), refused.length, rows.length, hint);
		}
		const besides = await job.describe?.(rows);
		yield {
			json: { ...described, ...(list && { list }), ...toReports(leftOut), ...besides },
			items: [...getItems(rows), ...getItems(Object.values(leftOut).flat())],
		};
		// Excluded rows are reported once, with the first activity.
		leftOut = Object.fromEntries(Object.keys(leftOut).map((key) => [key, []]));
	}
	if (!job.outputRefusedRows) return;
	// Completed work comes first: with *Retry On Fail*, n8n runs a node again if its first item has an error.
	for (const row of table.invalid) yield toRefusedItem(toReport(row));
	for (const row of refusedRows) yield toRefusedItem(row);
}

/** The rows that aren't sent, by their key in the output. */
function listLeftOut<Part>(
	{ invalid, duplicates, others }: RowTable,
	{ leaveOut }: BulkJob<Part>,
): Record<string, LeftOut[]> {
	return { rows_skipped: invalid, duplicates, ...(leaveOut && { [leaveOut.key]: others }) };
}

/** The list given by name; undefined if the rows go elsewhere. */
async function findTargetList<Part>(
	{ once, done, hint }: RowCall,
	{ findList }: BulkJob<Part>,
): Promise<TargetList | undefined> {
	const list = findList && (await once('list', findList));
	if (list?.created) {
		hint(`Created the list '${list.name}' (ID ${list.id})`);
		done(`created the list '${list.name}' (ID ${list.id})`);
	}
	return list;
}

/** Sends a request, unless an earlier try of the run did. @returns its activity, which has ended if the user waits for it */
async function runRequest<Part>(
	call: RowCall,
	jobs: Jobs,
	{ waiting }: BulkJob<Part>,
	{ rows, index, send }: RowRequest,
): Promise<IDataObject> {
	const { activity, told } = await call.once(`activity ${index}`, async () => {
		const texts: string[] = [];
		const ended = await runJob(jobs, async () => await submitRows(call, rows, send), {
			wait: call.params.wait,
			waiting,
			hint: (text) => texts.push(text),
			submitted: (id) => call.done(`sent ${describeRows(rows)} as activity ${id}`),
		});
		return { activity: ended, told: texts };
	});
	told.forEach((text) => call.hint(text));
	return activity;
}

/** Some responses count errors without listing them, or list only some (V1 API 4.5, V2 API 2.9). */
function tellMissing(missing: number, named: number, sent: number, hint: TellHint): void {
	const unnamed = missing - named;
	// The difference is NaN if a counter isn't a number.
	if (!(unnamed > 0)) return;
	const count = named > 0 ? `${unnamed} more` : `${unnamed}`;
	hint(
		`Constant Contact did not apply ${count} of ${formatCount(sent, 'row')} and doesn't name them`,
	);
}

/** Milliseconds that a request has to get under way. */
const HEAD_START = 20;

/** A request for some rows. */
interface RowRequest {
	rows: Row[];
	index: number;
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
		yield { rows: chunk.rows, index: chunk.index, send: job.prepare(chunk, list) };
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
	ends: RowPosition[] = [],
): AsyncGenerator<Chunk<Part>> {
	const { known, limits, encoding, columnsApart = false } = job;
	const sets = table.columnSets;
	let first = 0;
	for (const columns of columnsApart ? sets : [undefined]) {
		const pages = readKeptRows(table, readers, job, columns);
		const all = columns ?? getColumns(sets, known.names);
		for await (const chunk of encodeChunks(pages, all, limits, encoding, { ends, first })) {
			yield chunk;
			first = chunk.index + 1;
		}
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
