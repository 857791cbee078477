import type { ApiResponse, ApiRequest } from '../../http';
import { SCOPES, type Scope } from '../privileges';
import type { Account } from '../state';
import { OAuthError } from './errors';

/** Where to redirect the browser, with these parameters added. */
function redirect(uri: string, parameters: Record<string, string>): ApiResponse {
	const location = new URL(uri);
	for (const [name, value] of Object.entries(parameters)) location.searchParams.set(name, value);
	return { status: 302, headers: { location: location.href } };
}

function readScopes(text: string): Scope[] | undefined {
	const words = text.split(' ').filter((word) => word !== '');
	const scopes = words.map((word) => SCOPES.find((scope) => scope === word));
	return scopes.includes(undefined) ? undefined : (scopes as Scope[]);
}

/**
 * The login form, in which the person agrees at once: redirects the browser back with a code.
 * @throws OAuthError 400, without a redirect, for unknown applications and redirect URLs
 */
export function authorize(account: Account, { query }: ApiRequest): ApiResponse {
	const { clientId, publicClientId, redirectUris, consent } = account.options;
	const client = query.get('client_id') ?? '';
	if (![clientId, publicClientId].includes(client)) {
		throw new OAuthError('invalid_client', "The 'client_id' is unknown.");
	}
	const uri = query.get('redirect_uri') ?? '';
	// Compared character by character (V3 API 2)
	if (!redirectUris.includes(uri)) {
		throw new OAuthError(
			'invalid_request',
			`The 'redirect_uri' parameter must be a redirect address of the application, not '${uri}'.`,
		);
	}
	const state = query.get('state') ?? '';
	const fail = (error: string, error_description: string): ApiResponse =>
		redirect(uri, { error, error_description, ...(state === '' ? {} : { state }) });
	if (state === '') return fail('invalid_request', "The 'state' parameter is missing.");
	if (query.get('response_type') !== 'code') {
		return fail('unsupported_response_type', "The 'response_type' must be 'code'.");
	}
	const challenge = query.get('code_challenge') ?? undefined;
	if (challenge !== undefined && query.get('code_challenge_method') !== 'S256') {
		return fail('invalid_request', "The 'code_challenge_method' must be 'S256'.");
	}
	if (challenge === undefined && client === publicClientId) {
		return fail('invalid_request', 'PKCE code challenge is required.');
	}
	const scopes = readScopes(query.get('scope') ?? '');
	if (scopes === undefined || scopes.length === 0) {
		return fail('invalid_scope', 'One or more scopes are not configured for the server.');
	}
	if (consent === 'deny') return fail('access_denied', 'The resource owner denied the request.');
	const grant = account.grants.create(client, scopes);
	return redirect(uri, { code: account.grants.issueCode(grant, uri, challenge), state });
}
