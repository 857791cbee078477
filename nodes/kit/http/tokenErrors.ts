import { TokenError, type TokenProblem } from '../errors/errors';
import { isRecord } from '../values/json';
import { collectCauses, type WrappedError } from './causes';

/** Codes of problems that n8n itself detects. */
type OwnProblem = Exclude<TokenProblem, 'refused' | 'unavailable'>;

/** Problems that n8n reports only as a message. */
const WORDS: Array<[RegExp, OwnProblem]> = [
	[/credentials not connected|sign without access token/i, 'notConnected'],
	[/no refresh token is available/i, 'noRefreshToken'],
	[/needs to be reconnected|\binvalid_grant\b/i, 'ended'],
];

/** Codes with which a token endpoint reports that it is busy or broken (RFC 6749, 5.2, and servers' additions). */
const BUSY = /^(?:throttled|too_many_requests|slow_down|server_error|temporarily_unavailable)$/;

/**
 * Converts what n8n's helper threw because it couldn't get an access token into an error of the kit; undefined if it threw for
 * another reason.
 *
 * n8n's errors from the token endpoint have the same kind of codes as network errors (ESTATUS, EAUTH), so they are checked first.
 *
 * @param baseUrl of the API: a request that n8n sends elsewhere is for a token
 */
export function toTokenError(
	error: unknown,
	request: string,
	baseUrl: string,
): TokenError | undefined {
	for (const link of collectCauses(error)) {
		const words = WORDS.find(([pattern]) => pattern.test(joinTexts(link)));
		if (words !== undefined) return new TokenError(words[1], request, SEEN[words[1]]);
		const refusal = readRefusal(link);
		if (refusal !== undefined) return new TokenError(refusal.problem, request, refusal.seen);
		if (cameFromElsewhere(link, baseUrl)) {
			const seen = 'the token server could not be reached';
			return new TokenError('unavailable', request, seen);
		}
	}
	return undefined;
}

/** The response with status 401 that n8n's helper threw: one from the API, also after a new token was rejected. */
export function findUnauthorized(error: unknown): Unauthorized | undefined {
	for (const { response } of collectCauses(error)) {
		if (!isRecord(response) || response.status !== 401) continue;
		const { headers, data } = response;
		return {
			statusCode: 401,
			headers: isRecord(headers) ? headers : {},
			body: data,
		};
	}
	// n8n 1.x drops what its error wraps, but keeps the status.
	const isBare = isRecord(error) && error.cause === undefined && error.httpCode === '401';
	return isBare ? { statusCode: 401, headers: {}, body: '' } : undefined;
}

/** A response as returned by n8n's helper. */
export interface Unauthorized {
	statusCode: 401;
	headers: Record<string, unknown>;
	body: unknown;
}

const SEEN: Record<OwnProblem, string> = {
	notConnected: 'the credential is not connected to an account yet',
	noRefreshToken: 'the connection has ended, and the credential has no token to renew it with',
	ended: 'the connection of the credential has ended',
};

/** What the token endpoint returned instead of a token. */
function readRefusal({
	code,
	status,
	body,
	response,
}: WrappedError): { problem: TokenProblem; seen: string } | undefined {
	if (code === 'EAUTH') {
		const name = isRecord(body) && typeof body.error === 'string' ? body.error : 'an error';
		return describeRefusal(BUSY.test(name), `responded with '${name}'`);
	}
	if (code === 'ESTATUS')
		return describeRefusal(status === 429, `responded with status ${String(status)}`);
	// The API's own responses are thrown only for 401.
	const own = isRecord(response) ? response.status : undefined;
	if (typeof own !== 'number' || own < 500) return undefined;
	return describeRefusal(true, `responded with status ${own}`);
}

function describeRefusal(isBusy: boolean, what: string): { problem: TokenProblem; seen: string } {
	const seen = `the token server ${what}`;
	return { problem: isBusy ? 'unavailable' : 'refused', seen };
}

function cameFromElsewhere({ config }: WrappedError, baseUrl: string): boolean {
	if (!isRecord(config) || typeof config.url !== 'string') return false;
	return URL.canParse(config.url) && !config.url.startsWith(new URL(baseUrl).origin);
}

function joinTexts({ message, description }: WrappedError): string {
	return [message, description].filter((text) => typeof text === 'string').join(' ');
}
