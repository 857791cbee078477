import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { connectedCredential } from '../../nodes/ConstantContact/setup';
import type { Sandbox, SandboxOptions } from '../../sandbox';
import type { CredentialData } from '../../support';
import type { PeerServer } from '../peers/server';

/** The ContactHub credential for a sandbox. */
export type ContactHubAddress = Record<'baseUrl' | 'workspaceId' | 'nodeId' | 'token', string>;

/** The Constant Contact V1 credential for a sandbox. */
export type ConstantContactAddress = Record<'baseUrl' | 'apiKey' | 'username' | 'password', string>;

/** The Constant Contact V2 credential for a sandbox. */
export type ConstantContactTokenAddress = Record<'baseUrl' | 'apiKey' | 'accessToken', string>;

/** The credential for a connected account of Constant Contact in a sandbox, and a list of the account. */
export interface ConstantContactOAuthAddress {
	baseUrl: string;
	accessToken: string;
	credential: CredentialData[string];
	list: string;
}

/** URLs of the services. */
export interface Addresses {
	contactHub: ContactHubAddress;
	constantContactV1: ConstantContactAddress;
	constantContactV2: ConstantContactTokenAddress;
	constantContactV3: ConstantContactOAuthAddress;
	/** Origin of the server that emulates other services. */
	peers: string;
}

/** What the servers are started with. */
export interface ServerSettings {
	sandbox: SandboxOptions;
	/** Milliseconds to the sandbox and back, over TLS; if left out, it is on this machine, without TLS. */
	roundTripMs?: number;
}

/** Servers on a separate core, so that they don't take time from what is measured. */
export interface ServerProcess {
	addresses: Addresses;
	/** Requests since the start. */
	requests(): Promise<number>;
	stop(): void;
}

/** URLs of the sandbox's services and of the peers' server. */
export function addressesOf(sandbox: Sandbox, peers: PeerServer): Addresses {
	const { baseUrl, workspaceId, nodeId, tokens } = sandbox.contactHub;
	const { credentials } = sandbox.constantContactV1;
	const account = sandbox.constantContactV3;
	return {
		contactHub: { baseUrl, workspaceId, nodeId, token: tokens.trusted },
		constantContactV1: { ...credentials, baseUrl: `${credentials.baseUrl}/ws` },
		constantContactV2: sandbox.constantContactV2.credentials,
		constantContactV3: {
			baseUrl: account.credentials.baseUrl,
			accessToken: account.credentials.accessToken,
			credential: connectedCredential(account),
			list: account.lists()[0]?.id ?? '',
		},
		peers: peers.url,
	};
}

/** Starts a sandbox in a child process. It keeps no bodies, so it can run for a million customers. */
export async function startServers(
	options: SandboxOptions,
	roundTripMs?: number,
): Promise<ServerProcess> {
	const settings: ServerSettings = { sandbox: { keepBodies: false, ...options }, roundTripMs };
	const child = fork(join(__dirname, 'sandboxChild.ts'), [JSON.stringify(settings)]);
	const [addresses] = (await once(child, 'message')) as [Addresses];
	return {
		addresses,
		async requests() {
			child.send('requests');
			const [count] = (await once(child, 'message')) as [number];
			return count;
		},
		stop: () => child.disconnect(),
	};
}
