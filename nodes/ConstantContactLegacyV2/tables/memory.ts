import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../kit';
import type { UsedRequests } from './budget';
import type { Position, TableNotes } from './table';

/** What is read: everything, or what changed since the last run. */
export type ReplicationType = 'full' | 'keyBased';

/** A run that stopped at its budget. */
export interface UnfinishedRun {
	replication: ReplicationType;
	since?: string;
	/** When the first of its parts began. */
	started: string;
	position: Position;
	/** Marks of rows that were handed on and would come again. */
	seen: string[];
	notes: TableNotes;
}

/** What is remembered of a table from run to run. Plain JSON. */
export interface TableMemory {
	/** When the last complete run began, by the server's clock: ISO 8601 in UTC. */
	lastRun?: string;
	/** Marks of rows that were handed on and lie in the next run's window, too. */
	seen?: string[];
	notes?: TableNotes;
	unfinished?: UnfinishedRun;
}

/** Rows that were handed on, but not yet confirmed. */
export interface PendingMemory {
	executionId: string;
	memory: TableMemory;
}

/** What the workflow's static data hold for one node and one account. */
export interface ReplicationMemory {
	requests?: UsedRequests;
	tables?: Partial<Record<string, TableMemory>>;
	/** By table. */
	pending?: Partial<Record<string, PendingMemory>>;
}

const KEY = 'constantContactReplication';

/**
 * The workflow's memory of all replicating nodes. n8n saves it with the execution, provided that the workflow is active and wasn't
 * started by hand.
 */
export class WorkflowMemory {
	private readonly entries: Record<string, ReplicationMemory>;

	/** @param data the workflow's static data */
	constructor(private readonly data: IDataObject) {
		const stored = data[KEY];
		// A copy: what is changed in a run that fails must not be saved.
		this.entries = isRecord(stored)
			? (JSON.parse(JSON.stringify(stored)) as Record<string, ReplicationMemory>)
			: {};
	}

	/** What is remembered for a node and an account. */
	of(owner: string): ReplicationMemory {
		return this.entries[owner] ?? {};
	}

	/** Changes what is remembered, and has it saved. */
	save(owner: string, change: (memory: ReplicationMemory) => ReplicationMemory): void {
		this.entries[owner] = change(this.of(owner));
		this.data[KEY] = JSON.parse(JSON.stringify(this.entries)) as IDataObject;
	}

	/**
	 * Takes over what an execution handed on.
	 *
	 * @returns the tables that were waiting for it
	 */
	confirm(executionId: string): string[] {
		const confirmed: string[] = [];
		for (const owner of Object.keys(this.entries)) {
			const waiting = Object.entries(this.of(owner).pending ?? {}).filter(
				([, pending]) => pending?.executionId === executionId,
			);
			for (const [table, pending] of waiting) {
				confirmed.push(table);
				this.save(owner, ({ pending: all, tables, ...rest }) => ({
					...rest,
					tables: { ...tables, [table]: pending?.memory },
					pending: { ...all, [table]: undefined },
				}));
			}
		}
		return confirmed;
	}
}
