import type { Sandbox } from '../sandbox';
import type { CredentialData } from '../support';

/** What a user would fill into the ContactHub credential to reach this sandbox. */
export function credentialsFor({ contactHub }: Pick<Sandbox, 'contactHub'>): CredentialData {
	const { baseUrl, workspaceId, nodeId, tokens } = contactHub;
	return { contactHubApi: { baseUrl, workspaceId, nodeId, token: tokens.trusted } };
}
