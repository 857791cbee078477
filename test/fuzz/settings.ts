import type fc from 'fast-check';

/** How long and with what the suites in this folder run; `npm run fuzz` sets it. */
const { FUZZ_RUNS, FUZZ_SEED, FUZZ_SECONDS } = process.env;

/** The seed of every run that isn't asked for another one, so that a failure in CI fails everywhere. */
const FIXED_SEED = 20_261_128;

/** Whether this is a long run rather than a part of the tests. */
export const isLong = FUZZ_RUNS !== undefined;

const seconds = Number(FUZZ_SECONDS ?? 60);

/**
 * The settings of a property.
 *
 * A long run ends at its number of runs or with its time, whichever comes first; time that is up isn't a failure.
 *
 * @param usual how often the property is tried as a part of the tests
 */
export function runs(usual = 200): fc.Parameters<unknown> {
	const seed = Number(FUZZ_SEED ?? FIXED_SEED);
	if (!isLong) return { seed, numRuns: usual };
	return {
		seed,
		numRuns: Number(FUZZ_RUNS),
		interruptAfterTimeLimit: seconds * 1000,
		markInterruptAsFailure: false,
	};
}

// Making a counterexample smaller takes its time, too.
jest.setTimeout(isLong ? (seconds + 120) * 1000 : 600_000);
