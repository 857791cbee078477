import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { ContactHubApi } from '../../credentials/ContactHubApi.credentials';
import { ContactHub } from '../../nodes/ContactHub/ContactHub.node';
import { startSandbox, type Sandbox } from '../sandbox';
import { runNode, testCredential } from '../support';

let sandbox: Sandbox;
let valid: ICredentialDataDecryptedObject;

beforeAll(async () => {
	sandbox = await startSandbox({ contactHub: { customers: 1, events: 0 } });
	const { baseUrl, workspaceId, nodeId, tokens } = sandbox.contactHub;
	valid = { baseUrl, workspaceId, nodeId, token: tokens.trusted };
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.log.clear());

const credential = new ContactHubApi();

const press = async (changes: ICredentialDataDecryptedObject = {}) =>
	await testCredential(credential, { ...valid, ...changes });

describe('the Test button', () => {
	const requests = () => sandbox.log.entries.map(({ method, path }) => `${method} ${path}`);
	const below = () => `/hub/v1/workspaces/${sandbox.contactHub.workspaceId}`;

	it('asks who the token belongs to, with the token as it is, and for one customer of the node', async () => {
		expect(await press()).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(requests()).toEqual(['GET /hub/v1/me', `GET ${below()}/customers`]);
		const [first, second] = sandbox.log.entries;
		expect(first?.headers.authorization).toBe(`Bearer ${sandbox.contactHub.tokens.trusted}`);
		expect(second).toMatchObject({ query: { nodeId: sandbox.contactHub.nodeId, size: '1' } });
	});

	it.each(['trusted', 'untrusted', 'updates'] as const)(
		'checks the workspace alone if no node is given, and says so: %s',
		async (name) => {
			const token = sandbox.contactHub.tokens[name];
			expect(await press({ nodeId: ' ', token })).toEqual({
				status: 'OK',
				message: 'Token and workspace are accepted. No node ID was checked, because none is given.',
			});
			expect(requests()[1]).toMatch(`GET ${below()}/customers/`);
		},
	);

	it.each([
		['with a node', {}],
		['without a node', { nodeId: '' }],
		['with a token that may not list customers', { token: 'updates' }],
	])('fails for another workspace, %s', async (_what, changes) => {
		const { updates, trusted } = sandbox.contactHub.tokens;
		const token = 'token' in changes ? updates : trusted;
		const workspaceId = '00000000-0000-4000-8000-000000000000';
		const { status, message } = await press({ ...changes, token, workspaceId });
		expect(status).toBe('Error');
		expect(message).toContain(
			"The token belongs to a different workspace than the 'Workspace ID'. Copy both from the same source",
		);
	});

	it.each(['unknown', '00000000-0000-4000-8000-000000000000'])(
		'fails for a node that is unknown: %s',
		async (nodeId) => {
			const { status, message } = await press({ nodeId });
			expect(status).toBe('Error');
			expect(message).toContain("The workspace has no node with the 'Default Node ID'");
		},
	);

	it.each([
		[
			'a web page',
			'<html>Welcome</html>',
			200,
			/the server sent a web page instead of data\. Check the Base URL/,
		],
		['nothing', '', 200, /the server sent an empty response instead of data\. Check the Base URL/],
		[
			'another page for not found',
			'<html>Not Found</html>',
			404,
			/ContactHub is not at this address/,
		],
		['too much to do', '{}', 503, /ContactHub responded with status 503/],
	])('describes what was sent instead: %s', async (_what, body, status, words) => {
		sandbox.faults.add({ do: { kind: 'status', status, body } });
		const result = await press();
		sandbox.faults.clear();
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/^Could not connect: /);
		expect(result.message).toMatch(words);
		expect(sandbox.log.count).toBe(1);
	});

	it('shows the token in no message', async () => {
		const token = sandbox.contactHub.tokens.trusted;
		const body = {
			message: `no ${token}, no ${encodeURIComponent(`Bearer ${token}`)}`,
			logref: '1',
		};
		sandbox.faults.add({ do: { kind: 'status', status: 401, body } });
		const { message } = await press();
		sandbox.faults.clear();
		expect(message).toContain('no ***');
		expect(message).not.toContain(token);
	});

	it.each([
		['hub', /'Base URL' isn't a web address: hub\. Correct the Base URL/],
		['https://a:b@example.com', /'Base URL' contains more than an address/],
	])('refuses the Base URL %s before anything is sent', async (baseUrl, words) => {
		expect((await press({ baseUrl })).message).toMatch(words);
		expect(sandbox.log.count).toBe(0);
	});

	it.each(['admin', 'user', 'guest', 'untrusted', 'updates'] as const)(
		'accepts the token of every role: %s',
		async (name) => {
			const token = sandbox.contactHub.tokens[name];
			expect(await press({ token })).toMatchObject({ status: 'OK' });
		},
	);

	it.each([
		['wrong', 'no such token'],
		['disabled', undefined],
	])('fails clearly for a %s token', async (_case, token) => {
		const result = await press({ token: token ?? sandbox.contactHub.tokens.disabled });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(
			/ContactHub does not accept the token\. Copy it again from Settings > Sources, and check that the source is enabled\./,
		);
	});

	it('fails clearly if the source may not be used from this address', async () => {
		sandbox.contactHub.options.allowedIps = ['192.0.2.1'];
		const result = await press();
		sandbox.contactHub.options.allowedIps = undefined;
		expect(result.status).toBe('Error');
		expect(result.message).toContain('ContactHub knows the token but refuses it');
	});

	it.each(['/', '//'])('accepts a base URL that ends with %s', async (slashes) => {
		expect(await press({ baseUrl: `${String(valid.baseUrl)}${slashes}` })).toMatchObject({
			status: 'OK',
		});
		expect(sandbox.log.entries[0]?.path).toBe('/hub/v1/me');
	});

	it('fails for a host that is out of reach', async () => {
		const gone = await startSandbox({ contactHub: { customers: 0, events: 0 } });
		await gone.close();
		const result = await press({ baseUrl: gone.contactHub.baseUrl });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(
			/^Could not connect: the server refused the connection\. Check the Base URL in the credential/,
		);
	});

	it('fails for another server', async () => {
		const result = await press({ baseUrl: `${sandbox.url}/elsewhere` });
		expect(result.status).toBe('Error');
		expect(result.message).toContain('ContactHub is not at this address. Check the Base URL');
	});
});

describe('the credential', () => {
	it('is used by the node as the Test button uses it, slash and all', async () => {
		const data = { ...valid, baseUrl: `${String(valid.baseUrl)}/` };
		const { error, json } = await runNode(
			ContactHub,
			{ resource: 'workspace', operation: 'getMe' },
			{ credentials: { contactHubApi: data } },
		);
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		expect(sandbox.log.entries[0]).toMatchObject({ method: 'GET', rawUrl: '/hub/v1/me' });
		expect(sandbox.log.entries[0]?.headers.authorization).toBe(`Bearer ${String(valid.token)}`);
	});

	it.each([
		[{ token: ' ' }, "The credential lacks its 'Workspace ID' or its 'Token'"],
		[{ workspaceId: '' }, "The credential lacks its 'Workspace ID' or its 'Token'"],
		[{ baseUrl: 'hub' }, "The credential's 'Base URL' isn't a web address: hub"],
	])('is refused before anything is sent when incomplete: %j', async (changes, message) => {
		const { error } = await runNode(
			ContactHub,
			{ resource: 'workspace', operation: 'getMe' },
			{ credentials: { contactHubApi: { ...valid, ...changes } } },
		);
		expect(error?.message).toBe(message);
		expect(sandbox.log.count).toBe(0);
	});

	it('requests what a connection needs, and hides the token', () => {
		const own = credential.properties.filter(({ displayOptions }) => displayOptions === undefined);
		const shown = own.map(({ name, required = false, typeOptions }) => [
			name,
			required,
			typeOptions?.password ?? false,
		]);
		expect(shown).toEqual([
			['workspaceId', true, false],
			['token', true, true],
			['nodeId', false, false],
			['baseUrl', false, false],
			['customizeConnection', false, false],
		]);
		const defaults = Object.fromEntries(own.map((property) => [property.name, property.default]));
		expect(defaults).toEqual({
			workspaceId: '',
			token: '',
			nodeId: '',
			baseUrl: 'https://api.contactlab.it/hub/v1',
			customizeConnection: false,
		});
	});

	it('names itself, its documentation and its icons', () => {
		expect([credential.name, credential.displayName]).toEqual(['contactHubApi', 'ContactHub API']);
		expect(credential.documentationUrl).toMatch(
			/^https:\/\/github\.com\/.+#contacthub-credential$/,
		);
		expect(credential.icon).toEqual({
			light: 'file:../icons/contacthub.svg',
			dark: 'file:../icons/contacthub.dark.svg',
		});
	});
});
