import { startSandbox, type SandboxOptions } from '../sandbox';
import type { SandboxAddress } from './sandboxProcess';

/** A sandbox in a process of its own; says where it is, then how many requests it got whenever it is asked. */
async function main(): Promise<void> {
	const sandbox = await startSandbox(JSON.parse(process.argv[2] ?? '{}') as SandboxOptions);
	const { baseUrl, workspaceId, nodeId, tokens } = sandbox.contactHub;
	const address: SandboxAddress = { baseUrl, workspaceId, nodeId, token: tokens.trusted };
	process.send?.(address);
	process.on('message', () => process.send?.(sandbox.log.count));
	process.once('disconnect', () => process.exit());
}

void main();
