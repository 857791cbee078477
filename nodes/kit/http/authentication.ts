import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

/** Adds a credential's authentication to a request; returns a new request. */
export type Authenticate = (
	credential: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/** The header for a token. */
export function createBearerHeader(token: unknown): { Authorization: string } {
	return { Authorization: `Bearer ${String(token).trim()}` };
}

/** The header for a user name and password. */
export function createBasicHeader(user: string, password: unknown): { Authorization: string } {
	const pair = Buffer.from(`${user}:${String(password)}`, 'utf8').toString('base64');
	return { Authorization: `Basic ${pair}` };
}
