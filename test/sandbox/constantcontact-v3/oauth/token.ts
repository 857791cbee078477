import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiResponse, ApiRequest } from '../../http';
import { retryAfterHeader } from '../../rateLimit';
import type { Account } from '../state';
import { OAuthError } from './errors';
import type { Grant, Tokens } from './grants';

function same(left: string, right: string): boolean {
	const [a, b] = [Buffer.from(left), Buffer.from(right)];
	return a.length === b.length && timingSafeEqual(a, b);
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return text;
	}
}

/** Client id and secret in the Basic header; undefined without one. */
function basicOf({ headers }: ApiRequest): [string, string] | undefined {
	const encoded = /^Basic (\S+)$/i.exec(headers.authorization ?? '')?.[1];
	if (encoded === undefined) return undefined;
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const split = text.indexOf(':');
	return split === -1
		? [text, '']
		: [decoded(text.slice(0, split)), decoded(text.slice(split + 1))];
}

/**
 * The application that sends the request: by Basic if it has a secret, otherwise by name.
 * @throws OAuthError 401
 */
function clientOf({ options }: Account, request: ApiRequest, form: URLSearchParams): string {
	const { clientId, clientSecret, publicClientId } = options;
	const basic = basicOf(request);
	if (basic !== undefined) {
		if (basic[0] === clientId && same(basic[1], clientSecret)) return clientId;
	} else if (form.get('client_id') === publicClientId && !form.has('client_secret')) {
		return publicClientId;
	}
	throw new OAuthError(
		'invalid_client',
		'The client secret supplied for a confidential client is invalid.',
		401,
		{ 'www-authenticate': 'Basic realm="oauth2"' },
	);
}

function checkVerifier(challenge: string | undefined, form: URLSearchParams): void {
	const verifier = form.get('code_verifier');
	if (challenge === undefined && verifier === null) return;
	const hashed = createHash('sha256')
		.update(verifier ?? '')
		.digest('base64url');
	if (challenge !== hashed) throw new OAuthError('invalid_grant', 'PKCE verification failed.');
}

function redeem({ grants }: Account, client: string, form: URLSearchParams): [Grant, Tokens] {
	const code = grants.redeemCode(form.get('code') ?? '');
	if (code === undefined || code.grant.clientId !== client) {
		throw new OAuthError('invalid_grant', 'The authorization code is invalid or has expired.');
	}
	if (code.redirectUri !== form.get('redirect_uri')) {
		throw new OAuthError('invalid_grant', "The 'redirect_uri' does not match the authorization.");
	}
	checkVerifier(code.challenge, form);
	return [code.grant, grants.issue(code.grant)];
}

function refresh(
	{ grants, clock }: Account,
	client: string,
	form: URLSearchParams,
): [Grant, Tokens] {
	const tokens = grants.refresh(form.get('refresh_token') ?? '', client);
	if (tokens === undefined) {
		// Captured verbatim (V3 API 2)
		throw new OAuthError('invalid_grant', 'The refresh token is invalid or expired.');
	}
	return [grants.withAccessToken(tokens.accessToken, clock.now())!, tokens];
}

function checkRate(account: Account, now: number): void {
	const { tokenRateLimit } = account.options;
	const wait = tokenRateLimit && account.tokenLimiter.refusal('token', tokenRateLimit, now);
	if (tokenRateLimit === undefined || wait === undefined) return;
	const named = tokenRateLimit.retryAfter !== undefined;
	const headers = named ? retryAfterHeader(tokenRateLimit, wait, now) : {};
	throw new OAuthError('throttled', 'Too Many Requests', 429, headers);
}

/**
 * Issues tokens for a code or a refresh token (V3 API 2).
 * @throws OAuthError
 */
export function issueTokens(account: Account, request: ApiRequest): ApiResponse {
	checkRate(account, request.now);
	const type = request.headers['content-type'] ?? '';
	if (!/^application\/x-www-form-urlencoded\s*(;.*)?$/i.test(type)) {
		throw new OAuthError(
			'invalid_request',
			'The content type must be application/x-www-form-urlencoded.',
		);
	}
	const form = new URLSearchParams(request.body.toString('utf8'));
	const client = clientOf(account, request, form);
	const grantType = form.get('grant_type');
	request.markHandled();
	const issue = { authorization_code: redeem, refresh_token: refresh }[grantType ?? ''];
	if (issue === undefined) {
		throw new OAuthError(
			'unsupported_grant_type',
			`The grant type '${grantType}' is not supported.`,
		);
	}
	const [grant, tokens] = issue(account, client, form);
	return {
		status: 200,
		headers: { 'cache-control': 'no-cache, no-store', pragma: 'no-cache' },
		body: {
			token_type: 'Bearer',
			expires_in: account.options.accessTokenSeconds,
			access_token: tokens.accessToken,
			scope: grant.scopes.join(' '),
			...(tokens.refreshToken === undefined ? {} : { refresh_token: tokens.refreshToken }),
		},
	};
}
