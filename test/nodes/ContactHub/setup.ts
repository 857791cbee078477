import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ContactHub } from '../../../nodes/ContactHub/ContactHub.node';
import {
	startSandbox,
	type ContactHubSandbox,
	type LogEntry,
	type Sandbox,
	type SandboxOptions,
	type TokenName,
} from '../../sandbox';
import {
	runNode,
	type CredentialData,
	type NodeResult,
	type RunNodeOptions,
	withConnection,
	type Connection,
} from '../../support';

/** Parameters of the node; omitted ones have the node's defaults. */
export type Parameters = Record<string, unknown>;

/** The settings of a single run. */
export interface RunOptions extends Omit<RunNodeOptions, 'items' | 'json' | 'credentials'> {
	/** Which of the sandbox's tokens is in the credential. Default: `trusted`. */
	token?: TokenName;
	/** Changes the data of the credential, e.g. its `nodeId`. */
	credential?: Record<string, string>;
}

/** A sandbox and the node connected to it. */
export interface ConnectedNode {
	sandbox: Sandbox;
	hub: ContactHubSandbox;
	/** The credential's data, for `runNode`, `listSearch` and the like. */
	credentials(token?: TokenName, changes?: Record<string, string>): CredentialData;
	/**
	 * Runs the node through n8n's engine. Retries wait only one millisecond.
	 *
	 * @param items JSON of the input items; by default one empty item
	 */
	run(
		resource: string,
		operation: string,
		parameters?: Parameters,
		items?: IDataObject[],
		options?: RunOptions,
	): Promise<NodeResult>;
	/** Like `run`, but fails the test if the node fails. @returns the JSON of the output items */
	runOk(
		resource: string,
		operation: string,
		parameters?: Parameters,
		items?: IDataObject[],
		options?: RunOptions,
	): Promise<IDataObject[]>;
	/** Requests since the log was cleared, as `POST /customers`; without the workspace's prefix. */
	requests(): string[];
	/** The only request since the log was cleared. Fails the test if there were none or several. */
	onlyRequest(): LogEntry;
	/** The path of a log entry below the workspace, e.g. `/customers`. */
	below(entry: LogEntry): string;
	close(): Promise<void>;
}

/**
 * Starts a sandbox, and returns the ContactHub node connected to it: the credential has the trusted token, and the node with the
 * seeded customers as its default.
 */
export async function connectNode(options: SandboxOptions = {}): Promise<ConnectedNode> {
	const sandbox = await startSandbox(options);
	const { contactHub: hub, log } = sandbox;
	const { baseUrl, workspaceId, nodeId } = hub;
	const prefix = `${new URL(baseUrl).pathname}/workspaces/${workspaceId}`;

	const credentials: ConnectedNode['credentials'] = (token = 'trusted', changes = {}) => ({
		contactHubApi: { baseUrl, workspaceId, nodeId, token: hub.tokens[token], ...changes },
	});
	const run: ConnectedNode['run'] = async (
		resource,
		operation,
		{ connection, ...parameters } = {},
		items = [{}],
		{ token, credential, ...runOptions } = {},
	) => {
		const all = { resource, operation, ...parameters } as INodeParameters;
		return await runNode(ContactHub, all, {
			...runOptions,
			json: items,
			credentials: withConnection(credentials(token, credential), {
				initialRetryDelay: 1,
				...(connection as Connection),
			}),
		});
	};
	const below = ({ path }: LogEntry) => path.replace(prefix, '');
	const requests = () => log.entries.map((entry) => `${entry.method} ${below(entry)}`);

	return {
		sandbox,
		hub,
		credentials,
		run,
		async runOk(...args) {
			const { error, json } = await run(...args);
			if (error) throw new Error(`${error.message} | ${error.description ?? ''}`);
			return json;
		},
		requests,
		onlyRequest() {
			const [only] = log.entries;
			if (only === undefined || log.count > 1) {
				throw new Error(`Expected one request, there were: ${requests().join(', ') || 'none'}`);
			}
			return only;
		},
		below,
		close: async () => await sandbox.close(),
	};
}

/** The value of a resource locator, given as an ID. */
export function byId(value: string): Parameters {
	return { __rl: true, mode: 'id', value };
}

/** The value of a resource mapper: fields filled in by hand, by their IDs (paths). */
export function manual(value: Record<string, unknown>, schema: Parameters[] = []): Parameters {
	return { mappingMode: 'defineBelow', value, schema, matchingColumns: [] };
}

/** The value of a resource mapper: the incoming item's columns are matched to the fields. */
export function automatic(schema: Parameters[] = []): Parameters {
	return { mappingMode: 'autoMapInputData', value: null, schema, matchingColumns: [] };
}

/** An entry of the schema that the editor stores with a resource mapper, e.g. for an extended field. */
export function saved(id: string, type: string, displayName = id): Parameters {
	return { id, displayName, type, required: false, defaultMatch: false, display: true };
}
