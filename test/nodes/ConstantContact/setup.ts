import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import {
	runNode,
	withConnection,
	type Connection,
	type NodeResult,
	type RunNodeOptions,
} from '../../support';

/** Parameters of the node, and its connection settings. */
export interface Parameters extends INodeParameters {
	connection?: Connection & INodeParameters;
}

/** A record chosen by ID. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** The node, connected to an account. */
export interface AccountNode {
	account: Sandbox['constantContactV3'];
	/** Its tokens change when n8n renews them. */
	credentials: { constantContactOAuth2Api: ICredentialDataDecryptedObject };
	/** Runs an operation through n8n's engine. */
	run(
		resource: string,
		operation: string,
		parameters?: Parameters,
		items?: IDataObject[],
		options?: Partial<RunNodeOptions>,
	): Promise<NodeResult>;
}

/** The node, connected to its own sandbox. */
export interface ConnectedNode extends AccountNode {
	sandbox: Sandbox;
	/** Method and path below /v3 of each request since the log was cleared. */
	requests(): string[];
	/** JSON body of the last request. */
	lastBody(): unknown;
	close(): Promise<void>;
}

/** The credential of a connected account, as n8n stores it after the OAuth flow. */
export function connectedCredential(
	{ credentials }: Sandbox['constantContactV3'],
	tokens: { accessToken: string; refreshToken: string } = credentials,
	scope = 'account_read account_update contact_data campaign_data offline_access',
): ICredentialDataDecryptedObject {
	const { baseUrl, authorizeUrl, tokenUrl, clientId, clientSecret } = credentials;
	return {
		grantType: 'authorizationCode',
		clientId,
		clientSecret,
		authUrl: authorizeUrl,
		accessTokenUrl: tokenUrl,
		baseUrl,
		oauthTokenData: {
			access_token: tokens.accessToken,
			...(tokens.refreshToken !== '' && { refresh_token: tokens.refreshToken }),
			token_type: 'Bearer',
			expires_in: 86_400,
			scope,
		},
	};
}

/** Connects the node to an account. Retries wait one millisecond; the rate isn't limited. */
export function nodeOf(account: Sandbox['constantContactV3']): AccountNode {
	const credentials = { constantContactOAuth2Api: connectedCredential(account) };
	return {
		account,
		credentials,
		run: async (
			resource,
			operation,
			{ connection, ...parameters } = {},
			items = [{}],
			{ credentials: own = credentials, ...more } = {},
		) =>
			await runNode(
				'constantContact',
				{ resource, operation, ...parameters },
				{
					credentials: withConnection(own, {
						initialRetryDelay: 1,
						requestsPerSecond: 0,
						...connection,
					}),
					json: items,
					...more,
				},
			),
	};
}

/** Starts a sandbox and connects the node to it. */
export async function connectNode(options: SandboxOptions = {}): Promise<ConnectedNode> {
	const sandbox = await startSandbox(options);
	return {
		sandbox,
		...nodeOf(sandbox.constantContactV3),
		requests: () =>
			sandbox.log.entries.map(({ method, path }) => `${method} ${path.replace(/^\/v3/, '')}`),
		lastBody: () => sandbox.log.entries.at(-1)?.body,
		close: async () => await sandbox.close(),
	};
}
