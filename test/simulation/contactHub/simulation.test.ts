import { sized } from '../../support/size';
import { simulate } from '../simulation';
import { startContactHub } from './service';

// Each takes some seconds; `npm run simulate` runs a million operations.
it.each([1, 2, 3].slice(0, sized(1, 3)))(
	'misses and repeats nothing in a simulated day (seed %d)',
	async (seed) => {
		const { rows, restarts, crashes, failures, lies } = await simulate(startContactHub, {
			operations: 6000,
			seed,
		});
		expect(
			rows.map(({ event, missed, repeated, unknown }) => [event, missed, repeated, unknown]),
		).toEqual(
			['changeReceived', 'customerCreated', 'customerUpdated', 'eventReceived'].map((event) => [
				event,
				0,
				0,
				0,
			]),
		);
		expect(restarts * crashes * failures * lies).toBeGreaterThan(0);
		for (const { event, found, idlePolls, idleWithOneRequest, largestState } of rows) {
			expect(found).toBeGreaterThan(500);
			expect(largestState).toBeLessThan(800_000);
			// Bursts within the lookback window are read again, and more if a clock is behind, so not every poll that finds
			// nothing is a single request. The feed of changes is asked every hour whether it still goes back that far.
			const least = event === 'changeReceived' ? 0.9 : 0.2;
			expect(idleWithOneRequest).toBeGreaterThanOrEqual(least * idlePolls);
		}
	},
	600_000,
);
