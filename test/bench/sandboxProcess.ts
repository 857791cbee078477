import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SandboxOptions } from '../sandbox';

/** What a ContactHub credential holds for a sandbox. */
export type SandboxAddress = Record<'baseUrl' | 'workspaceId' | 'nodeId' | 'token', string>;

/** What a credential of Constant Contact v1 holds for a sandbox. */
export type ConstantContactAddress = Record<'baseUrl' | 'apiKey' | 'username' | 'password', string>;

/** What a credential of Constant Contact v2 holds for a sandbox. */
export type ConstantContactTokenAddress = Record<'baseUrl' | 'apiKey' | 'accessToken', string>;

/** Where the services of a sandbox are. */
export interface SandboxAddresses {
	address: SandboxAddress;
	constantContact: ConstantContactAddress;
	constantContactV2: ConstantContactTokenAddress;
}

/** A sandbox on a core of its own, so that it takes no time from what is measured. */
export interface SandboxProcess extends SandboxAddresses {
	/** Requests since the start. */
	requests(): Promise<number>;
	stop(): void;
}

/** Starts a sandbox in a child process. It keeps no bodies, so that it can run for a million customers. */
export async function startSandboxProcess(options: SandboxOptions): Promise<SandboxProcess> {
	const child = fork(join(__dirname, 'sandboxChild.ts'), [
		JSON.stringify({ keepBodies: false, ...options }),
	]);
	const [addresses] = (await once(child, 'message')) as [SandboxAddresses];
	return {
		...addresses,
		async requests() {
			child.send('requests');
			const [count] = (await once(child, 'message')) as [number];
			return count;
		},
		stop: () => child.disconnect(),
	};
}
