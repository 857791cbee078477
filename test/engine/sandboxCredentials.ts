import { connectedCredential } from '../nodes/ConstantContact/setup';
import type { Sandbox } from '../sandbox';
import { withConnection, type CredentialData } from '../support';

/** What a user would fill into the credentials of all nodes to reach this sandbox. */
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
			// The sandbox counts no requests, and the four a second that a key allows would be waited for.
			{ requestsPerSecond: 0 },
		),
	};
}
