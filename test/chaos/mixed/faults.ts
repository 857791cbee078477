import type { FaultAction, FaultRule } from '../../sandbox';

/** One in this many requests is affected by a fault. */
const RATE = 0.1;

/** A fault that makes everything wait for a second or two is a hundred times rarer than others. */
const SELDOM = 0.01;

interface PassingFault {
	do: FaultAction;
	/** Its frequency relative to the others, which have 1. */
	weight?: number;
}

/**
 * Faults that affect one in ten requests and don't affect the next one; permanent ones are tested by the other runs.
 *
 * @param elsewhere origin of the server to which redirects lead
 */
export function passingFaults(elsewhere: string): FaultRule[] {
	const faults: PassingFault[] = [
		{ do: { kind: 'resetBefore' } },
		{ do: { kind: 'resetAfter' } },
		{ do: { kind: 'truncate' } },
		{ do: { kind: 'truncateJson' } },
		{ do: { kind: 'html' } },
		{ do: { kind: 'empty' } },
		{ do: { kind: 'redirect', location: `${elsewhere}/customers` } },
		{ do: { kind: 'status', status: 429 } },
		{ do: { kind: 'status', status: 429, headers: { 'retry-after': '1' } }, weight: SELDOM },
		{ do: { kind: 'status', status: 500 } },
		{ do: { kind: 'status', status: 502 } },
		{ do: { kind: 'status', status: 503 } },
		{ do: { kind: 'hang' }, weight: SELDOM },
	];
	const total = faults.reduce((sum, { weight = 1 }) => sum + weight, 0);
	let before = 0;
	return faults.map(({ do: action, weight = 1 }) => {
		const share = (RATE * weight) / total;
		// A rule sees only the requests that earlier rules have let pass.
		const rule = { probability: share / (1 - before), do: action };
		before += share;
		return rule;
	});
}
