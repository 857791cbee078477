import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import {
	createDefaultFileName,
	getFileFormat,
	prefetch,
	storeRecords,
	type DateTime,
	type ItemCall,
} from '../../kit';
import { getColumnNames, toRow, type Column } from './column';
import type { ReplicateFields } from './fields';
import type { TableReading } from './reading';
import type { Table } from './table';

/** The context of *Replicate*. */
export type ReplicateCall<Api> = ItemCall<Api, ReplicateFields>;

/** The user's settings. */
type ReplicateParams = ReplicateCall<never>['params'];

/** The options for the time from which changes are read; they don't apply to a full replication. */
export function getKeyOptions({
	replication,
	tableOptions: { lastRunDate, overlap, startDate },
}: ReplicateParams): { lastRunDate?: DateTime; overlap?: number; startDate?: DateTime } {
	return replication === 'keyBased' ? { lastRunDate, overlap, startDate } : {};
}

type OutputCall = Pick<ReplicateCall<never>, 'functions' | 'params'>;
type OutputTable = Pick<Table<never>, 'columns' | 'value'>;
type OutputReading = Pick<TableReading<never>, 'began' | 'records' | 'status'>;

/** Outputs rows as items. @returns the number of rows */
export async function toItems(
	call: OutputCall,
	table: OutputTable,
	reading: OutputReading,
	items: INodeExecutionData[],
): Promise<number> {
	const before = items.length;
	const { params } = call;
	for await (const rows of toRows(call, table, reading)) {
		for (const row of rows) {
			// Otherwise, rows of several tables couldn't be told apart.
			const json = params.tables.length > 1 ? { table: table.value, ...row } : row;
			items.push({ json });
		}
	}
	if (params.keyStorage === 'own') {
		const lastRun = getLastRun(reading, params);
		for (const { json } of items.slice(before)) json.last_run_date = lastRun;
	}
	return items.length - before;
}

/** Outputs a table as a file. @returns the number of rows */
export async function toFile(
	call: OutputCall,
	table: OutputTable,
	reading: OutputReading,
	items: INodeExecutionData[],
): Promise<number> {
	const { params, functions } = call;
	const { binaryProperty = 'data' } = params.tableOptions;
	const { format, escapeFormulas } = getFileFormat(params.tableOptions.format);
	const fileName = createDefaultFileName(functions, table.value, format);
	const columns = getColumnNames(getChosenColumns(call, table), isFlat(call));
	const rows = toRows(call, table, reading);
	const { file, records } = await storeRecords(functions, rows, {
		fileName,
		format,
		columns,
		escapeFormulas,
	});
	items.push({
		json: {
			table: table.value,
			status: reading.status,
			rows: records,
			file_name: fileName,
			last_run_date: getLastRun(reading, params),
		},
		binary: { [binaryProperty]: file },
	});
	return records;
}

/** The time to pass to the next run; after an incomplete run, the one passed to this run. */
function getLastRun(reading: OutputReading, params: ReplicateParams): string | null {
	if (reading.status === 'complete') return reading.began();
	return getKeyOptions(params).lastRunDate?.toJSDate().toISOString() ?? null;
}

async function* toRows(
	call: OutputCall,
	table: OutputTable,
	reading: OutputReading,
): AsyncGenerator<IDataObject[]> {
	const chosen = getChosenColumns(call, table);
	const flat = isFlat(call);
	for await (const records of prefetch(reading.records())) {
		yield records.map((record) => toRow(record, chosen, flat));
	}
}

function isFlat({ params }: OutputCall): boolean {
	return params.tableOptions.nestedRecords === 'flatten';
}

/** The columns that the user chose, in the table's order. */
function getChosenColumns({ params }: OutputCall, { value, columns }: OutputTable): Column[] {
	const chosen = params.tableOptions.columns?.[value] ?? [];
	const withLegacyIds = params.tableOptions.legacyIds === true;
	return columns.filter(({ name, isLegacyId = false }) =>
		isLegacyId ? withLegacyIds : chosen.length === 0 || chosen.includes(name),
	);
}
