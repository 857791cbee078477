import type { Sandbox } from '../../sandbox';
import type { N8nClient } from './n8nClient';

/** Where an authorization server redirects the browser. */
const CALLBACK = '/rest/oauth2-credential/callback';

/** ID and type of the credential being connected. */
const CREDENTIAL = 'constantContactOAuth2Api';

/** Registers n8n's redirect URL with the application, as its owner does on the developer site. */
export function registerRedirect({ constantContactV3 }: Sandbox, url: string): void {
	const { redirectUris } = constantContactV3.options;
	if (!redirectUris.includes(`${url}${CALLBACK}`)) redirectUris.push(`${url}${CALLBACK}`);
}

/**
 * Connects the OAuth2 credential like the editor's button: n8n returns the URL of the authorization server, the server redirects
 * the browser back with a code, and n8n exchanges that for tokens.
 *
 * @param url base URL of n8n
 * @throws Error if the authorization server or n8n rejects a request
 */
export async function connectAccount(
	client: N8nClient,
	sandbox: Sandbox,
	url: string,
): Promise<void> {
	registerRedirect(sandbox, url);
	const query = new URLSearchParams({ id: CREDENTIAL });
	const address = (await client.call('GET', `/rest/oauth2-credential/auth?${query}`)) as string;
	const consent = await fetch(address, { redirect: 'manual' });
	const location = consent.headers.get('location');
	if (location === null) throw new Error(`No consent: ${await consent.text()}`);
	const { pathname, search } = new URL(location);
	const page = await (await client.get(`${pathname}${search}`)).text();
	const { isConnected } = await connectionOf(client);
	if (!isConnected) throw new Error(`n8n did not connect the account: ${page}`);
}

/** Whether n8n has tokens for the credential. */
async function connectionOf(client: N8nClient): Promise<{ isConnected: boolean }> {
	const path = `/rest/credentials/${CREDENTIAL}?includeData=true`;
	const { data } = (await client.call('GET', path)) as { data: { oauthTokenData?: unknown } };
	return { isConnected: Boolean(data.oauthTokenData) };
}
