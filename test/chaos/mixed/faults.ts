import type { FaultAction, FaultRule } from '../../sandbox';

/** One request in so many meets a fault. */
const RATE = 0.1;

/** A fault for which everybody waits a second or two is a hundred times rarer than the others. */
const SELDOM = 0.01;

interface PassingFault {
	do: FaultAction;
	/** How often it comes beside others, which have 1. */
	weight?: number;
}

/**
 * Faults that meet one request in ten, and let the next one pass; what never passes is a matter of the other runs.
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
		// A rule sees only the requests that those before it have let pass.
		const rule = { probability: share / (1 - before), do: action };
		before += share;
		return rule;
	});
}
