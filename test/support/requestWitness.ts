import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A server in front of another one that notices requests even while this thread is busy. */
export interface RequestWitness {
	/** Origin to send requests to. */
	url: string;
	/** Blocks this thread until so many requests have arrived. @returns false if they don't, however long one waits */
	waitFor(requests: number): boolean;
	close(): Promise<void>;
}

/** Long enough for whatever has been sent, on any machine. */
const PATIENCE = 10_000;

/** Passes on whatever it receives, and counts the requests. Plain JavaScript, because threads don't compile TypeScript. */
const RELAY = `
const net = require('node:net');
const { parentPort, workerData } = require('node:worker_threads');
const arrived = new Int32Array(workerData.arrived);
const server = net.createServer((socket) => {
	const behind = net.connect(workerData.port, '127.0.0.1');
	socket.once('data', () => {
		Atomics.add(arrived, 0, 1);
		Atomics.notify(arrived, 0);
	});
	socket.pipe(behind).pipe(socket);
	for (const one of [socket, behind]) one.on('error', () => { socket.destroy(); behind.destroy(); });
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

/**
 * Starts a relay on its own thread. n8n opens a connection for each request, so it counts connections that send something.
 *
 * @param origin of an HTTP server in this process
 */
export async function startWitness(origin: string): Promise<RequestWitness> {
	const arrived = new Int32Array(new SharedArrayBuffer(4));
	const workerData = { arrived: arrived.buffer, port: Number(new URL(origin).port) };
	const worker = new Worker(RELAY, { eval: true, workerData });
	const [port] = (await once(worker, 'message')) as [number];
	return {
		url: `http://127.0.0.1:${port}`,
		waitFor(requests) {
			for (;;) {
				const seen = Atomics.load(arrived, 0);
				if (seen >= requests) return true;
				if (Atomics.wait(arrived, 0, seen, PATIENCE) === 'timed-out') return false;
			}
		},
		close: async () => void (await worker.terminate()),
	};
}
