import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bench, create, getMany, person } from './bench';

const bench = new Bench();
const elsewhere: IncomingMessage[] = [];
let server: Server;
let address: string;

beforeAll(async () => {
	server = createServer((request, response) => {
		elsewhere.push(request);
		response.setHeader('content-type', 'application/json');
		response.end('{"elements":[],"page":{"number":0,"totalPages":1,"totalElements":0}}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
	elsewhere.length = 0;
});

const advice =
	/^For security, the credential isn't sent anywhere else\. If the address has moved, change the Base URL/;

describe.each([300, 301, 302, 303, 307, 308])('a redirect (%i)', (status) => {
	it.each([
		['GET', getMany],
		['POST', create],
	] as const)('to another host is not followed on %s', async (_method, parameters) => {
		bench.fault({ kind: 'redirect', location: `http://${address}/hub/v1/customers`, status });
		const { message, description } = await bench.fail(parameters, { json: [person()] });
		expect(bench.requests()).toHaveLength(1);
		expect(elsewhere).toEqual([]);
		expect(message).toContain(`the server redirected to ${address}`);
		expect(description).toMatch(advice);
	});

	it('to the same host is not followed, either', async () => {
		const location = `${bench.hub.baseUrl}/workspaces/${bench.hub.workspaceId}/customers`;
		bench.fault({ kind: 'redirect', location, status }, { times: 1 });
		const { message } = await bench.fail(getMany);
		expect(bench.requests()).toHaveLength(1);
		expect(message).toContain(`the server redirected to ${new URL(location).host}`);
	});
});

it('a redirect by path alone is not followed', async () => {
	bench.fault({ kind: 'redirect', location: '/login' });
	const { message } = await bench.fail(getMany);
	expect(bench.requests()).toHaveLength(1);
	expect(message).toContain('the server redirected to another address');
});
