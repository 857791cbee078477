/** The number of requests per time span; `retryAfter` is the format of the wait in the response. */
export interface RateLimit {
	requests: number;
	perMs: number;
	retryAfter?: 'seconds' | 'date' | 'none';
}

/** Counts requests per client in a sliding window. */
export class RateLimiter {
	private readonly seen = new Map<string, number[]>();

	/**
	 * Counts one request of `client`.
	 * @returns undefined if it may pass, otherwise the milliseconds until one may pass again
	 */
	refusal(client: string, limit: RateLimit, now: number): number | undefined {
		const recent = (this.seen.get(client) ?? []).filter((at) => at > now - limit.perMs);
		this.seen.set(client, recent);
		if (recent.length >= limit.requests) {
			return limit.requests === 0 ? limit.perMs : Math.max(1, recent[0]! + limit.perMs - now);
		}
		recent.push(now);
		return undefined;
	}
}

/** The `retry-after` header for a wait, in the format set by the limit. */
export function retryAfterHeader(
	limit: RateLimit,
	waitMs: number,
	now: number,
): Record<string, string> {
	if (limit.retryAfter === 'none') return {};
	const seconds = Math.ceil(waitMs / 1000);
	if (limit.retryAfter !== 'date') return { 'retry-after': String(seconds) };
	// HTTP dates have whole seconds, so the wait is rounded up
	return { 'retry-after': new Date((Math.ceil(now / 1000) + seconds) * 1000).toUTCString() };
}
