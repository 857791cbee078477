import { startSandbox } from '../../sandbox';
import { startPeers } from '../peers/server';
import { startDistant } from './distance/distantServer';
import { addressesOf, type Addresses, type ServerSettings } from './sandboxProcess';

/** Servers in their own process; reports their URLs, then the number of requests whenever asked. */
async function main(): Promise<void> {
	const settings = JSON.parse(process.argv[2] ?? '{}') as ServerSettings;
	const sandbox = await startSandbox(settings.sandbox);
	const peers = await startPeers(sandbox);
	const addresses = addressesOf(sandbox, peers);
	const { roundTripMs } = settings;
	const away = roundTripMs === undefined ? undefined : await startDistant(sandbox.url, roundTripMs);
	process.send?.(away === undefined ? addresses : moveTo(away.url, sandbox.url, addresses));
	process.on('message', () => process.send?.(sandbox.log.count + peers.requests()));
	process.once('disconnect', () => process.exit());
}

/** The same services at another origin. */
function moveTo(origin: string, from: string, addresses: Addresses): Addresses {
	return JSON.parse(JSON.stringify(addresses).replaceAll(from, origin)) as Addresses;
}

void main();
