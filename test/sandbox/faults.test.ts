import { connect } from 'node:net';
import { Faults, type FaultAction } from './faults';
import { createRandom } from './random';
import { startSandbox, type Sandbox } from './index';
import { contactHubClient, type ContactHubClient } from './testClient';

let sandbox: Sandbox;
let client: ContactHubClient;

beforeAll(async () => {
	sandbox = await startSandbox({ contactHub: { customers: 25 } });
	client = contactHubClient(sandbox);
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.faults.clear();
	sandbox.log.clear();
});

const list = async (page = 0) =>
	await client.get('/customers', { nodeId: sandbox.contactHub.nodeId, page });
const meet = (action: FaultAction) => sandbox.faults.add({ do: action });
const newCustomer = (externalId: string) => ({ nodeId: sandbox.contactHub.nodeId, externalId });
const created = (externalId: string) =>
	[...sandbox.contactHub.customers()].some((customer) => customer.externalId === externalId);

/** Everything received on a raw connection, and whether it ended with an error. */
async function raw(path: string): Promise<{ text: string; failed: boolean }> {
	const { port } = new URL(sandbox.url);
	const { contactHub } = sandbox;
	return await new Promise((resolve) => {
		const socket = connect(Number(port), '127.0.0.1');
		let text = '';
		let failed = false;
		socket.on('data', (bytes) => (text += bytes.toString()));
		socket.on('error', () => (failed = true));
		socket.on('close', () => resolve({ text, failed }));
		const token = `authorization: Bearer ${contactHub.tokens.trusted}`;
		socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n${token}\r\nconnection: close\r\n\r\n`);
	});
}

const listPath = () =>
	`/hub/v1/workspaces/${sandbox.contactHub.workspaceId}/customers?nodeId=${sandbox.contactHub.nodeId}`;

describe('faults on the wire', () => {
	it('responds with a status without processing the request', async () => {
		const fault = meet({ kind: 'status', status: 503, headers: { 'retry-after': '7' } });
		const response = await client.post('/customers', newCustomer('status'));
		expect(response.status).toBe(503);
		expect(response.headers.get('retry-after')).toBe('7');
		expect(response.body).toMatchObject({ data: null, errors: [] });
		expect(created('status')).toBe(false);
		expect(fault.hits).toBe(1);
		expect(sandbox.log.entries[0]).toMatchObject({ handled: false, status: 503, fault: 'status' });
	});

	it('responds with a status and a body of its own', async () => {
		meet({ kind: 'status', status: 500, body: 'broken' });
		const response = await list();
		expect([response.status, response.text]).toEqual([500, 'broken']);
		expect(response.headers.get('content-type')).toContain('text/plain');
	});

	it('resets before the request is processed', async () => {
		meet({ kind: 'resetBefore' });
		await expect(client.post('/customers', newCustomer('before'))).rejects.toThrow('fetch failed');
		expect(created('before')).toBe(false);
		expect(sandbox.log.entries[0]).toMatchObject({ handled: false, fault: 'resetBefore' });
		expect(sandbox.log.entries[0]!.status).toBeUndefined();
	});

	it('resets after the request was processed', async () => {
		meet({ kind: 'resetAfter' });
		await expect(client.post('/customers', newCustomer('after'))).rejects.toThrow('fetch failed');
		expect(created('after')).toBe(true);
		expect(sandbox.log.entries[0]).toMatchObject({ handled: true });
		expect(sandbox.log.entries[0]!.status).toBeUndefined();
	});

	it('really resets: the client sees ECONNRESET and no byte', async () => {
		meet({ kind: 'resetBefore' });
		expect(await raw(listPath())).toEqual({ text: '', failed: true });
	});

	it('sends half of the announced body', async () => {
		meet({ kind: 'truncate' });
		await expect(list()).rejects.toThrow();
		const { text } = await raw(listPath());
		const [head, body] = text.split('\r\n\r\n');
		const announced = Number(/content-length: (\d+)/i.exec(head!)![1]);
		expect(body!.length).toBeGreaterThan(0);
		expect(Buffer.byteLength(body!)).toBeLessThan(announced);
	});

	it('cuts the JSON of a complete response', async () => {
		meet({ kind: 'truncateJson' });
		const { status, text, headers } = await list();
		expect(status).toBe(200);
		expect(Number(headers.get('content-length'))).toBe(Buffer.byteLength(text));
		expect(() => JSON.parse(text) as unknown).toThrow();
	});

	it('responds with an HTML page', async () => {
		meet({ kind: 'html' });
		const response = await list();
		expect([response.status, response.text.startsWith('<!doctype html>')]).toEqual([200, true]);
		expect(response.headers.get('content-type')).toContain('text/html');
	});

	it('responds with nothing but the status', async () => {
		meet({ kind: 'empty' });
		expect(await list()).toMatchObject({ status: 200, text: '' });
	});

	it.each([
		['asked', 1],
		['answered', 0],
	] as const)('repeats the page before, numbered as %s', async (number, shown) => {
		const first = await list(0);
		meet({ kind: 'repeatPage', number });
		expect((await list(0)).body.elements).toEqual(first.body.elements);
		const second = await list(1);
		expect(second.body.elements).toEqual(first.body.elements);
		expect(second.body.page!.number).toBe(shown);
		expect(sandbox.log.entries.at(-1)!.query.page).toBe('1');
	});

	it('sends the body slowly', async () => {
		meet({ kind: 'slowBody', bytesPerSecond: 20_000 });
		const started = performance.now();
		const { text, body } = await client.get('/customers', {
			nodeId: sandbox.contactHub.nodeId,
			size: 5,
		});
		expect(body.elements).toHaveLength(5);
		expect(performance.now() - started).toBeGreaterThan((text.length / 20_000) * 900);
	});

	it('never responds', async () => {
		meet({ kind: 'hang' });
		const response = fetch(sandbox.contactHub.baseUrl, { signal: AbortSignal.timeout(150) });
		await expect(response).rejects.toThrow(/timeout/);
	});

	it('redirects', async () => {
		meet({ kind: 'redirect', location: 'https://elsewhere.example/' });
		const response = await list();
		expect(response.status).toBe(302);
		expect(response.headers.get('location')).toBe('https://elsewhere.example/');
	});

	it('names another content type', async () => {
		meet({ kind: 'contentType', value: 'text/plain' });
		const response = await list();
		expect(response.headers.get('content-type')).toContain('text/plain');
		expect(response.body.elements).toHaveLength(10);
	});

	it('has a clock that is off', async () => {
		meet({ kind: 'clockSkew', ms: -3_600_000 });
		const response = await client.post('/customers', newCustomer('skewed'));
		const hourAgo = Date.now() - 3_600_000;
		const registeredAt = Date.parse(String(response.body.registeredAt));
		expect(Math.abs(registeredAt - hourAgo)).toBeLessThan(5000);
		const date = Date.parse(response.headers.get('date')!);
		expect(Math.abs(date - hourAgo)).toBeLessThan(5000);
	});
});

describe('which requests a fault meets', () => {
	const none = new URLSearchParams();

	it('chooses by method and path', () => {
		const faults = new Faults(createRandom(1));
		faults.add({ when: { method: 'post', path: '/events' }, do: { kind: 'hang' } });
		faults.add({ when: { path: /customers$/ }, do: { kind: 'empty' } });
		expect(faults.meet('POST', '/hub/events', none)?.do.kind).toBe('hang');
		expect(faults.meet('GET', '/hub/events', none)).toBeUndefined();
		expect(faults.meet('GET', '/hub/customers', none)?.do.kind).toBe('empty');
		expect(faults.meet('GET', '/hub/customers/1', none)).toBeUndefined();
	});

	it('lets the first requests pass and stops in time', () => {
		const faults = new Faults(createRandom(1));
		const fault = faults.add({ after: 2, times: 2, do: { kind: 'hang' } });
		const met = [1, 2, 3, 4, 5].map(() => faults.meet('GET', '/', none) !== undefined);
		expect(met).toEqual([false, false, true, true, false]);
		expect(fault.hits).toBe(2);
	});

	it('draws its probability from the seed', () => {
		const draw = (seed: number) => {
			const faults = new Faults(createRandom(seed));
			faults.add({ probability: 0.25, do: { kind: 'hang' } });
			return Array.from({ length: 400 }, () => faults.meet('GET', '/', none) !== undefined);
		};
		expect(draw(1)).toEqual(draw(1));
		expect(draw(1)).not.toEqual(draw(2));
		const hits = draw(1).filter(Boolean).length;
		expect(hits).toBeGreaterThan(60);
		expect(hits).toBeLessThan(140);
	});

	it('can be removed', async () => {
		const fault = meet({ kind: 'status', status: 500 });
		expect((await list()).status).toBe(500);
		fault.remove();
		expect((await list()).status).toBe(200);
	});
});
