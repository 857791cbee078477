import type { TriggerEvent } from '../../../nodes/ConstantContactTrigger/events';
import type { SimulationOptions } from '../simulation';
import { SimulatedTrigger } from '../trigger';
import { createAccount, createKind } from './service';

/** An empty account in which nothing fails or is untrue unless the test wants it, and one trigger that isn't active yet. */
export function startTrigger(event: TriggerEvent, options: Partial<SimulationOptions> = {}) {
	const { tallies, world, life, api } = createAccount({ operations: 0, seed: 1, ...options });
	api.failureRate = 0;
	api.lieRate = 0;
	const tally = tallies[event];
	const trigger = new SimulatedTrigger(createKind(event, api, tallies), { world, api });
	jest.spyOn(Date, 'now').mockImplementation(() => world.now);
	return { world, life, api, tally, trigger };
}
