import { startSandbox, type SandboxOptions } from '../sandbox';
import type { SandboxAddresses } from './sandboxProcess';

/** A sandbox in a process of its own; says where it is, then how many requests it got whenever it is asked. */
async function main(): Promise<void> {
	const sandbox = await startSandbox(JSON.parse(process.argv[2] ?? '{}') as SandboxOptions);
	const { baseUrl, workspaceId, nodeId, tokens } = sandbox.contactHub;
	const { credentials } = sandbox.constantContactV1;
	const addresses: SandboxAddresses = {
		address: { baseUrl, workspaceId, nodeId, token: tokens.trusted },
		constantContact: { ...credentials, baseUrl: `${credentials.baseUrl}/ws` },
		constantContactV2: sandbox.constantContactV2.credentials,
	};
	process.send?.(addresses);
	process.on('message', () => process.send?.(sandbox.log.count));
	process.once('disconnect', () => process.exit());
}

void main();
