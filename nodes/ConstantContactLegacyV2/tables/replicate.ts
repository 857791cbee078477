import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { DateTime, dependsOnItem, InputError, OutputItems, settle } from '../../kit';
import { define } from '../operation';
import { tables } from './all';
import { RequestBudget } from './budget';
import { replicateFields } from './fields';
import { toFile, toItems, type ReplicateCall } from './handingOn';
import { WorkflowMemory, type ReplicationMemory, type TableMemory } from './memory';
import { TableReading } from './reading';
import { rowSchema } from './schema';
import type { Table, TableName } from './table';
import { tellOutcome } from './tell';

export const replicate = define.item({
	value: 'replicate',
	name: 'Replicate',
	action: 'Replicate tables',
	description: 'Load whole tables, then only what changed since the last run',
	requests: tables.map(({ name, requests }) => `${name}: ${requests.toLowerCase()}`).join('; '),
	output: rowSchema,
	fields: replicateFields,
	once: true,
	async run(call) {
		const { api, params, functions } = call;
		refuseSeveralRuns(functions);
		const workflow = new WorkflowMemory(functions.getWorkflowStaticData('global'));
		const owner = `${functions.getNode().id} ${api.account}`;
		const before = params.tableOptions.startOver ? {} : workflow.of(owner);
		const limit = params.tableOptions.dailyRequests ?? 10_000;
		const today = () => DateTime.utc().toISODate();
		const budget = new RequestBudget(limit, workflow.of(owner).requests, today);

		const outcome = await settle(replicateTables(call, before, budget));
		workflow.save(owner, (memory) => ({ ...memory, requests: budget.used }));
		if (!outcome.ok) throw outcome.error;
		const { items, memories } = outcome.value;
		// Only now are all rows out: a run that failed half way leaves everything as it was.
		if (params.keyStorage !== 'own') {
			const executionId = functions.getExecutionId();
			const waits = params.keyStorage === 'confirm';
			workflow.save(owner, (memory) => remembering(memory, memories, waits, executionId));
			if (functions.getMode() === 'manual') {
				call.hint(
					'This was a test run: n8n remembers the last run only in an active workflow that a trigger started',
				);
			}
		}
		return new OutputItems(items);
	},
});

/**
 * With a run for each item, one that fails would throw away the rows of another whose key has moved.
 *
 * @throws InputError when there are several items, and a parameter depends on them
 */
function refuseSeveralRuns(functions: IExecuteFunctions): void {
	const items = functions.getInputData().length;
	if (items < 2 || !dependsOnItem(functions.getNode().parameters)) return;
	throw new InputError(
		`A parameter depends on the input item, but 'Replicate' runs once, not for each of ${items} items`,
		"Turn on 'Execute Once' in the node's settings, or use a fixed value.",
	);
}

type Memories = Partial<Record<TableName, TableMemory>>;

async function replicateTables(
	call: ReplicateCall,
	before: ReplicationMemory,
	budget: RequestBudget,
): Promise<{ items: INodeExecutionData[]; memories: Memories }> {
	const items: INodeExecutionData[] = [];
	const memories: Memories = {};
	for (const table of tables.filter(({ value }) => call.params.tables.includes(value))) {
		const sentBefore = budget.sent;
		const reading = new TableReading({
			...windowOf(call),
			api: call.api,
			table,
			memory: memoryOf(call, before, table),
			budget,
			hint: call.hint,
		});
		const handOn = call.params.output === 'file' ? toFile : toItems;
		const rows = await handOn(call, table, reading, items);
		memories[table.value] = reading.memory();
		tellOutcome(call.hint, {
			table,
			reading,
			rows,
			requests: budget.sent - sentBefore,
			left: budget.left,
			resumes: call.params.keyStorage !== 'own',
		});
	}
	return { items, memories };
}

function windowOf({
	params,
}: ReplicateCall): Pick<
	ConstructorParameters<typeof TableReading>[0],
	'type' | 'history' | 'overlap' | 'options'
> {
	const { replication, keyOptions, tableOptions } = params;
	const { trackingBy = 'campaign', campaignDetails = false } = tableOptions;
	return {
		type: replication,
		history: keyOptions?.startDate?.toJSDate().toISOString(),
		overlap: keyOptions?.overlap ?? 10,
		options: { trackingBy, campaignDetails },
	};
}

/** What is known of the table's last run. */
function memoryOf({ params }: ReplicateCall, before: ReplicationMemory, table: Table): TableMemory {
	if (params.keyStorage !== 'own') return before.tables?.[table.value] ?? {};
	const lastRun = params.keyOptions?.lastRunDate?.toJSDate().toISOString();
	return lastRun === undefined ? {} : { lastRun };
}

function remembering(
	memory: ReplicationMemory,
	memories: Memories,
	waits: boolean,
	executionId: string,
): ReplicationMemory {
	if (!waits) return { ...memory, tables: { ...memory.tables, ...memories } };
	const pending = Object.fromEntries(
		Object.entries(memories).map(([table, latest]) => [table, { executionId, memory: latest }]),
	);
	return { ...memory, pending: { ...memory.pending, ...pending } };
}
