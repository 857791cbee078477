import type { TriggerEvent } from '../../../nodes/ContactHubTrigger/events';
import { SimulatedTrigger } from '../trigger';
import { createHub, createKind, type KindOptions } from './service';

/** An empty ContactHub in which nothing fails and nothing is untrue except what the test specifies, and one inactive trigger. */
export function startTrigger(
	event: TriggerEvent,
	{ operations = 0, ...options }: KindOptions & { operations?: number } = {},
) {
	const { tallies, world, life, api } = createHub({ operations, seed: 1 });
	api.failureRate = 0;
	api.lieRate = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => world.now);
	const tally = tallies[event];
	const trigger = new SimulatedTrigger(createKind(event, api, tally, options), { world, api });
	return { world, life, api, tally, trigger };
}
