import { timingSafeEqual } from 'node:crypto';
import type { ApiRequest } from '../http';
import { retryAfterHeader, RateLimiter } from '../rateLimit';
import { ApiError, problem } from './errors';
import type { ConstantContactV2Options } from './options';

const DAY_MS = 86_400_000;

function same(left: string, right: string): boolean {
	const [a, b] = [Buffer.from(left), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}

/** A client's token, from the header or the query (V2 API 1.1). */
function tokenOf({ headers, query }: ApiRequest): string {
	const sent = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
	return sent ?? query.get('access_token') ?? '';
}

/** Checks API key, token and the limits of the key (V2 API 1.1, 1.4). */
export class Access {
	private readonly limiter = new RateLimiter();
	private day = 0;
	private today = 0;

	constructor(private readonly options: ConstantContactV2Options) {}

	/** Requests since 00:00 UTC, for the daily limit. */
	get requestsToday(): number {
		return this.today;
	}

	/**
	 * Lets a request pass if its key and token are valid and the limits aren't exceeded.
	 * @throws ApiError 403 for the key, 429 (or 403) above a limit, 401 for the token
	 */
	check(request: ApiRequest, now: number): void {
		const { apiKey, accessToken } = this.options;
		if (!same(request.query.get('api_key') ?? '', apiKey)) {
			const key = 'mashery.not.authorized.inactive';
			throw new ApiError(403, problem(key, 'The API key is missing or inactive.'));
		}
		this.checkLimits(now);
		if (!same(tokenOf(request), accessToken)) {
			const key = 'http.status.authentication.invalid_token';
			throw new ApiError(401, problem(key, 'The access token is missing or invalid.'));
		}
	}

	private checkLimits(now: number): void {
		const { rateLimit, dailyLimit, apiKey } = this.options;
		const wait = rateLimit && this.limiter.refusal(apiKey, rateLimit, now);
		if (rateLimit !== undefined && wait !== undefined) {
			// No Retry-After is documented, so there is none unless an option sets its form
			const named = rateLimit.retryAfter !== undefined;
			throw this.overQps(named ? retryAfterHeader(rateLimit, wait, now) : {});
		}
		const day = Math.floor(now / DAY_MS);
		if (day !== this.day) [this.day, this.today] = [day, 0];
		if (dailyLimit !== undefined && this.today >= dailyLimit) throw this.overRate();
		this.today++;
	}

	private overQps(headers: Record<string, string>): ApiError {
		const { throttleBody, throttleStatus } = this.options;
		if (throttleBody === 'v3') {
			const entry = problem('throttled', 'Too Many Requests');
			return new ApiError(throttleStatus, entry, headers, true);
		}
		const message =
			'The Mashery account associated with this request is over its queries-per-second quota.';
		const entry = problem('mashery.not.authorized.over.qps', message);
		return new ApiError(throttleStatus, entry, headers);
	}

	private overRate(): ApiError {
		const { throttleBody, throttleStatus } = this.options;
		if (throttleBody === 'v3') {
			return new ApiError(throttleStatus, problem('quota_exceeded', 'Limit Exceeded'), {}, true);
		}
		const message = 'The Mashery account associated with this request is over its rate quota.';
		return new ApiError(throttleStatus, problem('mashery.not.authorized.over.rate', message));
	}
}
