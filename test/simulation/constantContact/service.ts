import type { IDataObject } from 'n8n-workflow';

import type { ConstantContactApi } from '../../../nodes/ConstantContact/api/client';
import { TRIGGER_EVENTS, type TriggerEvent } from '../../../nodes/ConstantContactTrigger/events';
import type { TriggerParams } from '../../../nodes/ConstantContactTrigger/fields';
import { poll } from '../../../nodes/ConstantContactTrigger/poll';
import type { Service, SimulationOptions } from '../simulation';
import { createTallies } from '../tally';
import { MAX_PER_POLL, type TriggerKind } from '../trigger';
import { SimulatedApi } from './api';
import { LIST_LIES, REPORT_LIES } from './lies';
import { Life } from './life';
import type { Tallies } from './states';
import { World } from './world';

/** An empty account; the seed decides its behavior where that of the service is unknown. */
export function createAccount({ operations, seed }: SimulationOptions) {
	const tallies = createTallies(TRIGGER_EVENTS);
	const world = new World(seed, tallies);
	const life = new Life(world, operations);
	const unknowns = { isInclusive: seed % 2 === 0, hasOffsets: seed % 3 === 0 };
	return { tallies, world, life, api: new SimulatedApi(world, life, unknowns) };
}

/** A Constant Contact account with records, and all kinds of its trigger. */
export function startAccount(options: SimulationOptions): Service {
	const { tallies, world, life, api } = createAccount(options);
	world.settleWith(60);
	return {
		world,
		life,
		api,
		kinds: TRIGGER_EVENTS.map((event) => createKind(event, api, tallies)),
		disturb: () => setLie(api, world),
	};
}

/** Occasionally, the same thing is wrong with all responses until the next change. */
function setLie(api: SimulatedApi, world: World): void {
	api.lie =
		world.random.next() < 0.02
			? {
					list: LIST_LIES[world.upTo(LIST_LIES.length)]!,
					report: REPORT_LIES[world.upTo(REPORT_LIES.length)]!,
				}
			: undefined;
}

/** One kind of trigger. */
export function createKind(event: TriggerEvent, api: SimulatedApi, tallies: Tallies): TriggerKind {
	const params = {
		event,
		trackingTypes: ['bounces', 'clicks', 'opens', 'optouts'],
		sentWithin: 7,
		startFrom: 'now',
		simplify: false,
		triggerOptions: { exceedQuota: true, maxCampaigns: 30, maxPerPoll: MAX_PER_POLL },
	} as unknown as TriggerParams;
	return {
		event,
		tally: tallies[event],
		poll: async (call) =>
			await poll({
				...call,
				api: api as unknown as ConstantContactApi,
				params,
				rawParameters: {},
				key: event,
			}),
		toKey: (record) => toKey(event, record),
		reportsAll: event.startsWith('contact'),
	};
}

function toKey(event: TriggerEvent, record: IDataObject): string {
	const { contact_id, updated_at, email_address, activity_id, campaign_id, send_id } = record;
	const { campaign_activity_id, tracking_activity_type } = record;
	const optOut = Date.parse(String((email_address as IDataObject | undefined)?.opt_out_date));
	const update = Date.parse(String(updated_at));
	switch (event) {
		case 'activityFinished':
			return String(activity_id);
		case 'campaignSent':
			return `${String(campaign_id)} ${String(send_id)}`;
		case 'contactCreated':
			return String(contact_id);
		case 'contactDeleted':
			return `${String(contact_id)} ${update}`;
		case 'contactUnsubscribed':
			return `${String(contact_id)} ${optOut}`;
		case 'contactUpdated':
			return `${String(contact_id)} ${Math.max(update, optOut || -Infinity)}`;
		case 'trackingReceived':
			return `${String(campaign_activity_id)} ${String(tracking_activity_type)} ${String(contact_id)}`;
	}
}
