import type { IDataObject } from 'n8n-workflow';

import { DateTime } from '../../nodes/kit';
import type { TriggerEvent } from '../../nodes/ContactHubTrigger/events';
import type { TriggerParams } from '../../nodes/ContactHubTrigger/fields';
import { poll, type TriggerCall } from '../../nodes/ContactHubTrigger/poll';
import type { ContactHubApi } from '../../nodes/ContactHub/api/client';
import type { SimulatedApi } from './api';
import type { Tally } from './tally';
import type { World } from './world';

/** What happens to n8n after a poll. */
export type Fate = 'goes on' | 'restarts' | 'crashes before it saves';

/**
 * One trigger under n8n's rules: its static data are saved when it hands something on, and lost
 * otherwise when n8n restarts.
 */
export class SimulatedTrigger {
	polls = 0;

	failedPolls = 0;

	/** Polls that found nothing, and how many of them took a single request. */
	idle = { polls: 0, withOneRequest: 0 };

	/** Size of the largest state that was saved, in characters. */
	largestState = 0;

	warnings = 0;

	private memory: IDataObject = {};

	private saved = '{}';

	constructor(
		readonly event: TriggerEvent,
		private readonly api: SimulatedApi,
		private readonly world: World,
		readonly tally: Tally,
		private readonly maxPerPoll: number,
		/** Where it begins; now where it isn't given. */
		private readonly since?: number,
	) {}

	/** n8n begins: what is in memory comes from its database. */
	restart(): void {
		this.memory = JSON.parse(this.saved) as IDataObject;
	}

	/** Saves as n8n does after the poll with which it activates a workflow. */
	save(): void {
		this.saved = JSON.stringify(this.memory);
		this.largestState = Math.max(this.largestState, this.saved.length);
	}

	/** @param patience requests after which the poll is late */
	async poll(fate: Fate, patience: number): Promise<void> {
		const { api, world, tally } = this;
		const start = world.now;
		const before = api.requests;
		const goesOn = this.isCut;
		this.polls++;
		let found: IDataObject[];
		try {
			found = await poll(this.callWith(() => api.requests - before >= patience));
		} catch {
			this.failedPolls++;
			if (fate !== 'goes on') this.restart();
			return;
		}
		const isLost = fate === 'crashes before it saves';
		for (const record of found) tally.report(this.keyOf(record), isLost);
		if (found.length > 0 && !isLost) this.save();
		if (found.length === 0) {
			this.idle.polls++;
			if (api.requests - before === 1) this.idle.withOneRequest++;
		}
		// Events are left out: one that takes the place of another may be found some minutes later.
		const isWhole = this.event.startsWith('customer') && !goesOn && !this.isCut;
		if (isWhole) tally.pollCompleted(start);
		if (fate !== 'goes on') this.restart();
	}

	private callWith(isLate: () => boolean): TriggerCall {
		const params = {
			event: this.event,
			queryMode: 'none',
			startFrom: this.since === undefined ? 'now' : 'date',
			startDate: this.since === undefined ? undefined : DateTime.fromMillis(this.since),
			simplify: false,
			triggerOptions: { maxPerPoll: this.maxPerPoll },
		} as unknown as TriggerParams;
		return {
			api: this.api as unknown as ContactHubApi,
			params,
			rawParameters: {},
			data: this.memory,
			key: '',
			isLate,
			warn: () => {
				this.warnings++;
			},
		};
	}

	/** Whether the last poll stopped before the end of its list. */
	private get isCut(): boolean {
		const { state } = this.memory as { state?: { cursor: { cut?: object } } };
		return state?.cursor.cut !== undefined;
	}

	private keyOf(record: IDataObject): string {
		if (this.event === 'changeReceived') return String((record.data as IDataObject).offset);
		const id = String(record.id);
		if (this.event !== 'customerUpdated') return id;
		return `${id} ${Date.parse(String(record.updatedAt).replace('+0000', 'Z'))}`;
	}
}
