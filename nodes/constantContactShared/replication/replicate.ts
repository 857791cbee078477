import { randomUUID } from 'crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import {
	formatCount,
	createOperationDefiner,
	DateTime,
	dependsOnItem,
	getNodeIds,
	InputError,
	OutputItems,
	toResult,
	type Operation,
} from '../../kit';
import { setRunToken } from './arrivals';
import { RequestBudget } from './budget';
import { tellUnusedColumns } from './chosenColumns';
import { createReplicateFields } from './fields';
import { getKeyOptions, toFile, toItems, type ReplicateCall } from './output';
import { ReplicationStore, type ReplicationCheckpoint, type TableCheckpoint } from './checkpoint';
import { countInRanges } from './ranges';
import { TableReading, type Replication } from './reading';
import { createRowSchema } from './schema';
import type { ReplicatedApi, Table, TableSet } from './table';
import { reportSummary } from './summary';

/** *Replicate* of a product's tables. */
export function defineReplicate<Api extends ReplicatedApi<Api>, Size>({
	tables,
	options,
}: TableSet<Api, Size>): Operation<Api> {
	return createOperationDefiner<Api>().item({
		value: 'replicate',
		name: 'Replicate',
		action: 'Replicate tables',
		description: 'Load whole tables, then only what has changed since the last run',
		requests: tables.map(({ name, requests }) => `${name}: ${requests.toLowerCase()}`).join('; '),
		output: createRowSchema(tables),
		fields: createReplicateFields(tables, options),
		once: true,
		async run(call) {
			const { api, params, functions } = call;
			refuseSeveralRuns(functions);
			const legacyRecords = readLegacyRecords(call);
			if (legacyRecords !== undefined) options.legacyIds?.check(legacyRecords, params.tables);
			const workflow = new ReplicationStore(
				functions.getWorkflowStaticData('global'),
				getNodeIds(functions),
			);
			const { id: nodeId, name: nodeName } = functions.getNode();
			const owner = { nodeId, nodeName, account: api.account };
			const known = workflow.of(owner);
			const before = params.tableOptions.startOver ? {} : known;
			const limit = params.tableOptions.dailyRequests ?? 10_000;
			const today = () => DateTime.utc().toISODate();
			const budget = new RequestBudget(limit, known.requests, today);
			if (params.keyStorage === 'confirm') tellUnconfirmed(tables, call, known);
			const isRead = (table: string) => params.tables.includes(table);
			tellUnusedColumns(params.tableOptions.columns, tables, isRead, call.hint);

			const result = await toResult(replicateTables(tables, call, before, budget));
			workflow.save(owner, (checkpoint) => ({ ...checkpoint, requests: budget.used }));
			if (!result.ok) throw result.error;
			const { items, replicated } = result.value;
			const run = { id: randomUUID(), executionId: functions.getExecutionId() };
			setRunToken(items, { run: run.id, node: nodeName });
			// Only now have all rows been output: a run that fails before this leaves everything unchanged.
			if (params.keyStorage !== 'own') {
				const waits = params.keyStorage === 'confirm';
				workflow.save(owner, (checkpoint) =>
					rememberTables(checkpoint, replicated, waits ? run : undefined),
				);
				tellTestRun(call);
			}
			return new OutputItems(items);
		},
	});
}

/** Warns if n8n won't save the state of this run, or will save it although the workflow was only started for testing. */
function tellTestRun({ functions, hint }: Pick<ReplicateCall<never>, 'functions' | 'hint'>): void {
	const mode = functions.getMode();
	if (mode === 'manual') {
		hint(
			'This was a test run: n8n remembers the last run only in an active workflow that a trigger started',
		);
	}
	if (mode === 'integrated') {
		hint(
			"This ran as a sub-workflow: n8n remembers the last run even if the calling workflow was only tried by hand. For a test choose 'You' under 'Last Run'.",
		);
	}
}

/** Reports rows that are repeated because they weren't confirmed. */
function tellUnconfirmed(
	tables: Array<Pick<Table<never>, 'name' | 'value'>>,
	{ params, hint }: Pick<ReplicateCall<never>, 'hint' | 'params'>,
	{ pending }: ReplicationCheckpoint,
): void {
	for (const { value, name } of tables) {
		const left = params.tables.includes(value) ? pending?.[value] : undefined;
		if (left === undefined) continue;
		hint(
			`${name}: ${countInRanges(left.arrived)} of ${formatCount(left.rows, 'item')} of the last run arrived at 'Confirm', so its rows are returned again`,
		);
	}
}

/**
 * With one run per item, a failed run would discard the rows of another whose key has already moved.
 *
 * @throws InputError if there are several items, and a parameter depends on them
 */
function refuseSeveralRuns(functions: IExecuteFunctions): void {
	const items = functions.getInputData().length;
	if (items < 2 || !dependsOnItem(functions.getNode().parameters)) return;
	throw new InputError(
		`A parameter depends on the input item, but 'Replicate' runs once, not for each of ${formatCount(items, 'item')}`,
		"Turn on 'Execute Once' in the node's settings, or use a fixed value.",
	);
}

/** A table that was read. */
interface ReplicatedTable {
	table: string;
	/** Index of its first item among those of the run. */
	first: number;
	items: number;
	checkpoint: TableCheckpoint;
}

async function replicateTables<Api extends ReplicatedApi<Api>>(
	tables: Array<Table<Api>>,
	call: ReplicateCall<Api>,
	before: ReplicationCheckpoint,
	budget: RequestBudget,
): Promise<{ items: INodeExecutionData[]; replicated: ReplicatedTable[] }> {
	const items: INodeExecutionData[] = [];
	const replicated: ReplicatedTable[] = [];
	for (const table of tables.filter(({ value }) => call.params.tables.includes(value))) {
		const sentBefore = budget.sent;
		const first = items.length;
		const reading = new TableReading({
			...getWindow(call),
			api: call.api,
			table,
			checkpoint: toTableCheckpoint(call, before, table),
			budget,
			hint: call.hint,
		});
		const output = call.params.output === 'file' ? toFile : toItems;
		const rows = await output(call, table, reading, items);
		replicated.push({
			table: table.value,
			first,
			items: items.length - first,
			checkpoint: reading.checkpoint(),
		});
		reportSummary(call.hint, {
			table,
			reading,
			rows,
			requests: budget.sent - sentBefore,
			left: budget.left,
			resumes: call.params.keyStorage !== 'own',
			sent: budget.sent,
			limit: budget.limit,
		});
	}
	return { items, replicated };
}

/** The input items, if rows are to include the IDs of older versions. */
function readLegacyRecords({
	params,
	functions,
}: Pick<ReplicateCall<never>, 'functions' | 'params'>): IDataObject[] | undefined {
	if (params.tableOptions.legacyIds !== true) return undefined;
	return functions.getInputData().map(({ json }) => json);
}

function getWindow(
	call: Pick<ReplicateCall<never>, 'functions' | 'params'>,
): Pick<Replication<never>, 'type' | 'history' | 'overlap' | 'options'> {
	const { params } = call;
	const { replication, tableOptions } = params;
	const legacyRecords = readLegacyRecords(call);
	const { trackingBy = 'campaign', campaignDetails = false } = tableOptions;
	const { startDate, overlap = 10 } = getKeyOptions(params);
	return {
		type: replication,
		history: startDate?.toJSDate().toISOString(),
		overlap,
		options: { trackingBy, campaignDetails, ...(legacyRecords && { legacyRecords }) },
	};
}

/** What is known about the table's last run. */
function toTableCheckpoint(
	{ params }: Pick<ReplicateCall<never>, 'params'>,
	before: ReplicationCheckpoint,
	table: Pick<Table<never>, 'value'>,
): TableCheckpoint {
	if (params.keyStorage !== 'own') return before.tables?.[table.value] ?? {};
	const lastRun = getKeyOptions(params).lastRunDate?.toJSDate().toISOString();
	return lastRun === undefined ? {} : { lastRun };
}

/** @param waitsFor the run whose rows must be confirmed; a table without rows has nothing to wait for */
function rememberTables(
	checkpoint: ReplicationCheckpoint,
	replicated: ReplicatedTable[],
	waitsFor: { id: string; executionId: string } | undefined,
): ReplicationCheckpoint {
	const tables = { ...checkpoint.tables };
	const pending = { ...checkpoint.pending };
	for (const { table, first, items: rows, checkpoint: latest } of replicated) {
		delete pending[table];
		if (waitsFor === undefined || rows === 0) tables[table] = latest;
		else {
			const { id: run, executionId } = waitsFor;
			pending[table] = { executionId, run, first, rows, arrived: [], checkpoint: latest };
		}
	}
	return { ...checkpoint, tables, pending };
}
