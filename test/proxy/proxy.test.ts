import { ConstantContactLegacyApi } from '../../credentials/ConstantContactLegacyApi.credentials';
import { ConstantContactLegacyTokenApi } from '../../credentials/ConstantContactLegacyTokenApi.credentials';
import { ContactHubApi } from '../../credentials/ContactHubApi.credentials';
import { ConstantContactLegacy } from '../../nodes/ConstantContactLegacy/ConstantContactLegacy.node';
import { ConstantContactLegacyV2 } from '../../nodes/ConstantContactLegacyV2/ConstantContactLegacyV2.node';
import { ContactHub } from '../../nodes/ContactHub/ContactHub.node';
import { ContactHubTrigger } from '../../nodes/ContactHubTrigger/ContactHubTrigger.node';
import { expectNoSecret } from '../nodes/ContactHub/faults/secrets';
import { startSandbox, type Sandbox } from '../sandbox';
import {
	listSearch,
	pollingNode,
	runNode,
	testCredential,
	withConnection,
	type CredentialData,
} from '../support';
import {
	behindProxy,
	HOST,
	PASSWORD,
	setProxyVariables,
	startHttps,
	startProxy,
	trustCertificate,
	USER,
	type Proxy,
} from './proxy';

const WRONG = 'wrong-7d1e4c';
const REFUSED = "the proxy refuses n8n's user name and password";
const NEXT_STEP = /^Set the user name and password in n8n's variables HTTP_PROXY and HTTPS_PROXY/;

let sandbox: Sandbox;
let proxy: Proxy;
let https: Awaited<ReturnType<typeof startHttps>>;
let resetVariables = () => {};

beforeAll(async () => {
	sandbox = await startSandbox({ contactHub: { customers: 3, events: 0 } });
	proxy = await startProxy();
	https = await startHttps(sandbox.url);
});
afterAll(async () => {
	await https.close();
	await proxy.close();
	await sandbox.close();
});
beforeEach(() => {
	sandbox.log.clear();
	proxy.requests.length = 0;
});
afterEach(() => resetVariables());

/** n8n's proxy variables for both protocols. */
function useProxy(address: string, more: Record<string, string> = {}): void {
	resetVariables = setProxyVariables({ HTTP_PROXY: address, HTTPS_PROXY: address, ...more });
}

/** The credentials of all nodes, for the sandbox by its host name. */
function credentials(scheme: 'http' | 'https'): CredentialData {
	const at = (url: string) =>
		scheme === 'http' ? behindProxy(url) : `${https.url}${new URL(url).pathname}`;
	const { contactHub: hub, constantContactV1: v1, constantContactV2: v2 } = sandbox;
	const data = {
		contactHubApi: {
			baseUrl: at(hub.baseUrl),
			workspaceId: hub.workspaceId,
			nodeId: hub.nodeId,
			token: hub.tokens.trusted,
		},
		constantContactLegacyApi: {
			...v1.credentials,
			baseUrl: at(`${v1.credentials.baseUrl}/ws`),
		},
		constantContactLegacyTokenApi: {
			...v2.credentials,
			baseUrl: at(v2.credentials.baseUrl),
		},
	};
	return withConnection(data, { initialRetryDelay: 1 });
}

/** An operation of each API, by the credential that it needs. */
const nodes = {
	contactHubApi: async (data: CredentialData) =>
		await runNode(ContactHub, { resource: 'customer', operation: 'getAll' }, { credentials: data }),
	constantContactLegacyApi: async (data: CredentialData) =>
		await runNode(
			ConstantContactLegacy,
			{ resource: 'contactList', operation: 'getAll' },
			{ credentials: data },
		),
	constantContactLegacyTokenApi: async (data: CredentialData) =>
		await runNode(
			ConstantContactLegacyV2,
			{ resource: 'contactList', operation: 'getAll' },
			{ credentials: data },
		),
};

const credentialTypes = {
	contactHubApi: new ContactHubApi(),
	constantContactLegacyApi: new ConstantContactLegacyApi(),
	constantContactLegacyTokenApi: new ConstantContactLegacyTokenApi(),
};

const TYPES = Object.keys(nodes) as Array<keyof typeof nodes>;

describe.each(['http', 'https'] as const)('behind a proxy with a password, %s:', (scheme) => {
	beforeAll(() => {
		if (scheme === 'https') trustCertificate();
	});
	afterAll(() => jest.restoreAllMocks());

	const method = scheme === 'http' ? 'GET' : 'CONNECT';

	describe.each(TYPES)('a node with %s', (type) => {
		it('reaches the service', async () => {
			useProxy(proxy.address());
			const { error, json } = await nodes[type](credentials(scheme));
			expect(error).toBeUndefined();
			expect(json.length).toBeGreaterThan(0);
			// A proxy may fail to pass a request on, which is then repeated.
			expect(proxy.requests.length).toBeGreaterThanOrEqual(sandbox.log.count);
			expect(sandbox.log.count).toBeGreaterThan(0);
			for (const request of proxy.requests) {
				expect(request).toMatchObject({ method, user: USER, password: PASSWORD });
				expect(request.target.startsWith(`${HOST}:`)).toBe(true);
			}
		});

		it('shows the credential only if the service gets it, and the service nothing of the proxy', async () => {
			useProxy(proxy.address());
			await nodes[type](credentials(scheme));
			const sent = sandbox.log.entries[0]?.headers ?? {};
			expect(sent.authorization).toMatch(/^(?:Basic|Bearer) \S+$/);
			expect(sent).not.toHaveProperty('proxy-authorization');
			const seen = proxy.requests.map(({ headers: { authorization, ...others } }) => {
				expectNoSecret(others, String(sent.authorization));
				return authorization;
			});
			expect(new Set(seen)).toEqual(new Set([scheme === 'http' ? sent.authorization : undefined]));
		});

		it('says what to do when the proxy refuses the password, sends one request, and shows no password', async () => {
			useProxy(proxy.address(WRONG));
			const result = await nodes[type](credentials(scheme));
			expect(result.error?.message).toMatch(new RegExp(`^Could not .+: ${REFUSED} \\[item 0\\]$`));
			expect(result.error?.description).toMatch(NEXT_STEP);
			expect(proxy.requests).toHaveLength(1);
			expect(sandbox.log.count).toBe(0);
			expectNoSecret(result, WRONG);
		});

		it('shows no password when the proxy is off', async () => {
			const gone = await startProxy();
			await gone.close();
			useProxy(gone.address());
			const result = await nodes[type](credentials(scheme));
			expect(result.error?.message).toContain('refused the connection');
			expect(result.error?.description).toContain("behind a proxy, check n8n's HTTP_PROXY");
			expectNoSecret(result, PASSWORD);
		});

		it('is tested through the proxy', async () => {
			useProxy(proxy.address());
			const data = credentials(scheme)[type] ?? {};
			expect(await testCredential(credentialTypes[type], data)).toMatchObject({ status: 'OK' });
			expect(proxy.requests[0]).toMatchObject({ method, user: USER, password: PASSWORD });
		});

		it('is tested clearly when the proxy refuses the password', async () => {
			useProxy(proxy.address(WRONG));
			const data = credentials(scheme)[type] ?? {};
			const result = await testCredential(credentialTypes[type], data);
			expect(result.status).toBe('Error');
			expect(result.message).toContain(
				"the proxy refuses n8n's user name and password. Set the user name and password in n8n's variables",
			);
			expectNoSecret(result, WRONG);
		});
	});

	it('pick lists come through it, and say so when it refuses', async () => {
		const data = credentials(scheme);
		const search = async () =>
			await listSearch(ContactHub, 'searchCustomers', { credentials: data });
		useProxy(proxy.address());
		expect((await search()).results).toHaveLength(3);
		resetVariables();
		useProxy(proxy.address(WRONG));
		await expect(search()).rejects.toMatchObject({
			message: expect.stringContaining(REFUSED),
			description: expect.stringMatching(NEXT_STEP),
		});
	});

	it('the trigger polls through it, and says so when it refuses', async () => {
		const parameters = { event: 'customerCreated' };
		const poll = pollingNode(ContactHubTrigger, parameters, { credentials: credentials(scheme) });
		useProxy(proxy.address());
		expect(await poll.activate()).toBeNull();
		expect(await poll.poll()).toBeNull();
		expect(proxy.requests.length).toBeGreaterThanOrEqual(sandbox.log.count);
		expect(sandbox.log.count).toBeGreaterThan(0);
		resetVariables();
		useProxy(proxy.address(WRONG));
		await expect(poll.poll()).rejects.toMatchObject({
			message: `Could not look for new customers: ${REFUSED}`,
			description: expect.stringMatching(NEXT_STEP),
		});
	});
});

it('hosts in NO_PROXY are reached without the proxy', async () => {
	useProxy(proxy.address(), { NO_PROXY: 'other.test,127.0.0.1' });
	const data = credentials('http');
	const direct = { ...data.contactHubApi, baseUrl: sandbox.contactHub.baseUrl };
	const { error } = await nodes.contactHubApi({ ...data, contactHubApi: direct });
	expect(error).toBeUndefined();
	expect(sandbox.log.count).toBeGreaterThan(0);
	expect(proxy.requests).toEqual([]);
});
