import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ConstantContactLegacyApi } from '../../credentials/ConstantContactLegacyApi.credentials';
import { ConstantContactLegacyTokenApi } from '../../credentials/ConstantContactLegacyTokenApi.credentials';
import { ContactHubApi } from '../../credentials/ContactHubApi.credentials';
import { startSandbox, type Sandbox } from '../sandbox';
import { testCredential } from '../support';

let sandbox: Sandbox;
let elsewhere: Server;
let received: IncomingHttpHeaders[] = [];

beforeAll(async () => {
	sandbox = await startSandbox({ contactHub: { customers: 1, events: 0 } });
	elsewhere = createServer(({ headers }, response) => {
		received.push(headers);
		response.end('{}');
	});
	await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
	await sandbox.close();
	await new Promise((resolve) => elsewhere.close(resolve));
});
beforeEach(() => {
	sandbox.faults.clear();
	sandbox.log.clear();
	received = [];
});

const products = [
	{
		name: 'ContactHub',
		type: () => new ContactHubApi(),
		data: () => {
			const { baseUrl, workspaceId, nodeId, tokens } = sandbox.contactHub;
			return { baseUrl, workspaceId, nodeId, token: tokens.trusted };
		},
	},
	{
		name: 'version 1 of Constant Contact',
		type: () => new ConstantContactLegacyApi(),
		data: () => {
			const { credentials } = sandbox.constantContactV1;
			return { ...credentials, baseUrl: `${credentials.baseUrl}/ws` };
		},
	},
	{
		name: 'version 2 of Constant Contact',
		type: () => new ConstantContactLegacyTokenApi(),
		data: () => ({ ...sandbox.constantContactV2.credentials }),
	},
];

describe.each(products)('the Test button of $name', ({ type, data }) => {
	it('succeeds if nothing redirects', async () => {
		expect(await testCredential(type(), data())).toMatchObject({ status: 'OK' });
	});

	it.each([301, 302, 307, 308])(
		'follows no redirect (%i): the credential goes nowhere else',
		async (status) => {
			const { port } = elsewhere.address() as AddressInfo;
			const location = `http://127.0.0.1:${port}/me`;
			sandbox.faults.add({ do: { kind: 'redirect', location, status } });
			const result = await testCredential(type(), data());
			expect(received).toEqual([]);
			expect(sandbox.log.count).toBe(1);
			expect(result.status).toBe('Error');
		},
	);
});
