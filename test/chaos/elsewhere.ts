import diagnostics from 'node:diagnostics_channel';
import { createServer, type ClientRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A second server that must not receive anything, and a monitor of where this process sends requests. */
export interface Elsewhere {
	/** Origin of the server. */
	origin: string;
	/** Allows requests to this origin. */
	allow(origin: string): void;
	/** Requests that the server received. */
	received(): number;
	/** Hosts that weren't allowed, but to which this process started requests. */
	strangers(): string[];
	close(): Promise<void>;
}

/** An origin without a listener: the port is reserved, so that no server gets it. */
export const CLOSED = 'http://127.0.0.1:1';

/** Hosts that earlier test files of this worker contacted, and may contact again: see test/support/jest/environment.js. */
function askedBefore(): Iterable<string> {
	const hosts: unknown = Reflect.get(
		globalThis,
		Symbol.for('hosts that were asked by earlier test files'),
	);
	return hosts instanceof Set ? (hosts as Set<string>) : [];
}

/** Starts the second server and the monitor. */
export async function startElsewhere(): Promise<Elsewhere> {
	let received = 0;
	const asked = new Set<string>();
	const watch = (message: unknown) => {
		const { request } = message as { request: ClientRequest };
		asked.add(String(request.getHeader('host')));
	};
	// Every request that uses node:http, whichever library sends it.
	diagnostics.subscribe('http.client.request.start', watch);
	const server = createServer((_request, response) => {
		received++;
		response.end('{}');
	});
	const origin = await listen(server);
	const allowed = new Set([new URL(CLOSED).host, ...askedBefore()]);
	return {
		origin,
		allow: (other) => allowed.add(new URL(other).host),
		received: () => received,
		strangers: () => [...asked].filter((host) => !allowed.has(host)),
		close: async () => {
			diagnostics.unsubscribe('http.client.request.start', watch);
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
