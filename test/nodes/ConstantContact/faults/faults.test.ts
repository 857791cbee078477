import { byId, connectedCredential, connectNode, type ConnectedNode } from '../setup';

let node: ConnectedNode;

beforeEach(async () => (node = await connectNode()));
afterEach(async () => await node.close());

const createList = async (options = {}) =>
	await node.run('contactList', 'create', { name: 'Roses' }, [{}], options);

/** Connects the node as another user, or with fewer scopes. */
function connectAs(input: Parameters<ConnectedNode['account']['grant']>[0], scope?: string) {
	const tokens = node.account.grant(input);
	return { constantContactOAuth2Api: connectedCredential(node.account, tokens, scope) };
}

describe('403', () => {
	it('names the privilege that the user lacks, which is read once', async () => {
		const credentials = connectAs({ role: 'campaignCreator' });
		const items = [{ name: 'a' }, { name: 'b' }];
		const { json } = await node.run('contactList', 'create', { name: '={{ $json.name }}' }, items, {
			credentials,
			continueOnFail: 'continueRegularOutput',
		});
		expect(json).toHaveLength(2);
		for (const { error } of json) {
			expect(error).toContain("the user who connected lacks the privilege 'contacts:write'");
			expect(error).toContain("login of the account's owner");
		}
		const reads = node.requests().filter((request) => request.includes('privileges'));
		expect(reads).toHaveLength(1);
	});

	it('names the scope that the connection lacks, without another request', async () => {
		const credentials = connectAs({ scopes: ['account_read'] }, 'account_read offline_access');
		const { error } = await createList({ credentials });
		expect(error?.message).toContain("the connection lacks the scope 'contact_data'");
		expect(error?.description).toContain('reconnect the account');
		expect(node.requests()).toEqual(['POST /contact_lists']);
	});

	it("shows the server's message if nothing is missing", async () => {
		node.sandbox.faults.add({ when: { path: /lists/ }, do: { kind: 'status', status: 403 } });
		const { error } = await createList();
		expect(error).toMatchObject({ httpCode: '403' });
		expect(error?.description).toMatch(/owner/);
	});
});

describe('429', () => {
	it('is waited for when it is the rate per second', async () => {
		node.account.options.rateLimit = { requests: 1, perMs: 50 };
		for (let at = 0; at < 3; at++) {
			const { error } = await node.run('account', 'get', { connection: { retries: 10 } });
			expect(error).toBeUndefined();
		}
	});

	it('is not waited for when it is the daily quota', async () => {
		node.account.options.dailyLimit = 10;
		node.account.requestsToday = 10;
		const { error } = await createList();
		expect(error).toMatchObject({ httpCode: '429' });
		expect(error?.message).toContain('Limit Exceeded (quota_exceeded)');
		expect(error?.description).toContain('00:00 UTC');
		expect(node.requests()).toEqual(['POST /contact_lists']);
	});

	it('mentions four requests per second if it persists', async () => {
		node.account.options.rateLimit = { requests: 0, perMs: 60_000 };
		const { error } = await node.run('account', 'get', { connection: { retries: 1 } });
		expect(error?.description).toContain('four requests per second');
		expect(node.requests()).toHaveLength(2);
	});
});

describe('a server that breaks', () => {
	it('is retried if that does no harm', async () => {
		node.sandbox.faults.add({
			when: { path: /lists/ },
			times: 1,
			do: { kind: 'status', status: 503 },
		});
		const [list] = node.account.lists();
		const { error } = await node.run('contactList', 'get', { list: byId(String(list?.id)) });
		expect(error).toBeUndefined();
		expect(node.requests()).toHaveLength(2);
	});

	it('is not asked to create twice', async () => {
		node.sandbox.faults.add({ when: { path: /lists/ }, times: 1, do: { kind: 'resetAfter' } });
		const { error } = await createList();
		expect(error?.description).toMatch(/^Constant Contact may have carried out the request/);
		expect(node.requests()).toEqual(['POST /contact_lists']);
		expect(node.account.lists().filter(({ name }) => name === 'Roses')).toHaveLength(1);
	});

	it('counts a deletion that got no response as done', async () => {
		const [field] = node.account.customFields();
		node.sandbox.faults.add({ when: { method: 'DELETE' }, times: 1, do: { kind: 'resetAfter' } });
		const customField = byId(String(field?.id));
		const { json } = await node.run('customField', 'delete', { customField });
		expect(json).toMatchObject([{ deleted: true }]);
		expect(node.requests()).toHaveLength(2);
	});
});

describe('secrets', () => {
	it('appear in no message, and in no data, also after the token was renewed', async () => {
		node.account.expireAccessTokens();
		const before = { ...(node.credentials.constantContactOAuth2Api.oauthTokenData as object) };
		await node.run('account', 'get');
		const token = String(
			(node.credentials.constantContactOAuth2Api.oauthTokenData as { access_token: string })
				.access_token,
		);
		expect(Object.values(before)).not.toContain(token);
		node.account.accountSummary.organization_name = `Echo ${token}`;
		const { json } = await node.run('account', 'get');
		expect(json[0]).toMatchObject({ organization_name: 'Echo ***' });
	});

	it('are blanked out in the run that renews the token, the new one too', async () => {
		const data = node.credentials.constantContactOAuth2Api.oauthTokenData as object;
		Object.defineProperty(node.account.accountSummary, 'organization_name', {
			enumerable: true,
			get: () => `Echo ${(data as { access_token: string }).access_token}`,
		});
		node.account.expireAccessTokens();
		const { json } = await node.run('account', 'get');
		expect(node.requests()).toHaveLength(3);
		expect(json[0]).toMatchObject({ organization_name: 'Echo ***' });
	});
});
