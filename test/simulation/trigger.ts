import type { IDataObject } from 'n8n-workflow';

import type { Tally } from './tally';

/** Number of items per poll of a simulated trigger, unless a test sets another one. */
export const MAX_PER_POLL = 1000;

/** What happens to n8n after a poll. */
export type Fate = 'goes on' | 'restarts' | 'crashes before it saves';

/** What n8n provides to a poll. */
export interface SimulatedCall {
	/** What n8n stores for the node between polls. */
	data: IDataObject;
	isLate: () => boolean;
	warn: (text: string) => void;
}

/** One kind of trigger, and how it is measured. */
export interface TriggerKind {
	event: string;
	tally: Tally;
	poll(call: SimulatedCall): Promise<IDataObject[]>;
	/** The key of a record in the tally. */
	toKey(record: IDataObject): string;
	/** Whether a poll that reads its list to the end reports everything in it. */
	reportsAll: boolean;
}

/** The time, and how many requests were sent. */
export interface Surroundings {
	world: { now: number };
	api: { requests: number };
}

/** One trigger under n8n's rules: its static data is saved when it outputs something, and otherwise lost when n8n restarts. */
export class SimulatedTrigger {
	polls = 0;

	failedPolls = 0;

	/** Polls that found nothing, and how many of them took a single request. */
	idle = { polls: 0, withOneRequest: 0 };

	/** Size of the largest saved state, in characters. */
	largestState = 0;

	warnings = 0;

	private memory: IDataObject = {};

	private saved = '{}';

	constructor(
		private readonly kind: TriggerKind,
		private readonly surroundings: Surroundings,
	) {}

	get event(): string {
		return this.kind.event;
	}

	get tally(): Tally {
		return this.kind.tally;
	}

	/** Polls as n8n does when it activates a workflow, again if that fails, and saves. What existed before isn't new. */
	async activate(): Promise<void> {
		while (this.polls === this.failedPolls) {
			if (this.polls === 100) throw new Error(`${this.event} can't be activated`);
			await this.poll('goes on', Infinity);
		}
		this.save();
		this.tally.begin();
	}

	/** n8n starts: what is in memory comes from its database. */
	restart(): void {
		this.memory = JSON.parse(this.saved) as IDataObject;
	}

	/** Saves as n8n does after the poll with which it activates a workflow. */
	save(): void {
		this.saved = JSON.stringify(this.memory);
		this.largestState = Math.max(this.largestState, this.saved.length);
	}

	/** @param patience number of requests after which the poll is late */
	async poll(fate: Fate, patience: number): Promise<void> {
		const { kind, tally } = this;
		const { api, world } = this.surroundings;
		const start = world.now;
		const before = api.requests;
		const goesOn = this.isCut;
		this.polls++;
		let found: IDataObject[];
		try {
			found = await kind.poll({
				data: this.memory,
				isLate: () => api.requests - before >= patience,
				warn: () => {
					this.warnings++;
				},
			});
		} catch {
			this.failedPolls++;
			if (fate !== 'goes on') this.restart();
			return;
		}
		const isLost = fate === 'crashes before it saves';
		for (const record of found) tally.report(kind.toKey(record), isLost);
		if (found.length > 0 && !isLost) this.save();
		if (found.length === 0) {
			this.idle.polls++;
			if (api.requests - before === 1) this.idle.withOneRequest++;
		}
		if (kind.reportsAll && !goesOn && !this.isCut) tally.pollCompleted(start);
		if (fate !== 'goes on') this.restart();
	}

	/** Whether the last poll stopped before the end of its list. */
	private get isCut(): boolean {
		const { state } = this.memory as { state?: { cursor?: { cut?: object } } };
		return state?.cursor?.cut !== undefined;
	}
}
