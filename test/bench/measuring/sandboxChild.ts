import { startSandbox, type SandboxOptions } from '../../sandbox';
import { startPeers } from '../peers/server';
import { addressesOf } from './sandboxProcess';

/** Servers in a process of their own; says where they are, then how many requests they got whenever it is asked. */
async function main(): Promise<void> {
	const sandbox = await startSandbox(JSON.parse(process.argv[2] ?? '{}') as SandboxOptions);
	const peers = await startPeers(sandbox);
	process.send?.(addressesOf(sandbox, peers));
	process.on('message', () => process.send?.(sandbox.log.count + peers.requests()));
	process.once('disconnect', () => process.exit());
}

void main();
