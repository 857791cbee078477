import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { ContactHubApi } from '../../credentials/ContactHubApi.credentials';
import { ContactHub } from '../../nodes/ContactHub/ContactHub.node';
import { startSandbox, type Sandbox } from '../sandbox';
import { runNode, testCredential, testMessage } from '../support';

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
	it('asks who the token belongs to, with the token as it is', async () => {
		expect(await press()).toMatchObject({ status: 'OK' });
		expect(sandbox.log.count).toBe(1);
		const [request] = sandbox.log.entries;
		expect(request).toMatchObject({ method: 'GET', rawUrl: '/hub/v1/me', status: 200 });
		expect(request?.headers.authorization).toBe(`Bearer ${sandbox.contactHub.tokens.trusted}`);
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
			testMessage(
				/^ContactHub does not accept the token\. Copy it again from Settings > Sources, and check that the source is enabled\.$/,
			),
		);
	});

	it('fails clearly where the source may not be used from this address', async () => {
		sandbox.contactHub.options.allowedIps = ['192.0.2.1'];
		const result = await press();
		sandbox.contactHub.options.allowedIps = undefined;
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(testMessage(/^ContactHub knows the token but refuses it/));
	});

	it.each(['/', '//'])('takes a base URL that ends with %s', async (slashes) => {
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
		expect(result.message).toMatch(testMessage(/^ECONNREFUSED$/));
	});

	it('fails for another server', async () => {
		const result = await press({ baseUrl: `${sandbox.url}/elsewhere` });
		expect(result.status).toBe('Error');
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
		[{ baseUrl: 'hub' }, "The credential's 'Base URL' is no web address: hub"],
	])('is refused before anything is sent when incomplete: %j', async (changes, message) => {
		const { error } = await runNode(
			ContactHub,
			{ resource: 'workspace', operation: 'getMe' },
			{ credentials: { contactHubApi: { ...valid, ...changes } } },
		);
		expect(error?.message).toBe(message);
		expect(sandbox.log.count).toBe(0);
	});

	it('asks for what a connection needs, and hides the token', () => {
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
