import type { IExecuteFunctions, ISourceData } from 'n8n-workflow';

import {
	Ancestry,
	collection,
	createOperationDefiner,
	formatCount,
	getNodeIds,
	InputError,
	isRecord,
	schema,
	toggle,
	type Operation,
} from '../../kit';
import { findArrivals, findHeldRows, type Arrivals, type Held, type Problem } from './arrivals';
import { ReplicationStore, type TableArrival } from './checkpoint';
import type { Table } from './table';

/** The name of a table. */
type NamedTable = Pick<Table<never>, 'name' | 'value'>;

/** *Confirm* of a product's tables. */
export function defineConfirm<Api>(tables: NamedTable[]): Operation<Api> {
	return createOperationDefiner<Api>().batch({
		value: 'confirm',
		name: 'Confirm',
		action: 'Confirm replicated tables',
		description:
			"Record that the rows of 'Replicate' were stored, so that the next run continues after them. Put it after the node that stores them: it confirms the tables whose rows all arrive here.",
		requests: 'None',
		output: schema.object(
			{
				confirmed: schema.list(schema.text),
				pending: schema.list(
					schema.object({ table: schema.text, rows: schema.number, arrived: schema.number }),
				),
			},
			['confirmed', 'pending'],
		),
		fields: {
			confirmOptions: collection({
				displayName: 'Options',
				description: 'What counts as stored',
				fields: {
					acceptErrors: toggle({
						displayName: 'Accept Errors',
						default: false,
						description:
							'Whether rows with an error count as stored; only if the workflow handles them',
					}),
					acceptMissingRows: toggle({
						displayName: 'Accept Missing Rows',
						default: false,
						description:
							'Whether a table counts as stored if only some of its rows arrive, e.g. after a filter',
					}),
				},
			}),
		},
		async *run({ functions, params, hint }) {
			const { acceptErrors = false, acceptMissingRows = false } = params.confirmOptions;
			const ancestry = requireAncestry(functions);
			const sources = Object.values(functions.getExecuteData().source ?? {}).flat();
			const arrivals = findArrivals(ancestry, sources);
			refuseProblems(functions, arrivals, sources, acceptErrors);
			refuseNothingBetween(functions, arrivals);
			refuseUnfinished(functions, arrivals);
			const others = findHeldRows(ancestry, ancestry.waitingNodes());
			withholdHeld(functions, arrivals, others);

			const isComplete = ({ rows, arrived }: TableArrival) =>
				arrived === rows || (acceptMissingRows && arrived > 0);
			const workflow = new ReplicationStore(
				functions.getWorkflowStaticData('global'),
				getNodeIds(functions),
			);
			const all = workflow.arrive(arrivals.rows, functions.getExecutionId(), isComplete);
			const confirmed = all.filter(isComplete).map(({ table }) => table);
			const pending = all.filter((arrival) => !isComplete(arrival));
			if (all.length === 0) {
				hint(
					"There is nothing to confirm: put this node after 'Replicate', with 'Last Run' set to 'Workflow (After Confirm)'",
				);
			}
			if (pending.length > 0) {
				const missing = pending.map((arrival) => describeArrival(tables, arrival)).join('; ');
				if (!mayReceiveMore(functions, others)) throw missingRowsError(missing);
				hint(`Not all rows have arrived yet. ${missing}`);
			}
			yield {
				json: { confirmed, pending: pending.map((arrival) => ({ ...arrival })) },
				items: [0],
			};
		},
	});
}

/** @throws InputError if n8n doesn't provide the execution data */
function requireAncestry(functions: IExecuteFunctions): Ancestry {
	const ancestry = Ancestry.of(functions);
	if (ancestry !== undefined) return ancestry;
	throw new InputError(
		"This version of n8n does not tell 'Confirm' which rows were stored",
		"Set 'Last Run' of 'Replicate' to 'The Workflow', or to 'You' and keep the date yourself.",
	);
}

/** @throws InputError if a node failed, or if rows carry an error: they are repeated in the next run */
function refuseProblems(
	functions: IExecuteFunctions,
	{ origins, failures, errors }: Arrivals,
	sources: Array<ISourceData | null>,
	acceptErrors: boolean,
): void {
	// Items may also come from other branches, or from before Replicate, where a field may be called 'error'.
	const concerned = new Set(sources.map((source) => source?.previousNode));
	for (const origin of origins) {
		for (const { name } of functions.getChildNodes(origin)) concerned.add(name);
	}
	const isConcerned = ({ node }: Problem) => concerned.has(node);
	const failure = failures.find(isConcerned);
	if (failure !== undefined) {
		throw new InputError(
			`Nothing was confirmed, because '${failure.node}' failed: ${failure.text}`,
			"With 'On Error' set to 'Continue', n8n passes on the input of a failed node as if it had succeeded. Fix the error. The next run returns the rows again.",
		);
	}
	const error = errors.find(isConcerned);
	if (error === undefined || acceptErrors) return;
	throw new InputError(
		`Nothing was confirmed, because some items of '${error.node}' failed: ${error.text}`,
		"Fix the error. The next run returns the rows again. If the workflow handles rows with an error, turn on 'Accept Errors'.",
	);
}

/** @throws InputError if no active node is between *Replicate* and this one */
function refuseNothingBetween(functions: IExecuteFunctions, { rows, passed }: Arrivals): void {
	if (rows.size === 0) return;
	const before = functions.getParentNodes(functions.getNode().name);
	const isOff = (name: string) => before.some((node) => node.name === name && node.disabled);
	if (![...passed].every(isOff)) return;
	throw new InputError(
		"Nothing was confirmed, because there is no active node between 'Replicate' and 'Confirm'",
		'Put Confirm after the node that stores the rows, and turn that node on.',
	);
}

/** @throws InputError if a sub-workflow gets the rows without being waited for: n8n passes them on before anything is stored */
function refuseUnfinished(functions: IExecuteFunctions, { rows, passed }: Arrivals): void {
	if (rows.size === 0) return;
	const { name } = functions.getNode();
	const before = functions.getParentNodes(name, { includeNodeParameters: true });
	const isUnfinished = ({ type, parameters }: (typeof before)[number]) => {
		const options: unknown = parameters?.options;
		const waits: unknown = isRecord(options) ? options.waitForSubWorkflow : undefined;
		return type.endsWith('.executeWorkflow') && waits !== undefined && waits !== true;
	};
	const caller = before.find((node) => passed.has(node.name) && isUnfinished(node));
	if (caller === undefined) return;
	throw new InputError(
		`Nothing was confirmed, because '${caller.name}' does not wait for its sub-workflow`,
		`Turn on 'Wait for Sub-Workflow Completion' under the options of '${caller.name}': otherwise, n8n passes the rows on before they are stored.`,
	);
}

/**
 * Removes the rows that other nodes haven't processed yet: they will arrive later.
 *
 * @throws InputError if they never will
 */
function withholdHeld(functions: IExecuteFunctions, arrivals: Arrivals, others: Held[]): void {
	for (const { node, rows } of others) {
		for (const [run, held] of rows) {
			const arrived = arrivals.rows.get(run) ?? new Set();
			if (![...held].some((row) => arrived.has(row))) continue;
			if (!leadsToConfirm(functions, node)) {
				throw new InputError(
					`Nothing was confirmed, because '${node}' receives the same rows and has not run yet`,
					`Put one Confirm after all nodes that store rows, after a Merge if there are several. If '${node}' doesn't store rows, put it after Confirm, or place it above the branch with Confirm: n8n runs the upper branch first.`,
				);
			}
			for (const row of held) arrived.delete(row);
		}
	}
}

/** Whether rows may still arrive, here or at another *Confirm*. */
function mayReceiveMore(functions: IExecuteFunctions, others: Held[]): boolean {
	const { name } = functions.getNode();
	const before = new Set(functions.getParentNodes(name).map((node) => node.name));
	const isInLoop = functions.getChildNodes(name).some((node) => before.has(node.name));
	return isInLoop || others.some(({ node }) => leadsToConfirm(functions, node));
}

/** Whether a node's output reaches a *Confirm*. */
function leadsToConfirm(functions: IExecuteFunctions, node: string): boolean {
	const { name, type } = functions.getNode();
	if (node === name) return true;
	return functions
		.getChildNodes(node, { includeNodeParameters: true })
		.some(
			(child) =>
				child.name === name ||
				(child.type === type && !child.disabled && child.parameters?.operation === 'confirm'),
		);
}

function missingRowsError(missing: string): InputError {
	return new InputError(
		`Not all rows of 'Replicate' arrived, so they are returned again in the next run. ${missing}`,
		"Check which node in between drops rows, or creates items that n8n can't trace back to them. If rows are left out on purpose, turn on 'Accept Missing Rows'.",
	);
}

/** `Contacts: 2 of 5 rows`. */
function describeArrival(tables: NamedTable[], { table, rows, arrived }: TableArrival): string {
	const name = tables.find(({ value }) => value === table)?.name ?? table;
	return `${name}: ${arrived} of ${formatCount(rows, 'row')}`;
}
