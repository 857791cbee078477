import type { IDataObject } from 'n8n-workflow';

import { readServerTime, toResult, type HttpResponse } from '../../kit';
import { isGone } from '../api/refusals';
import { BudgetSpentError, type RequestBudget } from './budget';
import type { ReplicationType, TableCheckpoint } from './checkpoint';
import { LookbackWindow } from './lookbackWindow';
import type { ReplicatedApi, Table, TableCursor, TableOptions, TableState } from './table';

/** How a table is replicated. */
export interface Replication<Api> {
	api: Api;
	table: Table<Api>;
	type: ReplicationType;
	options: TableOptions;
	/** Where the first run begins: ISO 8601 in UTC. */
	history?: string;
	/** Lookback window in minutes: how far the time ranges of two runs overlap. */
	overlap: number;
	checkpoint: TableCheckpoint;
	budget: RequestBudget;
	hint: (text: string) => void;
}

/** How the run of a table ended. */
type TableStatus = 'complete' | 'unfinished' | 'retired';

/** One run of a table: reads it, and returns what the next run needs. */
export class TableReading<Api extends ReplicatedApi<Api>> {
	/** Valid once all records have been consumed. */
	status: TableStatus = 'unfinished';

	/** Requests that the table turned out to need, without those of its list; undefined if they weren't counted. */
	expected: number | undefined;

	/** Whether the run made no progress from which the next one could continue. */
	isStuck = true;

	/** By n8n's own clock, in epoch milliseconds. */
	private readonly ownStart = Date.now();

	private started: string | undefined;

	private readonly since: string | undefined;

	private cursor: TableCursor | undefined;

	private readonly state: TableState;

	private readonly lookback: LookbackWindow;

	constructor(private readonly run: Replication<Api>) {
		const { checkpoint, table, type } = run;
		const unfinished =
			checkpoint.unfinished?.replication === type ? checkpoint.unfinished : undefined;
		this.started = unfinished?.started;
		this.cursor = unfinished?.cursor;
		this.state = { ...(unfinished?.state ?? checkpoint.state) };
		this.since = unfinished === undefined ? this.windowStart() : unfinished.since;
		const before = type === 'keyBased' ? (checkpoint.seen ?? []) : [];
		const changedAt = table.changedAt ?? (() => undefined);
		const sofar = unfinished?.seen ?? [];
		this.lookback = new LookbackWindow(before, sofar, changedAt, () => this.nextWindow());
	}

	/**
	 * The records, page by page.
	 *
	 * @throws ServerError and TransportError; the checkpoint must then be left unchanged
	 */
	async *records(): AsyncGenerator<IDataObject[]> {
		const { table, options, type, history, hint } = this.run;
		const keyed = table.changedAt !== undefined;
		const pages = table.read({
			api: this.run.api.observedBy({
				beforeRequest: () => this.run.budget.beforeRequest(),
				afterResponse: (response) => this.noteTime(response),
			}),
			options,
			since: this.since,
			history: type === 'keyBased' ? history : undefined,
			started: () => this.began(),
			from: this.cursor,
			state: this.state,
			expect: (requests) => {
				this.expected = (this.expected ?? 0) + requests;
			},
			hint,
		});
		for (;;) {
			const step = await toResult(pages.next());
			if (!step.ok) {
				if (step.error instanceof BudgetSpentError) return;
				if (!isGone(step.error)) throw step.error;
				this.status = 'retired';
				return;
			}
			if (step.value.done) break;
			const { records, cursor } = step.value.value;
			this.isStuck = false;
			yield keyed ? this.lookback.take(records) : records;
			this.cursor = cursor;
		}
		this.status = 'complete';
	}

	/** What the next run needs, once all records have been output. */
	checkpoint(): TableCheckpoint {
		const { checkpoint, type } = this.run;
		if (this.status === 'retired') return checkpoint;
		const started = this.began();
		const seen = this.lookback.next;
		if (this.status === 'complete') {
			return { lastRun: started, ...(seen !== undefined && { seen }), state: this.state };
		}
		if (this.cursor === undefined) return checkpoint;
		const { cursor, since, state } = this;
		return {
			...checkpoint,
			unfinished: { replication: type, since, started, cursor, seen: seen ?? [], state },
		};
	}

	/**
	 * When the run began, by the earlier of the server's clock and n8n's own: either may be wrong, and a key in the future would
	 * lose anything that changes until then.
	 */
	began(): string {
		this.started ??= new Date(this.ownStart).toISOString();
		return this.started;
	}

	/** Start of this run's time range; undefined for everything. */
	private windowStart(): string | undefined {
		const { table, type, checkpoint, history } = this.run;
		if (type === 'full' || table.changedAt === undefined) return undefined;
		if (checkpoint.lastRun === undefined) return history;
		const from = this.earlier(checkpoint.lastRun);
		if (Date.parse(from) <= this.ownStart) return from;
		// What was missed between the true time and this one can't be known.
		this.run.hint(
			`${table.name}: the last run seems to be in the future because a clock was wrong, so everything is read again`,
		);
		return history;
	}

	private nextWindow(): number {
		return Date.parse(this.earlier(this.began()));
	}

	private earlier(time: string): string {
		return new Date(Date.parse(time) - this.run.overlap * 60_000).toISOString();
	}

	/** Two clocks differ, and the key is compared with the server's times. */
	private noteTime(response: HttpResponse): void {
		if (this.started !== undefined) return;
		const time = readServerTime(response);
		if (time === undefined) return;
		this.started = new Date(Math.min(time, this.ownStart)).toISOString();
	}
}
