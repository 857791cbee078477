import type { IDataObject } from 'n8n-workflow';

import { ConstantContactLegacyV2 } from '../../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { runNode, withConnection, type NodeResult, type RunNodeOptions } from '../../support';
import type { Parameters } from '../ConstantContactLegacy/setup';

export { byId, type Parameters } from '../ConstantContactLegacy/setup';

/** The node, connected to its own sandbox. */
export interface ConnectedNode {
	sandbox: Sandbox;
	account: Sandbox['constantContactV2'];
	credentials: { constantContactLegacyTokenApi: Record<string, string> };
	/** Runs an operation through n8n's engine. */
	run(
		resource: string,
		operation: string,
		parameters?: Parameters,
		items?: IDataObject[],
		options?: Partial<RunNodeOptions>,
	): Promise<NodeResult>;
	/** Method and path below /v2 of each request since the log was cleared. */
	requests(): string[];
	close(): Promise<void>;
}

/** Starts a sandbox and connects the node to it. Retries wait one millisecond; the rate isn't limited. */
export async function connectNode(options: SandboxOptions = {}): Promise<ConnectedNode> {
	const sandbox = await startSandbox(options);
	const account = sandbox.constantContactV2;
	const credentials = { constantContactLegacyTokenApi: { ...account.credentials } };
	return {
		sandbox,
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
				ConstantContactLegacyV2,
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
		requests: () =>
			sandbox.log.entries.map(({ method, path }) => `${method} ${path.replace(/^\/v2/, '')}`),
		close: async () => await sandbox.close(),
	};
}
