import { DateTime } from 'luxon';

import { ServerError, TokenError, TransportError } from '../errors/errors';

/** How patiently a request is repeated. */
export interface RetryPolicy {
	/** How often a request is sent at the most. */
	attempts: number;
	/** Milliseconds before the first repetition; doubled each time. */
	firstWait: number;
	/** Milliseconds that are waited at the most, whatever the server asks. */
	longestWait: number;
}

/** Statuses of servers that are overloaded or broken for the moment. */
const TRANSIENT = new Set([500, 502, 503, 504]);

/**
 * Whether sending a request again can help and can do no harm.
 *
 * A request that isn't idempotent is repeated only when the server certainly didn't act on it: it was never
 * reached, or said that there were too many requests. 401 is never repeated: some services freeze accounts.
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
 * Milliseconds to wait before the next attempt, or undefined when the server asks for more than the policy allows.
 *
 * Exponential with full jitter (so that many items that were refused together don't come back together); a
 * Retry-After of the server is honoured to the letter.
 *
 * @param attempt the attempt that just ended, counted from 1
 * @param random a number from 0 to 1
 */
export function waitBeforeNext(
	error: unknown,
	attempt: number,
	policy: RetryPolicy,
	random: number = Math.random(),
): number | undefined {
	const asked = error instanceof ServerError ? error.retryAfter : undefined;
	if (asked !== undefined) return asked <= policy.longestWait ? asked : undefined;
	const ceiling = Math.min(policy.longestWait, policy.firstWait * 2 ** (attempt - 1));
	return ceiling / 2 + (random * ceiling) / 2;
}

/**
 * Milliseconds that a Retry-After header asks for: seconds or an HTTP date (RFC 9110, 10.2.3).
 *
 * A date is read against the server's own Date header, so that two clocks that disagree do no harm.
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
