import { number } from './fields/basic';
import { collection } from './fields/collection';
import type { Field } from './fields/field';
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

/** Values by the names under which the editor stores them; times as the user enters them. */
export interface ConnectionDefaults {
	concurrency: number;
	/** Milliseconds. */
	firstRetryAfter: number;
	requestsPerSecond: number;
	retries: number;
	/** Seconds. */
	timeout: number;
}

const DEFAULTS: ConnectionDefaults = {
	concurrency: 4,
	firstRetryAfter: 1000,
	requestsPerSecond: 0,
	retries: 3,
	timeout: 60,
};

/** What a user may set about the connection. */
const connectionFields = (defaults: ConnectionDefaults) => ({
	concurrency: number({
		displayName: 'Requests at Once',
		default: defaults.concurrency,
		min: 1,
		max: 50,
		description: 'How many requests may be under way at the same time',
	}),
	firstRetryAfter: number({
		displayName: 'First Retry After (Ms)',
		default: defaults.firstRetryAfter,
		min: 0,
		description:
			'Milliseconds before a request is repeated for the first time. Doubled for each further one, unless the server says how long to wait.',
	}),
	requestsPerSecond: number({
		displayName: 'Requests per Second',
		default: defaults.requestsPerSecond,
		min: 0,
		precision: 2,
		description:
			'At most so many requests per second, counted for the credential over all workflows of this n8n process. Where workers carry out the executions, each counts for itself: divide by their number. Zero means no limit.',
	}),
	retries: number({
		displayName: 'Retries',
		default: defaults.retries,
		min: 0,
		max: 10,
		description:
			'How often a request is repeated when the server is overloaded or out of reach. What could write twice is not repeated.',
	}),
	timeout: number({
		displayName: 'Timeout (Seconds)',
		default: defaults.timeout,
		min: 1,
		description: 'How long one request may take',
	}),
});

/** Makes the collection *Options* with a product's own defaults. */
export function connectionFieldWith(own: Partial<ConnectionDefaults>): Field<ConnectionOptions> {
	const defaults = { ...DEFAULTS, ...own };
	const chosen = collection({ displayName: 'Options', fields: connectionFields(defaults) });
	return {
		...chosen,
		read: (raw, context) => toOptions({ ...defaults, ...chosen.read(raw, context) }),
	};
}

/** The collection *Options* with the kit's defaults. */
export const connectionField = connectionFieldWith({});

/** What holds where the user sets nothing, e.g. for the editor's pick lists. */
export function connectionOptions(own: Partial<ConnectionDefaults> = {}): ConnectionOptions {
	return toOptions({ ...DEFAULTS, ...own });
}

/** Longest wait that a server may ask for with Retry-After: two minutes. More ends the request with an error. */
const LONGEST_WAIT = 120_000;

function toOptions(all: ConnectionDefaults): ConnectionOptions {
	const { concurrency, requestsPerSecond, timeout, retries, firstRetryAfter } = all;
	return {
		concurrency,
		requestsPerSecond,
		timeout: timeout * 1000,
		retry: { attempts: retries + 1, firstWait: firstRetryAfter, longestWait: LONGEST_WAIT },
	};
}
