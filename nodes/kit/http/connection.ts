import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../errors/errors';
import { number } from '../fields/basic';
import type { Field } from '../fields/field';
import { readBoolean } from '../values/booleans';
import type { RetryPolicy } from './retry';

/** How a node connects to its server, as set in the credential. */
export interface ConnectionOptions {
	/** Concurrent requests; undefined if the number is determined automatically. */
	concurrency: number | undefined;
	/** Requests per second; zero means unlimited. */
	requestsPerSecond: number;
	/** Milliseconds for one request. */
	timeout: number;
	retry: RetryPolicy;
}

/** Values by the names under which a credential stores them. */
export interface ConnectionDefaults {
	/** Zero means that the number is determined automatically. */
	maxConcurrentRequests: number;
	requestsPerSecond: number;
	retries: number;
	/** Milliseconds. */
	initialRetryDelay: number;
	/** Milliseconds. */
	requestTimeout: number;
}

const DEFAULTS: ConnectionDefaults = {
	maxConcurrentRequests: 0,
	requestsPerSecond: 0,
	retries: 3,
	initialRetryDelay: 1000,
	requestTimeout: 60_000,
};

/** Minimum timeout in milliseconds; anything lower was meant as seconds. */
const SHORTEST_TIMEOUT = 1000;

/** Maximum timeout in milliseconds: a day. */
const LONGEST_TIMEOUT = 86_400_000;

/** Minimum rate: one request in a quarter of an hour. A lower one would look like a standstill, and is surely a mistake. */
const LOWEST_RATE = 0.001;

/** A rate: zero, or a number that isn't close to zero. */
function rate(texts: Parameters<typeof number>[0]): Field<number> {
	const field = number(texts);
	return {
		...field,
		read(raw, context) {
			const value = field.read(raw, context);
			if (value === 0 || value >= LOWEST_RATE) return value;
			throw new InputError(
				`'${context.label}' is ${value}, out of range`,
				`Enter a number of at least ${LOWEST_RATE}, or 0 for no limit.`,
			);
		},
	};
}

/** The connection settings, in the order of the form. */
const connectionFields = (
	defaults: ConnectionDefaults,
): Record<keyof ConnectionDefaults, Field<number>> => ({
	maxConcurrentRequests: number({
		displayName: 'Max Concurrent Requests',
		default: defaults.maxConcurrentRequests,
		min: 0,
		max: 50,
		description:
			'How many concurrent requests a node may send. Zero means automatic: starts with 4, goes up to 32 while that is faster, and goes down if the service refuses requests.',
	}),
	requestsPerSecond: rate({
		displayName: 'Requests per Second',
		default: defaults.requestsPerSecond,
		min: 0,
		precision: 2,
		description:
			'Max requests per second for this credential, across all workflows of an n8n process. In queue mode each worker counts separately: divide by the number of workers. Zero means no limit.',
	}),
	retries: number({
		displayName: 'Retries',
		default: defaults.retries,
		min: 0,
		max: 10,
		description:
			'How often to retry a request if the server is overloaded or unreachable. Requests that could write twice are not retried.',
	}),
	initialRetryDelay: number({
		displayName: 'Initial Retry Delay (Ms)',
		default: defaults.initialRetryDelay,
		min: 0,
		description:
			'Milliseconds before the first retry. Doubled for each further one, unless the server says how long to wait.',
	}),
	requestTimeout: number({
		displayName: 'Timeout (Ms)',
		default: defaults.requestTimeout,
		min: SHORTEST_TIMEOUT,
		max: LONGEST_TIMEOUT,
		description: 'How long one request may take, in milliseconds',
	}),
});

/** Name of the switch that shows the fields. */
const SWITCH = 'customizeConnection';

const SWITCH_LABEL = 'Customize Connection';

/** The timeout of one request, for operations whose requests may take long; if not added, the credential's. */
export const timeoutField: Field<number> = number({
	displayName: 'Timeout (Ms)',
	default: 300_000,
	min: SHORTEST_TIMEOUT,
	max: LONGEST_TIMEOUT,
	description: "Milliseconds for a request; overrides the credential's",
});

/**
 * The connection fields of a credential.
 *
 * @param own the product's own defaults
 */
export function connectionProperties(own: Partial<ConnectionDefaults> = {}): INodeProperties[] {
	const fields = Object.entries(connectionFields({ ...DEFAULTS, ...own }));
	return [
		{
			displayName: SWITCH_LABEL,
			name: SWITCH,
			type: 'boolean',
			default: false,
			description:
				'Whether to change how many requests are sent, how often they are retried and how long they may take. Applies to all workflows that use this credential.',
		},
		...fields.map(([name, { property }]) => ({
			...property,
			name,
			displayOptions: { show: { [SWITCH]: [true] } },
		})),
	];
}

/** Longest wait accepted from Retry-After: two minutes. If it is longer, the request fails. */
const LONGEST_WAIT = 120_000;

/**
 * The connection settings of a credential, with defaults for missing ones.
 *
 * @param own the product's own defaults
 * @throws InputError if a value is invalid
 */
export function readConnection(
	credential: ICredentialDataDecryptedObject = {},
	own: Partial<ConnectionDefaults> = {},
): ConnectionOptions {
	const defaults = { ...DEFAULTS, ...own };
	const fields = connectionFields(defaults);
	const toLabel = (displayName: string) => `${displayName} (in the credential)`;
	// An expression may return the text `true`: n8n's variables are texts.
	const { [SWITCH]: customized = false } = credential;
	const isCustomized = readBoolean(customized, toLabel(SWITCH_LABEL));
	const valueOf = (name: keyof ConnectionDefaults): number => {
		const raw = isCustomized ? credential[name] : undefined;
		const field = fields[name];
		const label = toLabel(field.property.displayName);
		return raw === undefined ? defaults[name] : field.read(raw, { label, item: { json: {} } });
	};
	return {
		concurrency: valueOf('maxConcurrentRequests') || undefined,
		requestsPerSecond: valueOf('requestsPerSecond'),
		timeout: valueOf('requestTimeout'),
		retry: {
			attempts: valueOf('retries') + 1,
			firstWait: valueOf('initialRetryDelay'),
			longestWait: LONGEST_WAIT,
		},
	};
}
