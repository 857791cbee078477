import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../kit';
import type { UsedRequests } from './budget';
import { addToRanges, countInRanges, type Ranges } from './ranges';
import type { TableCursor, TableState } from './table';

/** What to read: everything, or changes since the last run. */
export type ReplicationType = 'full' | 'keyBased';

/** A run that stopped because its budget was used up. */
interface UnfinishedRun {
	replication: ReplicationType;
	since?: string;
	/** When the first of its parts began. */
	started: string;
	cursor: TableCursor;
	/** Hashes of rows that were output and would be repeated. */
	seen: string[];
	state: TableState;
}

/** The state of a table that is kept between runs. Plain JSON. */
export interface TableCheckpoint {
	/** When the last complete run began, by the earlier of the server's clock and n8n's: ISO 8601 in UTC. */
	lastRun?: string;
	/** Hashes of output rows that are also in the next run's lookback window. */
	seen?: string[];
	state?: TableState;
	unfinished?: UnfinishedRun;
}

/** Rows that were output but not yet confirmed. */
interface PendingCheckpoint {
	executionId: string;
	/** The run of *Replicate*; a retried execution has the same one as the execution that failed. */
	run: string;
	/** Index of its first row among the items of the run. */
	first: number;
	/** How many of the run's items are its rows. */
	rows: number;
	/** Items that reached *Confirm*. */
	arrived: Ranges;
	checkpoint: TableCheckpoint;
}

/** The workflow's static data for one node and one account. */
export interface ReplicationCheckpoint {
	requests?: UsedRequests;
	tables?: Partial<Record<string, TableCheckpoint>>;
	/** By table. */
	pending?: Partial<Record<string, PendingCheckpoint>>;
}

/** The node that replicates, and the account that it reads. */
export interface ReplicationOwner {
	nodeId: string;
	nodeName: string;
	account: string;
}

/** A checkpoint, with its node and account. */
interface OwnedCheckpoint extends ReplicationOwner {
	checkpoint: ReplicationCheckpoint;
}

/** The rows that arrived for a table that is waiting for confirmation. */
export interface TableArrival {
	table: string;
	rows: number;
	arrived: number;
}

/** Rows that reached *Confirm*: indices among the items of each run of *Replicate*. */
type ArrivedRows = ReadonlyMap<string, ReadonlySet<number>>;

const KEY = 'constantContactReplication';

/**
 * The checkpoints of all replicating nodes in the workflow. n8n saves them with the execution, provided that the workflow is
 * active and wasn't started manually.
 */
export class ReplicationStore {
	private readonly entries: OwnedCheckpoint[];

	/**
	 * @param data the workflow's static data
	 * @param nodeIds the workflow's current nodes; undefined if n8n doesn't provide them
	 */
	constructor(
		private readonly data: IDataObject,
		private readonly nodeIds: ReadonlySet<string> = new Set(),
	) {
		const stored = data[KEY];
		// A copy: changes made in a run that fails must not be saved.
		const copy = JSON.parse(JSON.stringify(stored ?? [])) as unknown;
		this.entries = Array.isArray(copy) ? copy.filter(isOwnedCheckpoint) : [];
	}

	/** The stored state of a node and an account. */
	of(owner: ReplicationOwner): ReplicationCheckpoint {
		return this.find(owner)?.checkpoint ?? {};
	}

	/** Changes the stored state, and marks it for saving. */
	save(
		owner: ReplicationOwner,
		change: (checkpoint: ReplicationCheckpoint) => ReplicationCheckpoint,
	): ReplicationCheckpoint {
		const known = this.find(owner);
		const entry = { ...owner, checkpoint: change(known?.checkpoint ?? {}) };
		if (known === undefined) this.entries.push(entry);
		else Object.assign(known, entry);
		this.write();
		return entry.checkpoint;
	}

	/**
	 * Records rows as arrived, and commits the tables whose rows have all arrived.
	 *
	 * @param rows the rows that arrived
	 * @param executionId the execution whose tables are returned, whether or not any of their rows arrived
	 * @param isComplete whether a table is committed
	 * @returns all tables concerned
	 */
	arrive(
		rows: ArrivedRows,
		executionId: string,
		isComplete: (arrival: TableArrival) => boolean,
	): TableArrival[] {
		const arrivals: TableArrival[] = [];
		for (const { checkpoint } of this.entries) {
			for (const [table, pending] of Object.entries(checkpoint.pending ?? {})) {
				if (pending === undefined) continue;
				const indices = rows.get(pending.run);
				if (indices === undefined && pending.executionId !== executionId) continue;
				const last = pending.first + pending.rows - 1;
				const own = [...(indices ?? [])].filter((at) => at >= pending.first && at <= last);
				pending.arrived = addToRanges(pending.arrived, own);
				const arrival = { table, rows: pending.rows, arrived: countInRanges(pending.arrived) };
				arrivals.push(arrival);
				if (!isComplete(arrival)) continue;
				checkpoint.tables = { ...checkpoint.tables, [table]: pending.checkpoint };
				delete checkpoint.pending?.[table];
			}
		}
		this.write();
		return arrivals;
	}

	/**
	 * A node's ID changes when its workflow is recreated, its name when it is renamed: either one identifies it. But a name may
	 * also have passed from a node that still exists to a new one, which hasn't read anything yet.
	 */
	private find({ nodeId, nodeName, account }: ReplicationOwner): OwnedCheckpoint | undefined {
		const ofAccount = this.entries.filter((entry) => entry.account === account);
		return (
			ofAccount.find((entry) => entry.nodeId === nodeId) ??
			ofAccount.find((entry) => entry.nodeName === nodeName && !this.nodeIds.has(entry.nodeId))
		);
	}

	/** n8n notices only assignments. */
	private write(): void {
		this.data[KEY] = JSON.parse(JSON.stringify(this.entries)) as IDataObject[];
	}
}

function isOwnedCheckpoint(entry: unknown): entry is OwnedCheckpoint {
	return isRecord(entry) && typeof entry.account === 'string' && isRecord(entry.checkpoint);
}
