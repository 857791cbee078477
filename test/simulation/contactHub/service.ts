import type { IDataObject } from 'n8n-workflow';

import type { ContactHubApi } from '../../../nodes/ContactHub/api/client';
import { TRIGGER_EVENTS, type TriggerEvent } from '../../../nodes/ContactHubTrigger/events';
import type { TriggerParams } from '../../../nodes/ContactHubTrigger/fields';
import { poll } from '../../../nodes/ContactHubTrigger/poll';
import { DateTime } from '../../../nodes/kit';
import type { Service, SimulationOptions } from '../simulation';
import { createTallies, type Tally } from '../tally';
import { MAX_PER_POLL, type TriggerKind } from '../trigger';
import { SimulatedApi } from './api';
import { FEED_LIES, LIST_LIES } from './lies';
import { Life } from './life';
import { World } from './world';

/** A ContactHub without any records, and what each kind of trigger should report for it. */
export function createHub({ operations, seed }: SimulationOptions) {
	const tallies = createTallies(TRIGGER_EVENTS);
	const world = new World(seed, tallies);
	const life = new Life(world, operations);
	return { tallies, world, life, api: new SimulatedApi(world, life) };
}

/** A ContactHub with records in it, and all kinds of its trigger. */
export function startContactHub(options: SimulationOptions): Service {
	const { tallies, world, life, api } = createHub(options);
	world.settleWith(60);
	return {
		world,
		life,
		api,
		kinds: TRIGGER_EVENTS.map((event) => createKind(event, api, tallies[event])),
		disturb: () => setLie(api, world),
	};
}

/** Occasionally, the same thing is wrong with all responses until the next change. */
function setLie(api: SimulatedApi, world: World): void {
	api.lie =
		world.random.next() < 0.02
			? { list: LIST_LIES[world.upTo(LIST_LIES.length)]!, feed: FEED_LIES[world.upTo(2)]! }
			: undefined;
}

/** The settings of one kind of trigger. */
export interface KindOptions {
	maxPerPoll?: number;
	/** Where it begins; by default now. */
	since?: number;
}

/** One kind of trigger. */
export function createKind(
	event: TriggerEvent,
	api: SimulatedApi,
	tally: Tally,
	{ maxPerPoll = MAX_PER_POLL, since }: KindOptions = {},
): TriggerKind {
	const params = {
		event,
		queryMode: 'none',
		startFrom: since === undefined ? 'now' : 'date',
		startDate: since === undefined ? undefined : DateTime.fromMillis(since),
		simplify: false,
		triggerOptions: { maxPerPoll },
	} as unknown as TriggerParams;
	return {
		event,
		tally,
		poll: async (call) =>
			await poll({
				...call,
				api: api as unknown as ContactHubApi,
				params,
				rawParameters: {},
				key: '',
			}),
		toKey: (record) => toKey(event, record),
		// Without events: one that replaces another may be found some minutes later.
		reportsAll: event.startsWith('customer'),
	};
}

function toKey(event: TriggerEvent, record: IDataObject): string {
	if (event === 'changeReceived') return String((record.data as IDataObject).offset);
	const id = String(record.id);
	if (event !== 'customerUpdated') return id;
	return `${id} ${Date.parse(String(record.updatedAt).replace('+0000', 'Z'))}`;
}
