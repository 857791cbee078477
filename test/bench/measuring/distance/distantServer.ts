import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';

/** File with the self-signed certificate of the distant server, for NODE_EXTRA_CA_CERTS. */
export const CERTIFICATE = join(__dirname, 'certificate.pem');

/** A server at a distance. */
export interface DistantServer {
	/** Origin, with https. */
	url: string;
	close(): Promise<void>;
}

/**
 * Starts an HTTPS server in front of an HTTP server, as if it were far away: everything arrives later by half a round trip. The
 * operating system accepts connections at once, so the first data sent is delayed by another full round trip.
 *
 * @param origin of the HTTP server
 * @param wait sleeps for some milliseconds
 */
export async function startDistant(
	origin: string,
	roundTripMs: number,
	wait: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<DistantServer> {
	const { hostname, port } = new URL(origin);
	const cert = readFileSync(CERTIFICATE);
	const key = readFileSync(join(__dirname, 'key.pem'));
	const near = tls.createServer({ cert, key }, (socket) => {
		const behind = net.connect(Number(port), hostname);
		socket.pipe(behind).pipe(socket);
		endTogether(socket, behind);
	});
	const nearPort = await listen(near);
	const far = net.createServer((socket) => {
		const behind = net.connect(nearPort, '127.0.0.1');
		delay(socket, behind, roundTripMs / 2, roundTripMs, wait);
		delay(behind, socket, roundTripMs / 2, 0, wait);
		endTogether(socket, behind);
	});
	const farPort = await listen(far);
	return {
		url: `https://127.0.0.1:${farPort}`,
		async close() {
			await Promise.all([far, near].map(close));
		},
	};
}

/** Passes on what a socket receives, in order. @param connecting milliseconds before it receives anything */
function delay(
	from: Socket,
	to: Socket,
	milliseconds: number,
	connecting: number,
	wait: (milliseconds: number) => Promise<unknown>,
): void {
	const connected = performance.now() + connecting;
	let before: Promise<unknown> = Promise.resolve();
	const later = (act: () => void) => {
		const due = Math.max(connected, performance.now()) + milliseconds;
		before = before.then(async () => {
			await wait(Math.max(0, due - performance.now()));
			act();
		});
	};
	from.setNoDelay(true);
	from.on('data', (bytes) => later(() => to.write(bytes)));
	from.on('end', () => later(() => to.end()));
}

/** An error of one socket ends the other one. */
function endTogether(one: Socket, other: Socket): void {
	one.on('error', () => other.destroy());
	other.on('error', () => one.destroy());
}

async function listen(server: Server): Promise<number> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
	server.close();
	await once(server, 'close');
}
