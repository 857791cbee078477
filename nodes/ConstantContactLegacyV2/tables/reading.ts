import type { IDataObject } from 'n8n-workflow';

import { DateTime, settle, type HttpResponse } from '../../kit';
import { isGone } from '../answers';
import type { ConstantContactV2Api } from '../client';
import { BudgetSpentError, type RequestBudget } from './budget';
import type { ReplicationType, TableMemory } from './memory';
import { Overlap } from './overlap';
import type { Position, Table, TableNotes, TableOptions } from './table';

/** How a table is replicated. */
export interface Replication {
	api: ConstantContactV2Api;
	table: Table;
	type: ReplicationType;
	options: TableOptions;
	/** Where the first run begins: ISO 8601 in UTC. */
	history?: string;
	/** Minutes by which the windows of two runs overlap. */
	overlap: number;
	memory: TableMemory;
	budget: RequestBudget;
	hint: (text: string) => void;
}

/** How a run of a table ended. */
export type TableStatus = 'complete' | 'unfinished' | 'retired';

/** One run of a table: reads it, and knows afterwards what the next run has to know. */
export class TableReading {
	/** Valid when all records were taken. */
	status: TableStatus = 'unfinished';

	/** Requests that the table was found to need, without those of its list; undefined where that wasn't counted. */
	expected: number | undefined;

	/** Whether nothing was reached that a next run could go on from. */
	isStuck = true;

	/** By n8n's own clock, in epoch milliseconds. */
	private readonly ownStart = Date.now();

	private started: string | undefined;

	private readonly since: string | undefined;

	private position: Position | undefined;

	private readonly notes: TableNotes;

	private readonly overlap: Overlap;

	constructor(private readonly run: Replication) {
		const { memory, table, type } = run;
		const unfinished = memory.unfinished?.replication === type ? memory.unfinished : undefined;
		this.started = unfinished?.started;
		this.position = unfinished?.position;
		this.notes = { ...(unfinished?.notes ?? memory.notes) };
		this.since = unfinished === undefined ? this.windowStart() : unfinished.since;
		const before = type === 'keyBased' ? (memory.seen ?? []) : [];
		const changedAt = table.changedAt ?? (() => undefined);
		const sofar = unfinished?.seen ?? [];
		this.overlap = new Overlap(before, sofar, changedAt, () => this.nextWindow());
	}

	/**
	 * The records, page by page.
	 *
	 * @throws ServerError and TransportError; the memory is to be left as it was then
	 */
	async *records(): AsyncGenerator<IDataObject[]> {
		const { table, options, type, history, hint } = this.run;
		const keyed = table.changedAt !== undefined;
		const pages = table.read({
			api: this.run.api.observedBy({
				beforeRequest: () => this.run.budget.beforeRequest(),
				afterAnswer: (answer) => this.noteTime(answer),
			}),
			options,
			since: this.since,
			history: type === 'keyBased' ? history : undefined,
			started: () => this.began(),
			from: this.position,
			notes: this.notes,
			expect: (requests) => {
				this.expected = (this.expected ?? 0) + requests;
			},
			hint,
		});
		for (;;) {
			const step = await settle(pages.next());
			if (!step.ok) {
				if (step.error instanceof BudgetSpentError) return;
				if (!isGone(step.error)) throw step.error;
				this.status = 'retired';
				return;
			}
			if (step.value.done) break;
			const { records, position } = step.value.value;
			this.isStuck = false;
			yield keyed ? this.overlap.take(records) : records;
			this.position = position;
		}
		this.status = 'complete';
	}

	/** What the next run has to know, once all records were handed on. */
	memory(): TableMemory {
		const { memory, type } = this.run;
		if (this.status === 'retired') return memory;
		const started = this.began();
		const seen = this.overlap.next;
		if (this.status === 'complete') {
			return { lastRun: started, ...(seen !== undefined && { seen }), notes: this.notes };
		}
		if (this.position === undefined) return memory;
		const { position, since, notes } = this;
		return {
			...memory,
			unfinished: { replication: type, since, started, position, seen: seen ?? [], notes },
		};
	}

	/**
	 * When the run began, by the earlier one of the server's clock and n8n's own: either may be wrong, and a key that lies ahead
	 * would lose what changes until then.
	 */
	began(): string {
		this.started ??= new Date(this.ownStart).toISOString();
		return this.started;
	}

	/** Where this run's window begins; undefined for everything. */
	private windowStart(): string | undefined {
		const { table, type, memory, history } = this.run;
		if (type === 'full' || table.changedAt === undefined) return undefined;
		if (memory.lastRun === undefined) return history;
		const from = this.earlier(memory.lastRun);
		if (Date.parse(from) <= this.ownStart) return from;
		// Nobody can tell what was missed between the true time and this one.
		this.run.hint(
			`${table.name}: the last run seems to lie ahead of now, because a clock was wrong, so everything is read again`,
		);
		return history;
	}

	private nextWindow(): number {
		return Date.parse(this.earlier(this.began()));
	}

	private earlier(time: string): string {
		return new Date(Date.parse(time) - this.run.overlap * 60_000).toISOString();
	}

	/** Two clocks differ, and the key is compared with times of the server. */
	private noteTime({ headers }: HttpResponse): void {
		if (this.started !== undefined) return;
		const time = DateTime.fromHTTP(headers.date ?? '');
		if (!time.isValid) return;
		this.started = new Date(Math.min(time.toMillis(), this.ownStart)).toISOString();
	}
}
