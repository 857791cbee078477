import {
	createBearerHeader,
	getCredentialText,
	InputError,
	type Authenticate,
	type CredentialReader,
	type CredentialValues,
} from '../../kit';

/** What a credential holds. */
interface WorkspaceAccess extends CredentialValues {
	workspaceId: string;
	/** The node set in the credential. */
	defaultNodeId: string | undefined;
}

/** The token in the header (ContactHub API 1.1). */
export const authenticate: Authenticate = async ({ token }, request) => ({
	...request,
	headers: { ...request.headers, ...createBearerHeader(token) },
});

/** The credential of a workspace. */
export const workspaceCredential: CredentialReader<WorkspaceAccess> = {
	type: 'contactHubApi',
	read(credential, id) {
		const workspaceId = getCredentialText(credential, 'workspaceId');
		const token = getCredentialText(credential, 'token');
		const nodeId = getCredentialText(credential, 'nodeId');
		if (workspaceId === '' || token === '') {
			throw new InputError(
				"The credential lacks its 'Workspace ID' or its 'Token'",
				'Open the credential and fill in both; ContactHub shows them under Settings > Sources.',
			);
		}
		return {
			workspaceId,
			defaultNodeId: nodeId || undefined,
			quotaKey: id ?? workspaceId,
			secrets: [token],
			known: [workspaceId, nodeId],
		};
	},
};
