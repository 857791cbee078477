import type { Sandbox } from '../sandbox';
import type { CredentialData } from '../support';

/** What a user would fill into the credentials of all nodes to reach this sandbox. */
export function credentialsFor({
	contactHub,
	constantContactV1,
	constantContactV2,
}: Sandbox): CredentialData {
	const { baseUrl, workspaceId, nodeId, tokens } = contactHub;
	const account = constantContactV1.credentials;
	return {
		contactHubApi: { baseUrl, workspaceId, nodeId, token: tokens.trusted },
		constantContactLegacyApi: { ...account, baseUrl: `${account.baseUrl}/ws` },
		constantContactLegacyTokenApi: { ...constantContactV2.credentials },
	};
}
