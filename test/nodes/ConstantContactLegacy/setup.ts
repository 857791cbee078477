import type { IDataObject } from 'n8n-workflow';

import { ConstantContactLegacy } from '../../../nodes/ConstantContactLegacy/ConstantContactLegacy.node';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import {
	runNode,
	withConnection,
	type Connection,
	type NodeResult,
	type RunNodeOptions,
} from '../../support';

/** Parameters of an operation as stored by a workflow, and the credential's connection settings. */
export type Parameters = Record<string, unknown> & { connection?: Connection };

/** The node, connected to its own sandbox. */
export interface ConnectedNode {
	sandbox: Sandbox;
	hub: Sandbox['constantContactV1'];
	credentials: { constantContactLegacyApi: Record<string, string> };
	/** Runs an operation through n8n's engine. */
	run(
		resource: string,
		operation: string,
		parameters?: Parameters,
		items?: IDataObject[],
		options?: Partial<RunNodeOptions>,
	): Promise<NodeResult>;
	/** Method and path below the account of each request since the log was cleared. */
	requests(): string[];
	close(): Promise<void>;
}

/** Starts a sandbox and connects the node to it. Retries wait one millisecond; the rate isn't limited. */
export async function connectNode(options: SandboxOptions = {}): Promise<ConnectedNode> {
	const sandbox = await startSandbox(options);
	const hub = sandbox.constantContactV1;
	const { baseUrl } = hub.credentials;
	const credentials = {
		constantContactLegacyApi: { ...hub.credentials, baseUrl: `${baseUrl}/ws` },
	};
	return {
		sandbox,
		hub,
		credentials,
		run: async (
			resource,
			operation,
			{ connection, ...parameters } = {},
			items = [{}],
			{ credentials: own = credentials, ...more } = {},
		) =>
			await runNode(
				ConstantContactLegacy,
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
			sandbox.log.entries.map(
				({ method, path }) => `${method} ${path.replace(/^.*\/customers\/[^/]+/, '')}`,
			),
		close: async () => await sandbox.close(),
	};
}

/** A resource locator by ID. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
