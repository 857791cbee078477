import { TRIGGER_EVENTS } from '../../../nodes/ConstantContactTrigger/events';
import { sized } from '../../support/size';
import { simulate } from '../simulation';
import { startAccount } from './service';

/** Events of which there are few or none in thousands of operations; the tests of untrue responses have more. */
const RARE = ['activityFinished', 'campaignSent'];

// It takes some seconds; `npm run simulate` runs any number of operations.
it.each([1, 6].slice(0, sized(1, 2)))(
	"doesn't miss or repeat anything in simulated hours (seed %d)",
	async (seed) => {
		const { rows, failures } = await simulate(startAccount, { operations: 3000, seed });
		expect(
			rows.map(({ event, missed, repeated, unknown }) => [event, missed, repeated, unknown]),
		).toEqual(TRIGGER_EVENTS.map((event) => [event, 0, 0, 0]));
		expect(failures).toBeGreaterThan(0);
		for (const { event, found, largestState } of rows) {
			if (!RARE.includes(event)) expect(found).toBeGreaterThan(20);
			expect(largestState).toBeLessThan(800_000);
		}
	},
	600_000,
);
