import { connectedCredential } from '../nodes/ConstantContact/setup';
import type { Sandbox } from '../sandbox';
import { withConnection, type CredentialData } from '../support';

/** What a user would enter in the credentials of all nodes to connect to this sandbox. */
export function credentialsFor({
	contactHub,
	constantContactV1,
	constantContactV2,
	constantContactV3,
}: Sandbox): CredentialData {
	const { baseUrl, workspaceId, nodeId, tokens } = contactHub;
	const account = constantContactV1.credentials;
	return {
		contactHubApi: { baseUrl, workspaceId, nodeId, token: tokens.trusted },
		constantContactLegacyApi: { ...account, baseUrl: `${account.baseUrl}/ws` },
		constantContactLegacyTokenApi: { ...constantContactV2.credentials },
		...withConnection(
			{ constantContactOAuth2Api: connectedCredential(constantContactV3) },
			// The sandbox doesn't limit requests, and the four per second that a key allows would mean waiting.
			{ requestsPerSecond: 0 },
		),
	};
}
