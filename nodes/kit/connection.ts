import { number } from './fields/basic';
import { collection } from './fields/collection';
import type { RetryPolicy } from './retry';

/** How a node talks to its server, as the user sets it. */
export interface ConnectionOptions {
	/** Requests at the same time. */
	concurrency: number;
	/** Requests per second; zero means unlimited. */
	requestsPerSecond: number;
	/** Milliseconds for one request. */
	timeout: number;
	retry: RetryPolicy;
}

/** The options that every operation with a server offers, under *Options*. */
export const connectionField = collection({
	displayName: 'Options',
	fields: {
		concurrency: number({
			displayName: 'Requests at Once',
			default: 4,
			min: 1,
			max: 50,
			description: 'How many requests may be under way at the same time',
		}),
		firstRetryAfter: number({
			displayName: 'First Retry After (Ms)',
			default: 1000,
			min: 0,
			description:
				'Milliseconds before a request is repeated for the first time. Doubled for each further one, unless the server says how long to wait.',
		}),
		requestsPerSecond: number({
			displayName: 'Requests per Second',
			default: 0,
			min: 0,
			description:
				'At most so many requests per second, counted for the credential over all workflows of this n8n process. Zero means no limit.',
		}),
		retries: number({
			displayName: 'Retries',
			default: 3,
			min: 0,
			max: 10,
			description:
				'How often a request is repeated when the server is overloaded or out of reach. What could write twice is not repeated.',
		}),
		timeout: number({
			displayName: 'Timeout (Seconds)',
			default: 60,
			min: 1,
			description: 'How long one request may take',
		}),
	},
});

/** Longest wait that a server may ask for with Retry-After: two minutes. More ends the request with an error. */
const LONGEST_WAIT = 120_000;

/** What the user chose, completed with the defaults. */
export function connectionOptions(
	chosen: Partial<Record<keyof typeof DEFAULTS, number>> = {},
): ConnectionOptions {
	const all = { ...DEFAULTS, ...chosen };
	return {
		concurrency: all.concurrency,
		requestsPerSecond: all.requestsPerSecond,
		timeout: all.timeout * 1000,
		retry: {
			attempts: all.retries + 1,
			firstWait: all.firstRetryAfter,
			longestWait: LONGEST_WAIT,
		},
	};
}

const DEFAULTS = {
	concurrency: 4,
	firstRetryAfter: 1000,
	requestsPerSecond: 0,
	retries: 3,
	timeout: 60,
};
