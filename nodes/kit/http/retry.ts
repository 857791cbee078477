import { DateTime } from 'luxon';

import { ServerError, TokenError, TransportError } from '../errors/errors';

/** How persistently a request is retried. */
export interface RetryPolicy {
	/** Maximum number of times a request is sent. */
	attempts: number;
	/** Milliseconds before the first retry; doubled each time. */
	firstWait: number;
	/** Maximum milliseconds to wait, whatever the server asks for. */
	longestWait: number;
}

/** Statuses of servers that are temporarily overloaded or broken. */
const TRANSIENT = new Set([500, 502, 503, 504]);

/**
 * Whether sending a request again may help and can't do harm.
 *
 * A request that isn't idempotent is retried only if the server certainly didn't carry it out: it was never reached, or it
 * reported too many requests. 401 is never retried: some services lock accounts.
 */
export function isWorthRepeating(error: unknown, idempotent: boolean): boolean {
	if (error instanceof ServerError) {
		return error.status === 429 || (idempotent && TRANSIENT.has(error.status));
	}
	if (error instanceof TokenError) return error.problem === 'unavailable';
	if (error instanceof TransportError) {
		if (error.problem === 'redirected' || error.problem === 'proxyRefused') return false;
		return error.problem === 'unreachable' || idempotent;
	}
	return false;
}

/**
 * Milliseconds to wait before the next attempt; undefined if the server asks for more than the policy allows.
 *
 * Exponential with full jitter (so that items rejected together don't all return at once); the server's Retry-After is followed
 * exactly, unless it is zero: a date is in whole seconds, and requests that return at once would soon use up all attempts.
 *
 * @param attempt number of the attempt that just ended, starting at 1
 * @param random a number from 0 to 1
 */
export function waitBeforeNext(
	error: unknown,
	attempt: number,
	policy: RetryPolicy,
	random: number = Math.random(),
): number | undefined {
	const asked = error instanceof ServerError ? error.retryAfter : undefined;
	if (asked !== undefined && asked > 0) return asked <= policy.longestWait ? asked : undefined;
	const ceiling = Math.min(policy.longestWait, policy.firstWait * 2 ** (attempt - 1));
	return ceiling / 2 + (random * ceiling) / 2;
}

/**
 * Milliseconds given by a Retry-After header: seconds or an HTTP date (RFC 9110, 10.2.3).
 *
 * A date is compared with the server's own Date header, so that differing clocks do no harm.
 */
export function parseRetryAfter(
	retryAfter: string | undefined,
	serverDate: string | undefined,
	now: number = Date.now(),
): number | undefined {
	if (retryAfter === undefined) return undefined;
	if (/^\s*\d+\s*$/.test(retryAfter)) return Number(retryAfter) * 1000;
	const until = DateTime.fromHTTP(retryAfter);
	if (!until.isValid) return undefined;
	const from = serverDate === undefined ? undefined : DateTime.fromHTTP(serverDate);
	return Math.max(0, until.toMillis() - (from?.isValid ? from.toMillis() : now));
}
