import type { Sandbox } from '../../sandbox';
import type { N8nClient } from './n8nClient';

/** Where an authorization server sends the browser back to. */
const CALLBACK = '/rest/oauth2-credential/callback';

/** What stands in the ID and the type of the credential that is connected. */
const CREDENTIAL = 'constantContactOAuth2Api';

/** Registers n8n's redirect address with the application, as its owner does on the developer site. */
export function registerRedirect({ constantContactV3 }: Sandbox, url: string): void {
	const { redirectUris } = constantContactV3.options;
	if (!redirectUris.includes(`${url}${CALLBACK}`)) redirectUris.push(`${url}${CALLBACK}`);
}

/**
 * Connects the OAuth2 credential as the editor's button does: n8n names the address of the authorization server, the server sends
 * the browser back with a code, and n8n exchanges that for tokens.
 *
 * @param url address of n8n
 * @throws Error when the authorization server or n8n refuses
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

/** Whether n8n holds tokens for the credential. */
async function connectionOf(client: N8nClient): Promise<{ isConnected: boolean }> {
	const path = `/rest/credentials/${CREDENTIAL}?includeData=true`;
	const { data } = (await client.call('GET', path)) as { data: { oauthTokenData?: unknown } };
	return { isConnected: Boolean(data.oauthTokenData) };
}
