import type { ApiResponse } from '../../http';

/** A request that the authorization server rejects (RFC 6749, section 5.2). */
export class OAuthError extends Error {
	constructor(
		readonly error: string,
		message: string,
		readonly status = 400,
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

/** The body of an OAuth error. */
export function oauthErrorBody(error: string, error_description: string): object {
	return { error, error_description };
}

/** The response to a rejected request. */
export function oauthErrorResponse({ error, message, status, headers }: OAuthError): ApiResponse {
	return { status, headers, body: oauthErrorBody(error, message) };
}
