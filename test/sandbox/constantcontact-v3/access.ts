import type { ApiRequest } from '../http';
import { RateLimiter, retryAfterHeader } from '../rateLimit';
import type { Endpoint } from './api';
import { accessDenied, GatewayError, unauthorized } from './errors';
import type { Grant, Grants } from './oauth/grants';
import type { ConstantContactV3Options } from './options';
import { hasPrivilege } from './privileges';

const DAY_MS = 86_400_000;

/** Checks tokens, limits of the API key, scopes and privileges (V3 API 2, 3). */
export class Access {
	private readonly limiter = new RateLimiter();
	private day = 0;
	private readonly today = new Map<string, number>();

	constructor(
		private readonly options: ConstantContactV3Options,
		private readonly grants: Grants,
	) {}

	/** Requests of an API key since 00:00 UTC, for the daily limit; may be set. */
	requestsToday(clientId: string, now: number): number {
		this.turnDay(now);
		return this.today.get(clientId) ?? 0;
	}

	/** Sets the number of an API key's requests for the daily limit. */
	setRequestsToday(clientId: string, count: number, now: number): void {
		this.turnDay(now);
		this.today.set(clientId, count);
	}

	/** Who sends a request; undefined without a valid token. */
	grantOf({ headers }: ApiRequest, now: number): Grant | undefined {
		const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
		return token === undefined ? undefined : this.grants.withAccessToken(token, now);
	}

	/**
	 * Lets a request pass.
	 * @throws GatewayError 401 for the token, 429 above a limit, 403 for scope or privilege
	 */
	check(request: ApiRequest, { scope, privilege }: Endpoint, now: number): Grant {
		const grant = this.grantOf(request, now);
		if (grant === undefined) throw unauthorized();
		this.checkLimits(grant.clientId, now);
		if (scope !== undefined && !grant.scopes.includes(scope)) {
			throw accessDenied(`The access token lacks the scope ${scope}.`);
		}
		if (privilege !== undefined && !hasPrivilege(grant.role, privilege)) {
			throw accessDenied('Insufficient user privileges to perform this operation.');
		}
		return grant;
	}

	private turnDay(now: number): void {
		const day = Math.floor(now / DAY_MS);
		if (day === this.day) return;
		this.day = day;
		this.today.clear();
	}

	private checkLimits(clientId: string, now: number): void {
		const { rateLimit, dailyLimit } = this.options;
		const count = this.requestsToday(clientId, now);
		if (dailyLimit !== undefined && count >= dailyLimit) {
			throw new GatewayError(429, {
				error_key: 'quota_exceeded',
				error_message: 'Limit Exceeded',
			});
		}
		const wait = rateLimit && this.limiter.refusal(clientId, rateLimit, now);
		if (rateLimit !== undefined && wait !== undefined) {
			// No Retry-After is documented, so there is none unless an option sets its form
			const named = rateLimit.retryAfter !== undefined;
			throw new GatewayError(
				429,
				{ error_key: 'throttled', error_message: 'Too Many Requests' },
				named ? retryAfterHeader(rateLimit, wait, now) : {},
			);
		}
		this.today.set(clientId, count + 1);
	}
}
