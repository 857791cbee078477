import type fc from 'fast-check';

import { sized } from '../support/size';

/** Duration and seed of the suites in this folder; set by `npm run fuzz`. */
const { FUZZ_RUNS, FUZZ_SEED, FUZZ_SECONDS } = process.env;

/** The default seed, so that a failure in CI is a failure everywhere. */
const FIXED_SEED = 20_261_128;

/** Whether this is a long run instead of a part of the tests. */
export const isLong = FUZZ_RUNS !== undefined;

const seconds = Number(FUZZ_SECONDS ?? 60);

/**
 * The settings of a property.
 *
 * A long run ends after its number of runs or its time, whichever comes first; running out of time isn't a failure.
 *
 * @param usual number of runs of the property as part of the tests
 */
export function runs(usual = sized(100, 200)): fc.Parameters<unknown> {
	const seed = Number(FUZZ_SEED ?? FIXED_SEED);
	if (!isLong) return { seed, numRuns: usual };
	return {
		seed,
		numRuns: Number(FUZZ_RUNS),
		interruptAfterTimeLimit: seconds * 1000,
		markInterruptAsFailure: false,
	};
}

// Shrinking a counterexample also takes time.
jest.setTimeout(isLong ? (seconds + 120) * 1000 : 600_000);
