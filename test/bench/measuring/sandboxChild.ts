import { startSandbox, type SandboxOptions } from '../../sandbox';
import { startPeers } from '../peers/server';
import { addressesOf } from './sandboxProcess';

/** Servers in their own process; reports their URLs, then the number of requests whenever asked. */
async function main(): Promise<void> {
	const sandbox = await startSandbox(JSON.parse(process.argv[2] ?? '{}') as SandboxOptions);
	const peers = await startPeers(sandbox);
	process.send?.(addressesOf(sandbox, peers));
	process.on('message', () => process.send?.(sandbox.log.count + peers.requests()));
	process.once('disconnect', () => process.exit());
}

void main();
