import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { CERTIFICATE, startDistant, type DistantServer } from './distantServer';

const agent = new https.Agent({ ca: readFileSync(CERTIFICATE), keepAlive: true });

let server: http.Server;
let distant: DistantServer;
/** How long the bytes were held back, in order. */
let waits: number[];

beforeEach(async () => {
	server = http.createServer((request, response) => request.pipe(response));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	// The sockets of the test before may still end.
	const own: number[] = [];
	waits = own;
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	distant = await startDistant(origin, 4_000, async (milliseconds) => {
		own.push(milliseconds);
	});
});

afterEach(async () => {
	agent.destroy();
	await distant.close();
	server.close();
});

async function echo(body: string): Promise<string> {
	const request = https.request(distant.url, { method: 'POST', agent });
	request.end(body);
	const [response] = (await once(request, 'response')) as [IncomingMessage];
	let text = '';
	for await (const piece of response.setEncoding('utf8')) text += piece;
	return text;
}

it('passes on everything, in order', async () => {
	const body = Array.from({ length: 100_000 }, (_, line) => `line ${line}\n`).join('');
	expect(await echo(body)).toBe(body);
});

it('takes a round trip to connect, which an open connection saves', async () => {
	await echo('first');
	// Half a round trip there, after a whole one for the connection.
	expect(waits[0]).toBeGreaterThan(4_000);
	expect(waits[0]).toBeLessThanOrEqual(6_000);
	expect(waits[1]).toBeLessThanOrEqual(2_000);
	const before = waits.length;
	await echo('second');
	expect(waits.slice(before).length).toBeLessThan(before);
});

it('is trusted only by those who know its certificate', async () => {
	await expect(fetch(distant.url)).rejects.toMatchObject({
		cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
	});
});
